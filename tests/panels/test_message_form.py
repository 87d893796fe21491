"""The message's form: picker and address stay in step, and the preview shows what was written."""

import pytest

from helpers.client.email import Email
from helpers.panels.handlers import Handlers
from helpers.panels.message_form import MessageForm
from helpers.panels.recipient import OWN, Recipient
from helpers.reference.destinations import DESTINATIONS
from tests.panels.driving import text_of


def fail(sentence: str) -> None:
    raise AssertionError(sentence)


@pytest.fixture
def recipient() -> Recipient:
    return Recipient(Handlers(fail))


@pytest.fixture
def changes() -> list[str]:
    return []


@pytest.fixture
def form(changes: list[str]) -> MessageForm:
    return MessageForm(Handlers(fail), lambda: changes.append("changed"))


@pytest.mark.parametrize("key", DESTINATIONS)
def test_picking_a_destination_fills_in_its_address_and_tells_both_effects(recipient: Recipient, key: str) -> None:
    recipient.picker.value = key
    assert recipient.to.value == DESTINATIONS[key].address
    shown = text_of(recipient._what_happens)
    assert f"What happens: {DESTINATIONS[key].effect}" in shown
    assert f"What stays: {DESTINATIONS[key].side_effect}" in shown


def test_typing_another_address_moves_the_picker_away(recipient: Recipient) -> None:
    recipient.to.value = "ada@example.com"
    assert (recipient.picker.value, recipient.to.value) == (OWN, "ada@example.com")
    assert "Whoever reads this address" in text_of(recipient._what_happens)


def test_typing_a_harmless_address_finds_its_destination(recipient: Recipient) -> None:
    recipient.to.value = " hardbounce@bounce-testing.postmarkapp.com"
    assert recipient.picker.value == "hard-bounce"


def test_picking_another_address_makes_room_for_it(recipient: Recipient) -> None:
    recipient.picker.value = OWN
    assert recipient.to.value == ""


def test_the_message_is_what_the_fields_hold(form: MessageForm) -> None:
    form.sender.value, form.recipient.to.value, form.stream.value = "me@example.com", "you@example.com", "broadcast"
    form.subject.value, form.text_body.value, form.html_body.value = "Hi", "Text", "<p>HTML</p>"
    assert form.email == Email(
        sender="me@example.com",
        to="you@example.com",
        subject="Hi",
        text_body="Text",
        html_body="<p>HTML</p>",
        message_stream="broadcast",
    )


@pytest.mark.parametrize("name", ["sender", "stream", "subject", "text_body", "html_body"])
def test_every_field_tells_of_its_change(form: MessageForm, changes: list[str], name: str) -> None:
    getattr(form, name).value = "something else"
    assert changes == ["changed"]


def test_the_recipient_tells_of_its_change(form: MessageForm, changes: list[str]) -> None:
    form.recipient.picker.value = "hard-bounce"
    assert changes == ["changed"]


def test_the_preview_follows_the_html_body(form: MessageForm) -> None:
    form.html_body.value = "<p>Hello & goodbye</p>"
    assert "Hello &amp; goodbye" in form._preview.value


def test_offered_senders_replace_one_another(form: MessageForm) -> None:
    form.offer_senders(["a@example.com", "b@example.com"])
    assert form.sender.value == "a@example.com"
    form.offer_senders([])
    assert (form.sender.value, form.sender.options) == ("", ())


def test_a_sender_that_was_typed_is_left_alone(form: MessageForm) -> None:
    form.sender.value = "me@example.com"
    form.offer_senders(["a@example.com"])
    assert form.sender.value == "me@example.com"
