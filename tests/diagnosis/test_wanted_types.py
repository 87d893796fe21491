"""A wrong type in a cell gets one sentence that names the argument, and nothing that was given is repeated."""

from collections.abc import Awaitable, Callable

import pytest

from helpers.authjs.front_door import explain_anything
from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.delivery.investigate import investigate
from helpers.diagnosis.delivery.remedies import reactivate
from helpers.diagnosis.dns_check.dns_check import dns_check_of
from helpers.diagnosis.dns_check.zone import Zone
from helpers.diagnosis.preflight.preflight import preflight
from helpers.diagnosis.sending.following import follow
from helpers.diagnosis.sending.sample import send_sample
from helpers.diagnosis.wanted_types import typed
from helpers.practice.clock import ManualClock
from helpers.practice.in_kernel import transport
from helpers.practice.seed import demo_world
from helpers.reference.practice_tokens import SERVER_TOKEN

TOKEN = Token(SERVER_TOKEN)
LIST = Email(sender="hello@example.com", to=["ada@example.com"])
Call = Callable[[Connection], Awaitable[object]]

# the beginning of the sentence -> a call with a wrong type in it
WRONG: dict[str, Call] = {
    "recipient takes text in quotation marks; this is None.": lambda to: investigate(to, TOKEN, recipient=None),
    "message_id takes text in quotation marks; this is None.": lambda to: investigate(to, TOKEN, message_id=None),
    'email takes an Email(sender="…", to="…"); this is None.': lambda to: preflight(to, None, TOKEN),
    "The message's to takes text in quotation marks; this is of the type list.": lambda to: preflight(to, LIST, TOKEN),
    "The message's to takes text": lambda to: send_sample(to, TOKEN, LIST),
    "bounce_id takes a whole number; this is None.": lambda to: reactivate(to, TOKEN, None),
    "bounce_id takes a whole number; this is of the type str.": lambda to: reactivate(to, TOKEN, "7"),
    "domain takes text in quotation marks; this is of the type Token.": lambda to: dns_check_of(
        to,
        Token("example.com"),
        TOKEN,
        Zone,
    ),
    "message_id takes text in quotation marks or None; this is of the type int.": lambda to: follow(to, TOKEN, 7),
    "There is no MessageID: the message was not accepted.": lambda to: follow(to, TOKEN, ""),
    "There is no MessageID: the message was not": lambda to: follow(to, TOKEN, None),
}


@pytest.mark.parametrize("says", WRONG)
async def test_a_wrong_type_gets_one_sentence(says: str) -> None:
    async with Connection(clock=ManualClock(), transport=transport(demo_world(ManualClock()))) as connection:
        with pytest.raises(SettingsProblem) as stop:
            await WRONG[says](connection)
    assert str(stop.value).startswith(says)
    assert str(stop.value).endswith("Nothing was asked.")


@pytest.mark.parametrize("text", [None, b"secret-of-mine", ["secret-of-mine"]])
def test_what_is_no_text_is_not_explained_and_not_repeated(text: object) -> None:
    with pytest.raises(SettingsProblem) as stop:
        explain_anything(text)
    assert str(stop.value).startswith("text takes text in quotation marks; this is ")
    assert "secret" not in str(stop.value)


def test_a_whole_number_is_a_number() -> None:
    @typed
    def wait(seconds: float) -> float:
        return seconds

    assert wait(3) == 3
