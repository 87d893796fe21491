"""An outside witness for the operations table: what the official clients send, recorded on loopback.

Two clients that nobody here wrote call each of their public methods once. Method, path and token header of every
recorded call must agree with `helpers.reference.operations`.
"""

from dataclasses import dataclass

import pytest

from helpers.reference.operations import OPERATIONS
from helpers.reference.routes import match
from helpers.reference.token_kinds import TOKEN_KINDS
from tests.clients.conftest import Run
from tests.clients.recorder import Call, recorder

# Calls of the clients that stand on none of Postmark's reference pages.
CLIENTS_ONLY = {
    "GET /stats/outbound/opens/readTimes": "left the documentation; both clients still carry it",
}

# Operations that neither client has a method for; for these the table has only the documentation as its witness.
UNWITNESSED = {
    "GET /email/bulk",
    "POST /webhooks/{webhook_id}/verify",
    "GET /webhooks/{webhook_id}/statistics",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one client did: the methods it called, and the calls that arrived."""

    methods: list[str]
    calls: list[Call]


def heard_from(run: Run, script: str) -> Statement:
    with recorder() as (url, calls):
        (methods,) = run(script, url)
    return Statement(methods=methods, calls=calls)


@pytest.fixture(scope="module")
def node_witness(node: Run) -> Statement:
    return heard_from(node, "witness.mjs")


@pytest.fixture(scope="module")
def python_witness(postmark_python: Run) -> Statement:
    return heard_from(postmark_python, "witness.py")


@pytest.fixture(params=["node_witness", "python_witness"])
def witness(request: pytest.FixtureRequest) -> Statement:
    found: Statement = request.getfixturevalue(request.param)
    return found


def disagreement(call: Call) -> str | None:
    """How a call and the operations table differ, or None."""
    found = match(call.method, call.path)
    if found is None or found.operation is None:
        return f"{call.method} {call.path} is no operation"
    header = TOKEN_KINDS[found.operation.token].header
    sent = [name for name, _ in call.tokens]
    return None if sent == [header] else f"{found.operation.key} wants {header}, the client sent {sent}"


def operation_keys(calls: list[Call]) -> set[str]:
    found = [match(call.method, call.path) for call in calls]
    return {one.operation.key for one in found if one and one.operation}


def test_every_public_method_makes_exactly_one_call(witness: Statement) -> None:
    callers = [token for call in witness.calls for _, token in call.tokens]
    assert sorted(callers) == sorted(witness.methods)


def test_both_clients_are_heard_in_full(node_witness: Statement, python_witness: Statement) -> None:
    assert len(node_witness.methods) == 85
    assert len(python_witness.methods) == 87  # two of them are generators over lists that have a method too


def test_calls_agree_with_the_operations_table(witness: Statement) -> None:
    known = [call for call in witness.calls if f"{call.method} {call.path}" not in CLIENTS_ONLY]
    assert [found for call in known if (found := disagreement(call))] == []


def test_calls_outside_the_table_are_the_listed_ones(witness: Statement) -> None:
    unknown = {f"{call.method} {call.path}" for call in witness.calls if match(call.method, call.path) is None}
    assert unknown == CLIENTS_ONLY.keys()


def test_unwitnessed_operations_are_the_listed_ones(node_witness: Statement, python_witness: Statement) -> None:
    witnessed = operation_keys(node_witness.calls) | operation_keys(python_witness.calls)
    assert OPERATIONS.keys() - witnessed == UNWITNESSED


@pytest.mark.parametrize(
    ("method", "path", "header"),
    [
        ("POST", "/email", "X-Postmark-Account-Token"),
        ("GET", "/domains", "X-Postmark-Server-Token"),
        ("PUT", "/email", "X-Postmark-Server-Token"),
        ("GET", "/no/such/path", "X-Postmark-Server-Token"),
    ],
)
def test_a_call_that_contradicts_the_table_is_noticed(method: str, path: str, header: str) -> None:
    assert disagreement(Call(method=method, path=path, tokens=((header, "caller"),)))
