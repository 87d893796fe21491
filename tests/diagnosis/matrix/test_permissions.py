"""What is expected of every door, counted apart from the table, and how an answer is read."""

from collections import Counter

import pytest

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.matrix.permissions import Answer, Holder, answer_from, expected
from helpers.reference.operations import OPERATIONS
from helpers.reference.practice_tokens import SERVER_TOKEN
from helpers.reference.probes import PROBES
from helpers.reference.sources import Standing
from tests.loopback import Act, loopback
from tests.replies import (
    CAPTIVE_PORTAL,
    DROP,
    EMPTY_405,
    HANG,
    MAINTENANCE,
    TRUNCATED_JSON,
    WRONG_SHAPE,
    deadline_for,
    error,
    json_reply,
    page,
    reply,
)

ALL = [(operation, holder) for operation in OPERATIONS.values() for holder in Holder]
OPEN_TO_TEST = {"POST /email", "POST /email/batch", "POST /email/withTemplate", "POST /email/batchWithTemplates"}
ACCOUNT_PATHS = ("/servers", "/domains", "/senders", "/data-removals", "/templates/push")


def opened_by(holder: Holder) -> set[str]:
    return {key for key, one in OPERATIONS.items() if expected(one, holder).answer is Answer.OPENS}


def test_each_door_is_expected_to_open_to_one_kind_of_token_and_to_some_for_the_test_token() -> None:
    counted = Counter(holder for operation, holder in ALL if expected(operation, holder).answer is Answer.OPENS)
    assert counted == {Holder.SERVER: 62, Holder.ACCOUNT: 25, Holder.TEST: 4}


def test_the_account_token_opens_the_account_s_paths() -> None:
    account = {key for key in OPERATIONS if key.split()[1].startswith(ACCOUNT_PATHS)}
    assert opened_by(Holder.ACCOUNT) == account
    assert opened_by(Holder.SERVER) == OPERATIONS.keys() - account


def test_the_account_token_sends_nothing_from_a_server() -> None:
    assert [key for key in opened_by(Holder.ACCOUNT) if key.startswith("POST /email")] == []


def test_where_the_test_token_is_let_in() -> None:
    assert opened_by(Holder.TEST) == OPEN_TO_TEST


def test_every_expectation_says_how_it_is_known() -> None:
    assert all(expected(*one).source.url.startswith("https://") for one in ALL)


@pytest.mark.parametrize(
    ("key", "holder", "standing"),
    [
        ("POST /email", Holder.SERVER, Standing.DOCUMENTED),
        ("POST /email", Holder.ACCOUNT, Standing.DOCUMENTED),
        ("POST /email", Holder.BOTH, Standing.OBSERVED),
        ("GET /domains", Holder.BOTH, Standing.ASSUMED),
        ("GET /domains", Holder.TEST, Standing.ASSUMED),
        ("GET /server", Holder.TEST, Standing.OBSERVED),
        ("POST /email/withTemplate", Holder.TEST, Standing.OBSERVED),
        ("POST /email/batchWithTemplates", Holder.TEST, Standing.ASSUMED),
    ],
)
def test_an_assumption_is_never_told_as_a_fact(key: str, holder: Holder, standing: Standing) -> None:
    assert expected(OPERATIONS[key], holder).source.standing is standing


async def answered(act: Act, key: str = "POST /email") -> Answer:
    """How the reply `act` to the probe of `key` is read."""
    probe = PROBES[key]
    with loopback(act) as server:
        async with Connection(server.url, deadline_s=deadline_for(act)) as connection:
            exchange = await connection.send(
                probe.operation.method, probe.path, server_token=Token(SERVER_TOKEN), body=probe.body
            )
    return answer_from(exchange, probe)


@pytest.mark.parametrize(
    "act", [error(401, 10, "No."), error(403, 10, "The test token may not."), error(422, 10, "An old text.")]
)
async def test_error_code_10_refuses(act: Act) -> None:
    assert await answered(act) is Answer.REFUSES


@pytest.mark.parametrize(
    "act",
    [
        error(422, 300, "Invalid 'From'."),
        error(403, 1480, "Your IP address may not send."),
        error(422, 401, "An ErrorCode and no status."),
        error(422, 9999, "A new one."),
        json_reply(200, {"ErrorCode": 0, "Message": "OK"}),
    ],
)
async def test_any_other_word_of_postmark_s_own_comes_from_behind_the_door(act: Act) -> None:
    assert await answered(act) is Answer.OPENS


@pytest.mark.parametrize(
    "act",
    [
        *(error(429, 429, "Slow down."), error(500, 101, "Oops."), MAINTENANCE, HANG, DROP, CAPTIVE_PORTAL, EMPTY_405),
        *(WRONG_SHAPE, TRUNCATED_JSON, page(401), page(403), page(404), page(502), reply(401), json_reply(401, {})),
    ],
)
async def test_everything_else_tells_nothing(act: Act) -> None:
    assert await answered(act) is Answer.UNKNOWN


async def test_no_valid_server_or_account_tells_nothing_unless_a_server_was_named() -> None:
    nobody = error(422, 422, "Invalid Server or Account.")
    assert await answered(nobody, "GET /deliverystats") is Answer.UNKNOWN
    assert await answered(nobody, "GET /servers/{server_id}") is Answer.OPENS
