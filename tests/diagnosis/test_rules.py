"""Every rule of the ACCESS and SETUP families: evidence for which it holds, does not hold, and cannot be asked."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, fields, replace

import pytest

from helpers.client.token import Token
from helpers.diagnosis.evidence import Evidence
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import ServerFacts
from helpers.diagnosis.rule import Answer, Rule, findings_of
from helpers.diagnosis.rules import access, setup
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN, TokenKind
from tests.diagnosis.asking import (
    ACCOUNT_NO,
    ACCOUNT_OK,
    PRACTICE_SERVER_NO,
    SERVER_NO,
    SERVER_OK,
    UNKNOWN,
    in_practice,
    probed,
    unasked,
)
from tests.replies import HANG

RULES: dict[str, Rule[Evidence]] = {rule.code: rule for rule in (*access.RULES, *setup.RULES)}
Case = Callable[[], Awaitable[Evidence]]


@dataclass(frozen=True, slots=True)
class Cases:
    """Evidence for which a rule holds, evidence for which it does not."""

    holds: Case
    does_not: Case


FOR_SENDING = Origin(words="the environment variable AUTH_POSTMARK_KEY", meant_for=TokenKind.SERVER)
EMPTY = Origin(empty=("POSTMARK_TOKEN",))
DIFFERING = Origin(words="the environment variable POSTMARK_TOKEN", differing=("POSTMARK_API_KEY",))
QUOTED = Token(f'"{UNKNOWN.reveal()}"')


async def smtp_off() -> Evidence:
    evidence = await in_practice(Token(SERVER_TOKEN))
    assert evidence.server
    return replace(evidence, server=replace(evidence.server, smtp_on=False))


async def nobody() -> Evidence:
    return unasked()


CASES = {
    "ACCESS201": Cases(lambda: probed(SERVER_OK, ACCOUNT_NO), lambda: probed(SERVER_NO, ACCOUNT_OK)),
    "ACCESS202": Cases(lambda: probed(SERVER_NO, ACCOUNT_OK), lambda: probed(SERVER_OK, ACCOUNT_NO)),
    "ACCESS203": Cases(
        lambda: probed(SERVER_NO, ACCOUNT_OK, UNKNOWN, FOR_SENDING), lambda: probed(SERVER_NO, ACCOUNT_OK)
    ),
    "ACCESS204": Cases(lambda: probed(SERVER_NO, ACCOUNT_NO), lambda: probed(SERVER_NO, HANG)),
    "ACCESS205": Cases(lambda: in_practice(UNKNOWN), lambda: in_practice(Token("practice-none"))),
    "ACCESS206": Cases(
        lambda: probed(SERVER_NO, ACCOUNT_NO, Token(SERVER_TOKEN)), lambda: in_practice(Token(SERVER_TOKEN))
    ),
    "ACCESS207": Cases(lambda: in_practice(Token(TEST_TOKEN)), lambda: in_practice(UNKNOWN)),
    "ACCESS208": Cases(lambda: probed(SERVER_OK, ACCOUNT_OK), lambda: probed(SERVER_OK, ACCOUNT_NO)),
    "ACCESS209": Cases(lambda: in_practice(Token(SANDBOX_SERVER_TOKEN)), lambda: in_practice(Token(SERVER_TOKEN))),
    "ACCESS210": Cases(smtp_off, lambda: in_practice(Token(SERVER_TOKEN))),
    "ACCESS211": Cases(lambda: probed(SERVER_NO, ACCOUNT_NO, QUOTED), lambda: probed(SERVER_NO, HANG, QUOTED)),
    "ACCESS212": Cases(lambda: probed(SERVER_NO, HANG), lambda: probed(HANG, HANG)),
    "ACCESS213": Cases(lambda: probed(PRACTICE_SERVER_NO, ACCOUNT_NO), lambda: probed(SERVER_NO, ACCOUNT_NO)),
    "SETUP401": Cases(
        lambda: probed(SERVER_NO, ACCOUNT_NO, UNKNOWN, EMPTY), lambda: probed(SERVER_NO, ACCOUNT_NO, UNKNOWN, DIFFERING)
    ),
    "SETUP402": Cases(
        lambda: probed(SERVER_NO, ACCOUNT_NO, UNKNOWN, DIFFERING), lambda: probed(SERVER_NO, ACCOUNT_NO, UNKNOWN, EMPTY)
    ),
}


def test_every_rule_has_its_cases() -> None:
    assert sorted(CASES) == sorted(RULES)


@pytest.mark.parametrize("code", CASES)
async def test_a_rule_holds(code: str) -> None:
    evidence = await CASES[code].holds()
    rule = RULES[code]
    assert rule.answer(evidence) is Answer.HOLDS
    finding = rule.finding(evidence)
    assert finding
    assert (finding.code, finding.title, finding.source) == (code, rule.title, rule.source)
    assert finding.evidence
    assert finding in findings_of(RULES.values(), evidence)


@pytest.mark.parametrize("code", CASES)
async def test_a_rule_does_not_hold(code: str) -> None:
    evidence = await CASES[code].does_not()
    assert RULES[code].answer(evidence) is Answer.DOES_NOT
    assert RULES[code].finding(evidence) is None


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.requires])
def test_a_rule_is_not_asked(code: str) -> None:
    assert RULES[code].answer(unasked()) is Answer.NOT_ASKED
    assert RULES[code].finding(unasked()) is None


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if not rule.requires])
def test_a_rule_about_the_text_or_its_place_is_always_asked(code: str) -> None:
    assert RULES[code].answer(unasked()) is Answer.DOES_NOT


def test_what_rules_require_are_fields_of_the_evidence() -> None:
    known = {field.name for field in fields(Evidence)}
    assert {name for rule in RULES.values() for name in rule.requires} <= known


def test_a_rule_needs_everything_that_it_names() -> None:
    rule = replace(RULES["ACCESS204"], requires=("as_server", "server"))
    evidence = replace(unasked(), server=ServerFacts(**dict.fromkeys(ServerFacts.__slots__)))
    assert rule.answer(evidence) is Answer.NOT_ASKED


@pytest.mark.parametrize(
    ("token", "origin", "sentence"),
    [
        (ACCOUNT_TOKEN, FOR_SENDING, "AUTH_POSTMARK_KEY wants a server token; this is an account token."),
        (SERVER_TOKEN, EMPTY, "POSTMARK_TOKEN is set, but to nothing; counted as unset."),
        (SERVER_TOKEN, Origin(empty=("A", "B")), "A and B are set, but to nothing; counted as unset."),
        (SERVER_TOKEN, DIFFERING, "POSTMARK_API_KEY holds another token than the environment variable POSTMARK_TOKEN"),
    ],
)
async def test_evidence_names_the_place(token: str, origin: Origin, sentence: str) -> None:
    evidence = await in_practice(Token(token), origin)
    assert sentence in " ".join(finding.evidence for finding in findings_of(RULES.values(), evidence))
