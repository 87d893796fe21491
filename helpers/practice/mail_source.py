"""A message as mail: the raw source that details and dump show.

Written by hand rather than with `email.message`, which refuses some header values that the API accepts. Bcc is left
out, as in every mail. Imports this package's records only.
"""

from email.header import Header
from email.utils import formataddr

from helpers.practice.inbound_record import InboundMessage
from helpers.practice.records import Message

_BOUNDARY = "practice-postmark-boundary"


def source_of(message: Message) -> str:
    """The source of `message`: headers, then the text and HTML bodies, unencoded."""
    headers = [
        ("From", message.sender),
        ("To", ", ".join(one.email for one in message.to)),
        ("Cc", ", ".join(one.email for one in message.cc)),
        ("Reply-To", message.reply_to),
        ("Subject", message.subject),
        ("Message-ID", f"<{message.message_id}@mtasv.net>"),
        *message.headers,
        ("MIME-Version", "1.0"),
    ]
    return _written(headers, message.text_body, message.html_body)


def source_of_received(message: InboundMessage) -> str:
    """The source of a received message, made up from what is kept of it: attachments are left out."""
    headers = [
        ("From", formataddr((message.sender.name or "", message.sender.email), "utf-8")),
        ("To", ", ".join(one.email for one in message.to)),
        ("Cc", ", ".join(one.email for one in message.cc)),
        ("Reply-To", message.reply_to),
        ("Subject", message.subject),
        *message.headers,
        ("MIME-Version", "1.0"),
    ]
    return _written(headers, message.text_body, message.html_body)


def _written(headers: list[tuple[str, str]], text_body: str, html_body: str) -> str:
    lines = [f"{name}: {_one_line(value)}" for name, value in headers if value]
    return "\r\n".join([*lines, *_body_lines(text_body, html_body)])


def _one_line(value: str) -> str:
    """`value` as a header may carry it: on one line, in ASCII."""
    text = " ".join(value.split())
    return text if text.isascii() else Header(text, "utf-8", maxlinelen=2**31).encode(linesep="")


def _body_lines(text_body: str, html_body: str) -> list[str]:
    parts = [(kind, body) for kind, body in (("plain", text_body), ("html", html_body)) if body]
    if len(parts) == 1:
        kind, body = parts[0]
        return [f"Content-Type: text/{kind}; charset=utf-8", "", body]
    lines = [f'Content-Type: multipart/alternative; boundary="{_BOUNDARY}"', ""]
    for kind, body in parts:
        lines += [f"--{_BOUNDARY}", f"Content-Type: text/{kind}; charset=utf-8", "", body]
    return [*lines, f"--{_BOUNDARY}--", ""]
