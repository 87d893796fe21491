"""A mail becomes the payload that POST /email would have had: people, fields, headers, bodies, attachments."""

from base64 import b64decode
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.practice.smtp.message import payload_from

ADA, BO, CY = "ada@example.org", "bo@example.org", "cy@example.org"


def read(text: str, *recipients: str) -> Any:
    """The payload of a mail whose lines are given with plain line ends."""
    return payload_from(text.replace("\n", "\r\n").encode(), recipients or (ADA,))


def mail(**headers: str) -> EmailMessage:
    written = EmailMessage()
    for name, value in {"From": "hello@example.com", "To": ADA, "Subject": "Hello"}.items():
        written[name] = value
    for name, value in headers.items():
        written[name.replace("_", "-")] = value
    return written


def of(written: EmailMessage, *recipients: str) -> Any:
    return payload_from(written.as_bytes(), recipients or (ADA,))


def test_a_plain_mail() -> None:
    payload = read("From: Hello <hello@example.com>\nTo: ada@example.org\nSubject: Hi\n\nHello there\n")
    assert (payload["From"], payload["To"], payload["Subject"]) == ("Hello <hello@example.com>", ADA, "Hi")
    assert (payload["TextBody"], payload["HtmlBody"]) == ("Hello there\r\n", None)
    assert (payload["Headers"], payload["Metadata"], payload["MessageStream"]) == ([], {}, None)


@pytest.mark.parametrize(
    ("header", "field", "value"),
    [
        ("X-PM-Message-Stream: broadcast", "MessageStream", "broadcast"),
        ("x-pm-message-stream:   broadcast  ", "MessageStream", "broadcast"),
        ("X-PM-Tag: welcome", "Tag", "welcome"),
        ("X-PM-TrackOpens: true", "TrackOpens", True),
        ("X-PM-TrackOpens: TRUE", "TrackOpens", True),
        ("X-PM-TrackOpens: false", "TrackOpens", False),
        ("X-PM-TrackLinks: HtmlOnly", "TrackLinks", "HtmlOnly"),
        ("X-PM-Metadata-order: 17", "Metadata", {"order": "17"}),
        ("Reply-To: Help <help@example.com>", "ReplyTo", "Help <help@example.com>"),
        ("Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Subject", "Grüße"),
        ("Subject: =?utf-8?b?A?=", "Subject", "=?utf-8?b?A?="),
        ("Subject: =?nonsense?q?x?=", "Subject", "=?nonsense?q?x?="),
        ("Subject: folded\n over two lines", "Subject", "folded over two lines"),
        ("Subject: 8 bit: ü", "Subject", "8 bit: ü"),
    ],
)
def test_what_a_header_sets(header: str, field: str, value: object) -> None:
    assert read(f"{header}\n\nHello")[field] == value


def test_custom_headers_are_kept_in_order_and_the_mails_own_are_not() -> None:
    payload = of(mail(X_Order="1", Date="Mon, 5 Jan 2026 10:00:00 +0000", X_PM_Bounce_Type="Transient", X_More="2"))
    assert [(one["Name"], one["Value"]) for one in payload["Headers"]] == [
        ("X-Order", "1"),
        ("X-PM-Bounce-Type", "Transient"),
        ("X-More", "2"),
    ]


@pytest.mark.parametrize(("keep", "kept"), [("true", ["Message-ID"]), ("false", [])])
def test_the_message_id_stays_only_if_asked_for(keep: str, kept: list[str]) -> None:
    payload = read(f"Message-ID: <x@example.com>\nX-PM-KeepID: {keep}\n\nHello")
    assert [one["Name"] for one in payload["Headers"]] == kept


@pytest.mark.parametrize(
    ("headers", "envelope", "people"),
    [
        (f"To: {ADA}", (ADA,), (ADA, "", "")),
        (f"To: {ADA}\nCc: {BO}", (ADA, BO), (ADA, BO, "")),
        (f"To: {ADA}", (ADA, BO, CY), (ADA, "", f"{BO}, {CY}")),
        (f"To: {ADA}, {CY}", (ADA,), (ADA, "", "")),
        (f"To: {ADA}, {ADA}", (ADA, ADA), (ADA, "", "")),
        ("To: undisclosed-recipients:;", (ADA, BO), (f"{ADA}, {BO}", "", "")),
        (f"Cc: {BO}", (ADA, BO), (ADA, BO, "")),
        ("X-None: 1", (ADA,), (ADA, "", "")),
        (f'To: "Lovelace, Ada" <{ADA.upper()}>', (ADA,), (f'"Lovelace, Ada" <{ADA}>', "", "")),
        (f"To: =?utf-8?q?Ad=C3=A4=2C_A?= <{ADA}>", (ADA,), (f'"Adä, A" <{ADA}>', "", "")),
        ("To: no address at all", (ADA,), (ADA, "", "")),
    ],
)
def test_the_envelope_says_who_and_the_headers_say_as_what(
    headers: str, envelope: tuple[str, ...], people: tuple[str, str, str]
) -> None:
    payload = read(f"{headers}\n\nHello", *envelope)
    assert (payload["To"], payload["Cc"], payload["Bcc"]) == people


def test_an_encoded_sender_is_read() -> None:
    payload = read("From: =?utf-8?q?Zo=C3=AB?= <hello@example.com>\n\nHello")
    assert payload["From"] == "Zoë <hello@example.com>"


def test_both_bodies_and_an_attachment() -> None:
    written = mail()
    written.set_content("Grüße")
    written.add_alternative("<p>Grüße</p>", subtype="html")
    written.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="rechnung.pdf")
    payload = of(written)
    assert (payload["TextBody"].strip(), payload["HtmlBody"].strip()) == ("Grüße", "<p>Grüße</p>")
    (attached,) = payload["Attachments"]
    assert (attached["Name"], attached["ContentType"]) == ("rechnung.pdf", "application/pdf")
    assert b64decode(attached["Content"]) == b"%PDF"


def test_a_text_that_is_attached_is_no_body() -> None:
    written = mail()
    written.set_content("<p>Hello</p>", subtype="html")
    written.add_attachment("a,b\n", filename="notes.txt")
    payload = of(written)
    assert (payload["TextBody"], payload["Attachments"][0]["Name"]) == (None, "notes.txt")
    assert b64decode(payload["Attachments"][0]["Content"]).strip() == b"a,b"


def test_a_mail_inside_the_mail_is_an_attachment() -> None:
    inner = mail()
    inner.set_content("Inside")
    outer = mail()
    outer.set_content("Outside")
    outer.add_attachment(inner)
    payload = of(outer)
    assert payload["TextBody"].strip() == "Outside"
    assert b"Inside" in b64decode(payload["Attachments"][0]["Content"])


def test_an_inline_picture_keeps_its_content_id() -> None:
    written = mail()
    written.set_content("<img src='cid:logo'>", subtype="html")
    written.add_related(b"PNG", "image", "png", cid="<logo>")
    assert of(written)["Attachments"][0]["ContentID"] == "<logo>"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16", "nonsense"])
def test_a_body_is_read_in_its_charset_or_as_utf_8(charset: str) -> None:
    content = "ü".encode("utf-8" if charset == "nonsense" else charset)
    assert (
        payload_from(f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode() + content, [ADA])["TextBody"]
        == "ü"
    )


@given(st.binary(max_size=400))
def test_any_bytes_make_a_payload_of_the_right_types(content: bytes) -> None:
    payload = payload_from(content, [ADA])
    assert payload["To"]
    assert all(isinstance(one["Value"], str) for one in payload["Headers"] or ())


@given(st.lists(st.sampled_from(["From", "To", "Subject", "Content-Type", "X-PM-Tag", "Content-Transfer-Encoding"])))
def test_any_headers_make_a_payload(names: list[str]) -> None:
    lines = [f"{name}: multipart/mixed; boundary==?utf-8?q?=ff?=, <@" for name in names]
    assert payload_from("\r\n".join([*lines, "", "--x"]).encode(), [ADA])["To"]
