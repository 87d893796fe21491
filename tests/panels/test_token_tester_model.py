"""The token tester's model: what is said of each kind, and what is left after a stop or a failure."""

from collections.abc import Awaitable, Callable
from uuid import uuid4

import pytest

from helpers.client.token import Token
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Kind
from helpers.lab import Lab
from helpers.panels.status import StatusState
from helpers.panels.token_tester_model import TokenTesterModel, TokenTesterState, TokenToTest
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN, TokenKind

FOR_AN_APPLICATION = Origin(words="the environment variable AUTH_POSTMARK_KEY", meant_for=TokenKind.SERVER)


def given(lab: Lab, text: str, origin: Origin = Origin()) -> Callable[[], Awaitable[TokenToTest]]:  # noqa: B008 - frozen
    async def take() -> TokenToTest:
        return TokenToTest(connection=lab.connection, token=Token(text), origin=origin)

    return take


async def verdict_on(model: TokenTesterModel, take: Callable[[], Awaitable[TokenToTest]]) -> TokenTesterState:
    model.test(take)
    assert model.task
    await model.task
    return model.state


@pytest.mark.parametrize(
    ("text", "kind", "status", "sentence"),
    [
        (SERVER_TOKEN, Kind.SERVER, StatusState.GOOD, "Server token."),
        (ACCOUNT_TOKEN, Kind.ACCOUNT, StatusState.GOOD, "Account token."),
        (TEST_TOKEN, Kind.TEST, StatusState.GOOD, "Test token."),
        ("practice-nobody", Kind.NEITHER, StatusState.BAD, "Not accepted."),
        (str(uuid4()), Kind.UNKNOWN, StatusState.UNSURE, "The practice Postmark does not know this token."),
        ("", Kind.UNKNOWN, StatusState.UNSURE, ""),
    ],
)
async def test_each_kind_has_its_status_and_its_sentence(
    lab: Lab, text: str, kind: Kind, status: StatusState, sentence: str
) -> None:
    state = await verdict_on(TokenTesterModel(), given(lab, text))
    assert state.verdict
    assert (state.verdict.kind, state.status) == (kind, status)
    assert state.sentence.startswith(sentence)


async def test_a_misplaced_account_token_is_a_problem(lab: Lab) -> None:
    state = await verdict_on(TokenTesterModel(), given(lab, ACCOUNT_TOKEN, FOR_AN_APPLICATION))
    assert (state.status, state.sentence) == (
        StatusState.BAD,
        "An account token stands where a server token belongs.",
    )


async def test_the_kind_is_shown_before_the_facts(lab: Lab) -> None:
    model, seen = TokenTesterModel(), []
    model.observe(lambda change: seen.append(change["new"]), names="state")
    await verdict_on(model, given(lab, SERVER_TOKEN))
    assert [(one.status, one.verdict and bool(one.verdict.server)) for one in seen] == [
        (StatusState.BUSY, None),
        (StatusState.BUSY, None),
        (StatusState.GOOD, False),
        (StatusState.GOOD, True),
    ]


async def test_a_new_test_drops_the_old_verdict_before_it_asks(lab: Lab) -> None:
    model = TokenTesterModel()
    await verdict_on(model, given(lab, SERVER_TOKEN))

    async def fail() -> TokenToTest:
        raise ZeroDivisionError

    assert (await verdict_on(model, fail)).verdict is None


async def test_starting_over_drops_the_verdict(lab: Lab) -> None:
    model = TokenTesterModel()
    await verdict_on(model, given(lab, SERVER_TOKEN))
    model.start_over("Forgotten.")
    assert model.state == TokenTesterState(sentence="Forgotten.")
