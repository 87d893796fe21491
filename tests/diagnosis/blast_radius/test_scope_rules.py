"""Every rule of the SCOPE family: an account for which it holds, one for which it does not, one that was not asked."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from helpers.diagnosis.blast_radius.records import BlastRadius
from helpers.diagnosis.blast_radius.rules import RULES
from helpers.diagnosis.records import Severity
from helpers.diagnosis.rule import Answer, Rule
from helpers.practice.faults import FaultKind
from helpers.practice.world import World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.diagnosis.wide_worlds import Change, failing, radius_in, sent, servers, sibling, webhook, world_with

Case = Callable[[], Awaitable[BlastRadius]]


def seen(token: str, *changes: Change) -> Case:
    """The radius of `token` in a demo world with these changes."""

    async def ask() -> BlastRadius:
        return (await radius_in(world_with(*changes), token)).radius

    return ask


def without(operation: str, token: str = ACCOUNT_TOKEN) -> Case:
    return seen(token, failing(operation, FaultKind.TIMEOUT))


@dataclass(frozen=True, slots=True)
class Cases:
    """Accounts for which a rule holds, does not hold, and cannot be asked."""

    holds: Case
    does_not: Case
    not_asked: Case


def no_sandbox(world: World) -> None:
    for server in world.servers.values():
        server.delivery_type = "Live"


CASES = {
    "SCOPE501": Cases(seen(ACCOUNT_TOKEN), seen(SERVER_TOKEN), seen("practice-nobody")),
    "SCOPE502": Cases(seen(ACCOUNT_TOKEN), seen(ACCOUNT_TOKEN, servers(1)), without("GET /servers")),
    "SCOPE503": Cases(seen(ACCOUNT_TOKEN, no_sandbox), seen(ACCOUNT_TOKEN), seen(SERVER_TOKEN)),
    "SCOPE504": Cases(seen(ACCOUNT_TOKEN, no_sandbox), seen(ACCOUNT_TOKEN), without("GET /servers")),
    "SCOPE505": Cases(
        seen(SERVER_TOKEN, sibling("practice-b")), seen(SERVER_TOKEN), without("GET /server", SERVER_TOKEN)
    ),
    "SCOPE506": Cases(
        seen(SERVER_TOKEN, sent(1), sent(1, "broadcast")),
        seen(SERVER_TOKEN, sent(1)),
        without("GET /messages/outbound", SERVER_TOKEN),
    ),
    "SCOPE507": Cases(
        seen(SERVER_TOKEN, sent(1, "broadcast")),
        seen(SERVER_TOKEN, sent(1)),
        without("GET /message-streams", SERVER_TOKEN),
    ),
    "SCOPE508": Cases(
        seen(SERVER_TOKEN, webhook(password="made-up-here")),
        seen(SERVER_TOKEN),
        without("GET /webhooks", SERVER_TOKEN),
    ),
}

rules = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_every_rule_has_its_cases() -> None:
    assert [rule.code for rule in RULES] == list(CASES)


@rules
async def test_a_rule_holds_does_not_or_is_not_asked(rule: Rule[BlastRadius]) -> None:
    cases = CASES[rule.code]
    asked = [rule.answer(await case()) for case in (cases.holds, cases.does_not, cases.not_asked)]
    assert asked == [Answer.HOLDS, Answer.DOES_NOT, Answer.NOT_ASKED]


@pytest.mark.parametrize("code", CASES)
async def test_what_holds_is_among_the_findings_and_says_what_to_do(code: str) -> None:
    found = {finding.code: finding for finding in (await CASES[code].holds()).findings}
    assert found[code].evidence
    assert found[code].next_step
    assert found[code].severity is not Severity.PROBLEM  # wide is not broken


async def test_an_account_that_was_read_in_part_only_is_not_judged_as_a_whole() -> None:
    radius = (await radius_in(world_with(servers(500)), ACCOUNT_TOKEN, inside=0)).radius
    codes = {finding.code for finding in radius.findings}
    assert codes == {"SCOPE501"}


@pytest.mark.parametrize("name", ["Shop staging", "shop-dev", "Tests", "QA"])
async def test_names_that_speak_of_tests(name: str) -> None:
    assert "SCOPE504" in await codes_with(name)


@pytest.mark.parametrize("name", ["Contest", "Latest news", "Protest", "Stageplay", ""])
async def test_names_that_only_look_like_it(name: str) -> None:
    assert "SCOPE504" not in await codes_with(name)


async def codes_with(name: str) -> set[str]:
    def rename(world: World) -> None:
        next(iter(world.servers.values())).name = name

    return {finding.code for finding in (await seen(SERVER_TOKEN, rename)()).findings}
