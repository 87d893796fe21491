"""The raw source of a message reads as mail, whatever stood in the payload."""

from email import message_from_string, policy
from email.message import EmailMessage

from helpers.practice.mail_source import source_of
from helpers.practice.world import World
from tests.practice.talk import message_id


def parsed(world: World, **fields: object) -> EmailMessage:
    """The source of a message as a mail program reads it."""
    message = world.messages.get(message_id(world, **fields))
    assert message is not None
    found = message_from_string(source_of(message), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_plain_message(world: World) -> None:
    mail = parsed(world, Cc="Cy <cy@example.org>", ReplyTo="help@example.com")
    assert (mail["From"], mail["Subject"]) == ("hello@example.com", "Hello")
    assert (mail["Cc"], mail["Reply-To"]) == ("cy@example.org", "help@example.com")
    assert mail.get_content_type() == "text/plain"
    assert mail.get_payload() == "Hello there"


def test_two_bodies_are_alternatives(world: World) -> None:
    mail = parsed(world, HtmlBody="<b>Hello</b>")
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


def test_blind_copies_stay_blind(world: World) -> None:
    assert "secret@example.org" not in str(parsed(world, Bcc="secret@example.org"))


def test_custom_headers_are_there(world: World) -> None:
    assert parsed(world, Headers=[{"Name": "X-Shop", "Value": "17"}])["X-Shop"] == "17"


def test_a_subject_beyond_ascii_is_encoded_and_stays_on_one_line(world: World) -> None:
    assert parsed(world, Subject="Café\n ✓ 【test】" * 20)["Subject"] == " ".join(("Café ✓ 【test】" * 20).split())
