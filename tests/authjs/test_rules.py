"""Each rule of the doctor, three ways: it holds, it does not, and it cannot be asked."""

import pytest

from helpers.authjs.doctor import RULES
from helpers.authjs.rule import DoctorRule
from helpers.authjs.situation import Situation
from helpers.diagnosis.records import Confidence, Severity
from helpers.diagnosis.rule import Answer
from tests.authjs.application import KEY, Pieces, env, package, situation, ts, v5
from tests.authjs.cases import HOST, MAIL, NAMES, SENDERS
from tests.authjs.code_cases import CODE, VERSIONS
from tests.authjs.env_cases import ENV

CASES = {**NAMES, **SENDERS, **HOST, **MAIL, **CODE, **VERSIONS, **ENV}
BY_CODE = {rule.words.code: rule for rule in RULES}
HOLDS = [(code, pieces) for code, case in CASES.items() for pieces in case.holds]
DOES_NOT = [(code, pieces) for code, case in CASES.items() for pieces in case.does_not]
NOT_ASKED = [(code, pieces) for code, case in CASES.items() for pieces in case.not_asked]


def ids(cases: list[tuple[str, Pieces]]) -> list[str]:
    return [f"{code}-{at}" for at, (code, _) in enumerate(cases)]


@pytest.mark.parametrize(("code", "pieces"), HOLDS, ids=ids(HOLDS))
def test_it_holds(code: str, pieces: Pieces) -> None:
    assert BY_CODE[code].answer(situation(pieces)) is Answer.HOLDS


@pytest.mark.parametrize(("code", "pieces"), DOES_NOT, ids=ids(DOES_NOT))
def test_it_does_not(code: str, pieces: Pieces) -> None:
    assert BY_CODE[code].answer(situation(pieces)) in (Answer.DOES_NOT, Answer.NOT_ASKED)
    assert BY_CODE[code].findings(situation(pieces)) == ()


@pytest.mark.parametrize("code", CASES)
def test_it_can_be_asked_and_not_hold(code: str) -> None:
    """At least one application shows that silence is an answer and not ignorance."""
    answers = {BY_CODE[code].answer(situation(pieces)) for pieces in CASES[code].does_not}
    assert Answer.DOES_NOT in answers


@pytest.mark.parametrize(("code", "pieces"), NOT_ASKED, ids=ids(NOT_ASKED))
def test_it_cannot_be_asked(code: str, pieces: Pieces) -> None:
    assert BY_CODE[code].answer(situation(pieces)) is Answer.NOT_ASKED


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.words.code)
def test_with_nothing_handed_over_nothing_is_asked(rule: DoctorRule) -> None:
    assert rule.answer(Situation()) is Answer.NOT_ASKED


def test_every_rule_is_tried() -> None:
    assert {rule.words.code for rule in RULES} - {"SHAPE117", "AUTHJS324"} == set(CASES)


def test_no_code_is_used_twice() -> None:
    codes = [rule.words.code for rule in RULES if rule.words.code != "SHAPE117"]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(("code", "pieces"), HOLDS, ids=ids(HOLDS))
def test_a_finding_has_everything(code: str, pieces: Pieces) -> None:
    for found in BY_CODE[code].findings(situation(pieces)):
        assert found.title and found.cause and found.evidence and found.next_step
        assert found.file in {piece.name for piece in pieces} | {".env"}
        assert found.source.url.startswith("https://")


def test_a_file_without_code_is_judged_with_care() -> None:
    rule = BY_CODE["AUTHJS301"]
    (alone,) = rule.findings(situation(env("POSTMARK_API_KEY=x\n")))
    (with_code,) = rule.findings(situation(v5() + env("POSTMARK_API_KEY=x\n")))
    assert (alone.confidence, with_code.confidence) == (Confidence.LIKELY, Confidence.CERTAIN)
    assert alone.alternatives
    assert not with_code.alternatives


def test_a_fragment_is_judged_with_care() -> None:
    (found,) = BY_CODE["AUTHJS402"].findings(situation(ts("x = { providers: [Postmark({ apiKey: KEY })] }")))
    assert found.confidence is Confidence.LIKELY


def test_a_range_is_judged_with_care() -> None:
    found = [
        BY_CODE["AUTHJS601"].findings(situation(v5() + package(next_auth=one)))
        for one in ("5.0.0-beta.4", "^5.0.0-beta.4")
    ]
    assert [one.confidence for (one,) in found] == [Confidence.CERTAIN, Confidence.LIKELY]


def test_lines_are_the_files_own() -> None:
    (found,) = BY_CODE["AUTHJS303"].findings(situation(env("\ufeff# comment\r\n\r\nA=1\r\nAUTH_POSTMARK_KEY=\r\n")))
    assert (found.file, found.line) == (".env", 4)


def hidden(*pieces: Pieces) -> list[Confidence]:
    return [found.confidence for one in pieces for found in BY_CODE["AUTHJS328"].findings(situation(one))]


def test_how_sure_it_is_that_an_empty_line_hides_the_key() -> None:
    local, production = (env(KEY) + env("AUTH_POSTMARK_KEY=\n", f".env.{one}") for one in ("local", "production"))
    assert hidden(local + package(next="15.5.0"), local) == [Confidence.CERTAIN, Confidence.LIKELY]
    assert hidden(production + package(next="15.5.0"), production) == [Confidence.LIKELY] * 2


def test_the_process_wins_over_the_file() -> None:
    (rule,) = (rule for rule in RULES if rule.words.code == "AUTHJS324")
    assert rule.answer(situation(env(KEY), {"AUTH_POSTMARK_KEY": "another"})) is Answer.HOLDS
    assert rule.answer(situation(env(KEY), {"POSTMARK_TOKEN": "another"})) is Answer.DOES_NOT
    assert rule.answer(situation(env(KEY))) is Answer.NOT_ASKED


def test_what_the_process_holds_is_not_missing() -> None:
    assert BY_CODE["AUTHJS302"].answer(situation(v5() + env("A=1\n"), {"AUTH_POSTMARK_KEY": "x"})) is Answer.DOES_NOT


def test_advice_is_no_problem() -> None:
    assert BY_CODE["AUTHJS405"].words.severity is Severity.INFO
