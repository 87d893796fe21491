"""A pre-flight: go, careful or stop, as the send that follows would show; every rule three ways."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.problems import PracticeTokenInLive
from helpers.client.token import Token
from helpers.diagnosis.preflight.grading import ONLY_A_SEND_SHOWS
from helpers.diagnosis.preflight.preflight import preflight
from helpers.diagnosis.preflight.records import Grade, Plan, Preflight
from helpers.diagnosis.preflight.rules.message import RULES
from helpers.diagnosis.records import Severity
from helpers.diagnosis.rule import Answer, Rule
from helpers.diagnosis.sending.sample import send_sample
from helpers.practice.faults import FaultKind
from helpers.practice.in_kernel import transport
from helpers.practice.records import AccountState
from helpers.practice.world import World
from helpers.reference.limits import BODY_BYTES
from helpers.reference.operations import Effect
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.routes import match
from tests.diagnosis.deliveries import ADA, GOOD, ODD_KINDS, archived, checked, suppressed
from tests.diagnosis.wide_worlds import Change, connected, failing, world_with

BOB = "bob@example.net"
Case = Callable[[], Awaitable[Preflight]]


def case(*changes: Change, plan: dict[str, Any] | None = None, **fields: Any) -> Case:
    """A pre-flight of the good message with other fields, asked for by `plan`."""
    return lambda: checked(replace(GOOD, **fields), *changes, **(plan or {}))


def known(*changes: Change, **fields: Any) -> Case:
    """The same with an account token at hand."""
    return case(*changes, plan={"account": ACCOUNT_TOKEN}, **fields)


FINE, FINE_KNOWN = case(), known()
CASES: dict[str, tuple[Case, Case]] = {
    "PREFLIGHT701": (case(plan={"token": ACCOUNT_TOKEN}), FINE),
    "PREFLIGHT711": (case(sender="nobody"), FINE),
    "PREFLIGHT712": (case(sender="Auth.js <no-reply@authjs.dev>"), FINE),
    "PREFLIGHT713": (known(sender="x@elsewhere.example"), FINE_KNOWN),
    "PREFLIGHT714": (known(sender="grace@example.org"), FINE_KNOWN),
    "PREFLIGHT715": (known(sender="joe@example.org"), FINE_KNOWN),
    "PREFLIGHT716": (case(sender="someone@gmail.com"), FINE),
    "PREFLIGHT717": (FINE_KNOWN, known(sender="x@elsewhere.example")),
    "PREFLIGHT719": (case(plan={"account": SERVER_TOKEN}), FINE_KNOWN),
    "PREFLIGHT721": (case(message_stream="nope"), FINE),
    "PREFLIGHT722": (case(message_stream="inbound"), FINE),
    "PREFLIGHT723": (case(archived, message_stream="broadcast"), FINE),
    "PREFLIGHT724": (FINE, case(message_stream="inbound")),
    "PREFLIGHT731": (case(suppressed()), FINE),
    "PREFLIGHT732": (case(suppressed(), to=f"{ADA}, {BOB}"), FINE),
    "PREFLIGHT733": (FINE, case(suppressed())),
    "PREFLIGHT734": (case(plan={"pending": True}), case(plan={"pending": True}, to="kim@example.com")),
    "PREFLIGHT741": (case(plan={"token": SANDBOX_SERVER_TOKEN}), FINE),
    "PREFLIGHT742": (case(plan={"token": "POSTMARK_API_TEST"}), FINE),
    "PREFLIGHT751": (case(to=""), FINE),
    "PREFLIGHT752": (case(to="kim.example.com"), FINE),
    "PREFLIGHT753": (case(to=", ".join(f"g{at}@example.net" for at in range(51))), FINE),
    "PREFLIGHT754": (case(text_body=""), FINE),
    "PREFLIGHT755": (case(html_body="x" * (BODY_BYTES + 1)), FINE),
    "PREFLIGHT756": (case(subject="x" * 2001), FINE),
}
ALL = {rule.code: rule for rule in RULES}
FIELDS = {"senders": "domains"}


def test_every_rule_has_its_cases() -> None:
    assert set(ALL) == set(CASES) | {"PREFLIGHT718"}
    assert len(ALL) == len(RULES)


@pytest.mark.parametrize("code", CASES)
async def test_a_rule_holds_or_does_not(code: str) -> None:
    holds, does_not = [(await ask()).plan for ask in CASES[code]]
    assert (ALL[code].answer(holds), ALL[code].answer(does_not)) == (Answer.HOLDS, Answer.DOES_NOT)


@pytest.mark.parametrize("code", CASES)
async def test_a_rule_is_not_asked_without_what_it_requires(code: str) -> None:
    plan = (await CASES[code][0]()).plan
    for name in ALL[code].requires:
        assert ALL[code].answer(replace(plan, **{FIELDS.get(name, name): None})) is Answer.NOT_ASKED


def test_another_account_is_known_by_its_refusal() -> None:
    plan = Plan(email=GOOD, size=1)
    answers = [ALL["PREFLIGHT718"].answer(replace(plan, same_account=same)) for same in (False, True, None)]
    assert answers == [Answer.HOLDS, Answer.DOES_NOT, Answer.NOT_ASKED]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_who_is_stopped_hears_what_to_do(rule: Rule[Plan]) -> None:
    assert rule.next_step or rule.severity is Severity.INFO


@pytest.mark.parametrize("code", CASES)
async def test_the_grade_follows_the_worst_finding(code: str) -> None:
    found = await CASES[code][0]()
    worst = found.findings[0].severity
    at_best = Grade.GO if found.plan.senders else Grade.CAREFUL
    assert {Severity.PROBLEM: Grade.STOP, Severity.WARNING: Grade.CAREFUL}.get(worst, at_best) is found.grade
    assert found.headline.lower().startswith(str(found.grade))


REFUSALS = {
    "sender": {"sender": "x@elsewhere.example"},
    "signature": {"sender": "grace@example.org"},
    "stream": {"message_stream": "nope"},
    "inbound": {"message_stream": "inbound"},
    "nobody": {"to": ""},
    "no address": {"to": "kim.example.com"},
    "no body": {"text_body": ""},
    "crowd": {"to": ", ".join(f"g{at}@example.net" for at in range(51))},
}


@pytest.mark.parametrize("what", REFUSALS)
async def test_what_is_stopped_is_refused_when_it_is_sent_all_the_same(what: str) -> None:
    email = replace(GOOD, **REFUSALS[what])
    connection, _listening = connected(world_with())
    async with connection:
        found = await preflight(connection, email, Token(SERVER_TOKEN), Token(ACCOUNT_TOKEN))
        sample = await send_sample(connection, Token(SERVER_TOKEN), email)
    assert (found.grade, sample.accepted) == (Grade.STOP, False)
    assert f"ErrorCode {sample.exchange.outcome.error_code})" in found.headline


@pytest.mark.parametrize("email", [GOOD, replace(GOOD, sender="ada@example.net"), replace(GOOD, to=f"{ADA}, {BOB}")])
async def test_what_may_go_is_accepted(email: Email) -> None:
    connection, _listening = connected(world_with())
    async with connection:
        found = await preflight(connection, email, Token(SERVER_TOKEN), Token(ACCOUNT_TOKEN))
        assert found.grade is Grade.GO
        assert (await send_sample(connection, Token(SERVER_TOKEN), email)).accepted


@pytest.mark.parametrize("sender", ["hello@example.com", "boss@not-mine.test"])
async def test_without_an_account_token_nothing_is_go(sender: str) -> None:
    found = await checked(replace(GOOD, sender=sender))
    assert found.grade is Grade.CAREFUL
    assert found.headline.endswith(
        "nothing that was read speaks against it, but whether From may send was not looked at."
    )
    assert "from Account → API Tokens" in found.next_step


async def test_the_test_token_needs_no_account_token() -> None:
    found = await checked(token="POSTMARK_API_TEST")
    assert (found.findings[0].code, found.unknown) == ("PREFLIGHT742", ())


async def test_without_an_account_token_from_cannot_be_known_and_that_is_said() -> None:
    unknown = [str(gap) for gap in (await checked()).unknown]
    assert unknown[0].startswith("Whether From may be used: domains and sender signatures can be read with an account")
    assert unknown[-1] == str(ONLY_A_SEND_SHOWS)


async def test_a_public_domain_that_the_account_has_confirmed_is_no_problem() -> None:
    def confirm(world: World) -> None:
        next(iter(world.signatures.values())).email = "someone@gmail.com"

    assert (await known(confirm, sender="someone@gmail.com")()).grade is Grade.GO


class TwoAccounts(httpx.AsyncBaseTransport):
    """Two practice worlds: one answers to server tokens, the other, without that server, to account tokens."""

    def __init__(self) -> None:
        self.ours, self.theirs = world_with(), world_with(lambda world: world.servers.clear())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        world = self.theirs if "x-postmark-account-token" in request.headers else self.ours
        return await transport(world).handle_async_request(request)


async def test_an_account_token_of_another_account_says_nothing_of_from() -> None:
    async with Connection(transport=TwoAccounts()) as connection:
        found = await preflight(connection, GOOD, Token(SERVER_TOKEN), Token(ACCOUNT_TOKEN))
    assert (found.grade, found.plan.same_account, found.plan.senders) == (Grade.CAREFUL, False, None)
    assert found.findings[0].code == "PREFLIGHT718"


@pytest.mark.parametrize("account", [SERVER_TOKEN, "", "POSTMARK_API_TEST"])
async def test_an_account_token_that_is_none_leaves_from_open(account: str) -> None:
    connection, _listening = connected(world_with())
    async with connection:
        found = await preflight(connection, GOOD, Token(SERVER_TOKEN), Token(account))
    assert (found.grade, found.plan.senders) == (Grade.CAREFUL, None)


@pytest.mark.parametrize(("account", "twice"), [(SERVER_TOKEN, True), (SANDBOX_SERVER_TOKEN, False)])
async def test_a_server_token_as_account_token_is_named_and_where_the_other_is(account: str, twice: bool) -> None:
    found = await checked(account=account)
    assert found.headline == f"Careful: {ALL['PREFLIGHT719'].title}."
    assert found.next_step == "Take the account token from Account → API Tokens (account.postmarkapp.com/api_tokens)."
    assert ("ErrorCode 10" in found.findings[0].evidence, "given twice" in found.findings[0].evidence) == (True, twice)
    assert [gap.what for gap in found.unknown] == ["Whether From may be used", ONLY_A_SEND_SHOWS.what]


@pytest.mark.parametrize("kind", ODD_KINDS)
@pytest.mark.parametrize(
    "operation", ["GET /server", "GET /servers/{server_id}", "GET /message-streams", "GET /domains", "GET /senders"]
)
async def test_what_could_not_be_read_is_careful_and_never_go_or_stop(operation: str, kind: FaultKind) -> None:
    found = await known(failing(operation, kind))()
    assert found.grade is Grade.CAREFUL
    assert found.next_step == "Look once more, then send."


async def test_lists_that_were_not_all_read_do_not_clear_anybody() -> None:
    dump = "GET /message-streams/{stream_id}/suppressions/dump"
    found = await case(failing(dump, FaultKind.TIMEOUT, times=1), to=f"{ADA}, {BOB}")()
    assert found.grade is Grade.CAREFUL
    assert "PREFLIGHT733" not in [finding.code for finding in found.findings]


async def test_only_a_send_shows_the_account() -> None:
    def reject(world: World) -> None:
        world.account.state = AccountState.NOT_APPROVED

    found = await checked(GOOD, reject, account=ACCOUNT_TOKEN)
    assert found.grade is Grade.GO
    assert ONLY_A_SEND_SHOWS in found.unknown


async def test_nothing_but_reads_is_asked() -> None:
    connection, listening = connected(world_with())
    async with connection:
        await preflight(connection, GOOD, Token(SERVER_TOKEN), Token(ACCOUNT_TOKEN))
    found = [match(*request.split(" ")) for request in listening.asked]
    assert {one and one.operation and one.operation.effect for one in found} == {Effect.READS}


async def test_a_practice_token_does_not_go_live() -> None:
    async with Connection() as live:
        with pytest.raises(PracticeTokenInLive):
            await preflight(live, GOOD, Token(SERVER_TOKEN))
