"""Every SMTP rule: what makes it hold, what does not, and when it is not asked."""

from dataclasses import replace
from typing import Any

import pytest

from helpers.client.outcome import OutcomeKind
from helpers.client.token import Token
from helpers.diagnosis.examine import examine
from helpers.diagnosis.records import Verdict
from helpers.diagnosis.rule import Answer
from helpers.diagnosis.smtp_check.evidence import BROADCAST_HOST, HOST, SmtpEvidence
from helpers.diagnosis.smtp_check.records import PortAnswer, Step, StepName, StepState, Talk
from helpers.diagnosis.smtp_check.smtp_check import RULES
from helpers.lab import Lab, open_lab
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN, SMTP_ACCESS_KEY, SMTP_SECRET_KEY

ROWS = {rule.code: rule for rule in RULES}
ORDER = list(StepName)
OPEN, SHUT = (PortAnswer(port=2525, is_open=is_open, words="") for is_open in (True, False))
GOOD: dict[str, Any] = {
    "greeting_code": 220,
    "greeting": "220 ready",
    "offers_tls": True,
    "encrypted": True,
    "verified": True,
    "mechanisms": ("PLAIN",),
    "login_code": 235,
    "login_reply": "235 welcome",
}
NO = {**GOOD, "login_code": 535, "login_reply": "535 5.7.8 Error: authentication failed:"}
AT_TLS = {name: GOOD[name] for name in ("greeting_code", "greeting", "offers_tls", "mechanisms")}


def talk(stopped_at: StepName | None = None, **found: Any) -> Talk:
    """A talk whose steps went well up to `stopped_at`."""
    stop = ORDER.index(stopped_at) if stopped_at else len(ORDER)
    states = [
        StepState.OK if at < stop else StepState.FAILED if at == stop else StepState.NOT_REACHED
        for at in range(len(ORDER))
    ]
    return Talk(
        steps=tuple(Step(name=one, state=state) for one, state in zip(ORDER, states, strict=True)), lines=(), **found
    )


def failed(kind: OutcomeKind, at: StepName = StepName.CONNECT, **found: Any) -> Talk:
    return talk(at, failure=kind, detail="It failed.", **found)


def given(said: Talk | None = None, **more: Any) -> SmtpEvidence:
    user = more.pop("user", SERVER_TOKEN)
    fields = {"host": HOST, "port": 587, "stream": "", "ports": None, "verdict": None, **more}
    password = fields.pop("password", user)
    return SmtpEvidence(talk=said or talk(**GOOD), user=Token(user), password=Token(password), **fields)


NOBODY = failed(OutcomeKind.TIMED_OUT)
REFUSED = talk(StepName.LOGIN, **NO)
PRACTICE = replace(REFUSED, greeting="220 localhost ESMTP practice Postmark")
TLS = failed(OutcomeKind.TLS_FAILED, StepName.STARTTLS, **AT_TLS)

HOLDS = {
    "SMTP701": given(host="api.postmarkapp.com"),
    "SMTP702": given(port=465),
    "SMTP703": given(failed(OutcomeKind.NAME_NOT_FOUND)),
    "SMTP704": given(failed(OutcomeKind.CONNECTION_REFUSED)),
    "SMTP705": given(NOBODY),
    "SMTP706": given(failed(OutcomeKind.UNREACHABLE)),
    "SMTP707": given(NOBODY, port=25, ports=(OPEN,)),
    "SMTP708": given(NOBODY, ports=(SHUT,)),
    "SMTP711": given(talk(StepName.GREETING, greeting_code=0, greeting="HTTP/1.1 400")),
    "SMTP712": given(talk(StepName.GREETING, greeting_code=554, greeting="554 no")),
    "SMTP713": given(failed(OutcomeKind.TIMED_OUT, StepName.GREETING)),
    "SMTP714": given(failed(OutcomeKind.CONNECTION_LOST, StepName.EHLO, greeting_code=220)),
    "SMTP721": given(talk(StepName.STARTTLS, **{**AT_TLS, "offers_tls": False})),
    "SMTP722": given(TLS),
    "SMTP723": given(talk(**{**GOOD, "verified": False}), host="127.0.0.1"),
    "SMTP730": given(PRACTICE, host="127.0.0.1", user="not-for-practice"),
    "SMTP731": given(REFUSED, user=ACCOUNT_TOKEN),
    "SMTP735": given(REFUSED, user="PM-T-outbound-one"),
    "SMTP736": given(REFUSED, user="one-text", password="another-text"),
    "SMTP737": given(REFUSED),
    "SMTP738": given(talk(StepName.LOGIN, **{**NO, "login_code": 454})),
    "SMTP739": given(talk(StepName.LOGIN, **{**AT_TLS, "mechanisms": ("CRAM-MD5",)})),
    "SMTP740": given(host="localhost", user="not-for-practice"),
    "SMTP751": given(stream="receipts"),
    "SMTP752": given(user=SMTP_ACCESS_KEY, password=SMTP_SECRET_KEY),
    "SMTP753": given(stream="broadcast"),
}
NEEDS = {
    "ports": given(NOBODY),
    "greeting_code": given(NOBODY),
    "offers_tls": given(NOBODY),
    "verified": given(TLS),
    "mechanisms": given(NOBODY),
    "login_code": given(TLS),
    "http_kind": given(REFUSED),
    "server": given(REFUSED, user=ACCOUNT_TOKEN),
}


def holding(evidence: SmtpEvidence) -> set[str]:
    return {code for code, rule in ROWS.items() if rule.answer(evidence) is Answer.HOLDS}


@pytest.mark.parametrize("code", HOLDS)
def test_a_rule_holds(code: str) -> None:
    assert code in holding(HOLDS[code])


def test_nothing_is_found_where_all_is_well() -> None:
    assert holding(given()) == set()


@pytest.mark.parametrize("code", sorted(ROWS))
def test_a_rule_does_not_hold_where_all_is_well(code: str) -> None:
    evidence = given(ports=(OPEN,))
    needs = [name for name in ROWS[code].requires if getattr(evidence, name) is None]
    assert ROWS[code].answer(evidence) is (Answer.NOT_ASKED if needs else Answer.DOES_NOT)


@pytest.mark.parametrize(("code", "need"), [(code, need) for code, rule in ROWS.items() for need in rule.requires])
def test_a_rule_is_not_asked_without_what_it_needs(code: str, need: str) -> None:
    assert getattr(NEEDS[need], need) is None
    assert ROWS[code].answer(NEEDS[need]) is Answer.NOT_ASKED


@pytest.mark.parametrize("code", ["SMTP730", "SMTP731", "SMTP735", "SMTP736", "SMTP737"])
def test_a_refused_login_has_one_reason(code: str) -> None:
    assert holding(HOLDS[code]) & {f"SMTP{number}" for number in range(730, 738)} == {code}


@pytest.mark.parametrize("step", [one for one in StepName if one is not StepName.QUIT])
@pytest.mark.parametrize("kind", [OutcomeKind.CONNECTION_LOST, OutcomeKind.TIMED_OUT, OutcomeKind.UNREACHABLE])
def test_no_end_of_a_talk_is_left_without_a_word(step: StepName, kind: OutcomeKind) -> None:
    assert len(holding(given(failed(kind, step)))) == 1


async def verdict_on(lab: Lab, token: str) -> Verdict:
    return await examine(lab.connection, Token(token))


async def test_http_works_and_smtp_is_off() -> None:
    lab = open_lab()
    next(iter(lab.world.servers.values())).smtp_api_activated = False
    assert "SMTP732" in holding(given(REFUSED, verdict=await verdict_on(lab, SERVER_TOKEN)))
    await lab.aclose()


async def test_http_works_and_smtp_refuses_all_the_same() -> None:
    lab = open_lab()
    verdict = await verdict_on(lab, SERVER_TOKEN)
    assert "SMTP733" in holding(given(REFUSED, verdict=verdict))
    assert "SMTP733" not in holding(given(verdict=verdict))
    await lab.aclose()


async def test_neither_opens() -> None:
    lab = open_lab()
    verdict = await verdict_on(lab, "practice-gone")
    assert "SMTP734" in holding(given(REFUSED, user="practice-gone", verdict=verdict))
    await lab.aclose()


async def test_a_verdict_on_another_token_says_nothing() -> None:
    lab = open_lab()
    verdict = await verdict_on(lab, SERVER_TOKEN)
    assert given(REFUSED, user="practice-gone", verdict=verdict).http_kind is None
    assert given(REFUSED, password="practice-other", verdict=verdict).http_kind is None
    await lab.aclose()


def test_the_broadcast_host_is_for_broadcasts() -> None:
    assert "SMTP753" in holding(given(host=BROADCAST_HOST, stream="outbound"))
    assert "SMTP753" not in holding(given(host=BROADCAST_HOST, stream="broadcast"))


def test_every_rule_is_held_here() -> None:
    with_a_verdict = {"SMTP732", "SMTP733", "SMTP734"}
    assert set(ROWS) == set(HOLDS) | with_a_verdict
    assert len(ROWS) == len(RULES)
