"""Lesson 03: right answers are right, and every known mistake is taken up by its own sentence."""

from collections import Counter
from collections.abc import Mapping

import pytest

from helpers.client.token import Token
from helpers.diagnosis.matrix.matrix import expected_matrix
from helpers.diagnosis.matrix.permissions import Answer, Holder
from helpers.lab import Lab
from helpers.lessons.drills import production_settings
from helpers.lessons.marking import Result, mark
from helpers.reference.operations import OPERATIONS, Effect
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.risk import Risk, risk_of
from helpers.reference.token_kinds import TEST_TOKEN

REPLIES: Mapping[object, str] = {
    (401, 10): "refuses",
    (422, 300): "opens",
    (429, None): "can't tell",
    (403, 10): "refuses",
}


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        ("3.1", "The account token."),
        ("3.2", REPLIES),
        ("3.2", {**REPLIES, (429, None): "Can’t tell"}),
        ("3.3", "GET /server"),
        ("3.3", "get  /server."),
        ("3.5", {"AUTH_POSTMARK_KEY": SERVER_TOKEN}),
        ("3.5", {"AUTH_POSTMARK_KEY": Token(SERVER_TOKEN)}),
    ],
)
def test_right_answers(number: str, answer: object) -> None:
    assert mark(number, answer).result is Result.RIGHT


@pytest.mark.parametrize(
    ("number", "answer", "said"),
    [
        ("3.1", "server", "How many servers take part"),
        ("3.1", "both", "no door opens to both headers"),
        ("3.1", "test", "opens four doors"),
        ("3.2", {**REPLIES, (401, 10): "opens"}, "the refusal of the token itself"),
        ("3.2", {**REPLIES, (422, 300): "refuses"}, "Who reads fields"),
        ("3.2", {**REPLIES, (429, None): "refuses"}, "too many requests"),
        ("3.2", {**REPLIES, (403, 10): "can't tell"}, "how the test token is refused"),
        ("3.2", ["refuses", "opens"], "Keep the four replies"),
        ("3.3", "GET /servers", "in which column does it open"),
        ("3.3", "GET /webhooks", "passwords of webhooks"),
        ("3.3", "PUT /server", "it is no read"),
        ("3.5", {"AUTH_POSTMARK_KEY": SANDBOX_SERVER_TOKEN}, "reach nobody"),
        ("3.5", {"AUTH_POSTMARK_KEY": ACCOUNT_TOKEN}, "nothing is accepted any more"),
        ("3.5", {"AUTH_POSTMARK_KEY": TEST_TOKEN}, "delivers nothing either"),
        ("3.5", {"AUTH_POSTMARK_KEY": SERVER_TOKEN, "POSTMARK_ACCOUNT_TOKEN": ACCOUNT_TOKEN}, "is still there"),
        ("3.5", SERVER_TOKEN, "Hand in a dictionary"),
    ],
)
def test_wrong_answers(number: str, answer: object, said: str) -> None:
    assert said in mark(number, answer).sentence
    assert mark(number, answer).result is Result.NOT_YET


def test_the_numbers_that_the_lesson_names() -> None:
    """62 operations for a server token, 25 for an account token, none for both; five reads of secrets."""
    cells = expected_matrix().cells
    opens = Counter(cell.holder for cell in cells if cell.expected is Answer.OPENS)
    assert (opens[Holder.SERVER], opens[Holder.ACCOUNT], opens[Holder.BOTH], opens[Holder.TEST]) == (62, 25, 0, 4)
    reads = [one for one in OPERATIONS.values() if one.effect is Effect.READS]
    exposing = [one for one in OPERATIONS.values() if risk_of(one).risk is Risk.EXPOSES_CREDENTIALS]
    assert (len(cells), len(reads) * len(Holder), len(exposing)) == (435, 225, 5)
    assert {one.effect for one in exposing} == {Effect.READS}


@pytest.fixture
def fresh(lab: Lab) -> str:
    """A new token of the sandbox server, beside the one that leaked."""
    return lab.practice.issue_server_token("Demo tests")


async def test_one_new_token_is_right(lab: Lab, fresh: str) -> None:
    lab.practice.revoke_server_token(SANDBOX_SERVER_TOKEN)
    assert mark("3.4", await lab.blast_radius(fresh)).result is Result.RIGHT


async def test_an_old_token_beside_the_new_one_is_named(lab: Lab, fresh: str) -> None:
    assert "still a token beside it" in mark("3.4", await lab.blast_radius(fresh)).sentence


async def test_the_leaked_token_alone_is_named(lab: Lab) -> None:
    assert "is the leaked one" in mark("3.4", await lab.blast_radius(SANDBOX_SERVER_TOKEN)).sentence


async def test_the_radius_of_a_revoked_token_is_named(lab: Lab, fresh: str) -> None:
    lab.practice.revoke_server_token(fresh)
    assert "opens nothing any more" in mark("3.4", await lab.blast_radius(fresh)).sentence


async def test_another_server_is_named(lab: Lab) -> None:
    assert "That is another server" in mark("3.4", await lab.blast_radius(lab.server_token)).sentence


@pytest.mark.parametrize("kind", [str, Token])
def test_a_token_is_no_radius(fresh: str, kind: type[str] | type[Token]) -> None:
    assert "That is a token" in mark("3.4", kind(fresh)).sentence


async def test_the_drill_loses_the_mail_and_holds_too_much(lab: Lab) -> None:
    compared = await lab.compare(*production_settings().values())
    assert compared.first.named is not None
    assert compared.first.named[0].is_sandbox
    assert compared.second.kind == "account"
