"""Checking a whole bulk request before anything is sent: every mistake is found, not only the first.

One mistake is answered with its own ErrorCode, several with ErrorCode 11 and `Errors`, as
https://postmarkapp.com/developer/api/bulk-email says. Imports `helpers.reference` only.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from helpers.practice.addresses import read_addresses, read_sender
from helpers.practice.call import Call, NotImitated
from helpers.practice.composing import styled
from helpers.practice.content_rules import (
    check_attachments,
    check_headers,
    check_lengths,
    check_metadata,
    check_track_links,
)
from helpers.practice.fields import Fields
from helpers.practice.mustachio.template import read_template
from helpers.practice.payload import HeaderPayload, Payload, one_payload
from helpers.practice.records import Address, Server, StreamType
from helpers.practice.refusals.access import INVALID_FIELDS
from helpers.practice.refusals.activity import STREAM_NOT_FOUND
from helpers.practice.refusals.bulk import SEVERAL_ERRORS
from helpers.practice.refusals.row import Refused, RefusedInDetail
from helpers.practice.refusals.sending import NO_BODY, NO_RECIPIENTS, STREAM_CANNOT_SEND, TOO_MANY_RECIPIENTS
from helpers.practice.refusals.templates import TEMPLATE_AND_CONTENT, TEMPLATE_DOES_NOT_PARSE
from helpers.practice.senders.sender_rules import check_account, check_sender
from helpers.practice.stored_template import StoredTemplate, TemplateType, layout_named
from helpers.practice.templates.template_sending import check_model, find_named
from helpers.practice.wire import Json
from helpers.reference.limits import RECIPIENTS_PER_MESSAGE

DEFAULT_STREAM = "broadcast"
MOST_MESSAGES = 10_000  # in one request; a limit of the practice Postmark
MOST_PROBLEMS = 1_000  # that one reply tells of

_CONTENT = ("Subject", "HtmlBody", "TextBody")
_SHARED = ("From", "ReplyTo", "Tag", "TrackOpens", "TrackLinks", "Attachments")
_OWN = ("To", "Cc", "Bcc")


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkRequest:
    """A bulk request that is in order: what to fill in, and for each message its payload and its model."""

    template: StoredTemplate
    layout: StoredTemplate | None
    messages: list[tuple[Payload, Mapping[str, Any]]]
    subject: str | None  # of the request itself
    inline_css: bool


class Problems:
    """The mistakes found so far, by field."""

    def __init__(self) -> None:
        self._found: dict[str, list[Refused]] = {}
        self._count = 0

    @contextmanager
    def of(self, field: str) -> Iterator[None]:
        """Note a refusal raised inside, and carry on."""
        try:
            yield
        except Refused as refused:
            self._count += 1
            if self._count <= MOST_PROBLEMS:
                self._found.setdefault(field, []).append(refused)

    def check(self) -> None:
        """Refuse, if there is anything to refuse for."""
        found = [refused for each in self._found.values() for refused in each]
        if len(found) == 1:
            raise found[0]
        if found:
            errors = {field: [one.body for one in each] for field, each in self._found.items()}
            said = {"ErrorCode": SEVERAL_ERRORS.code, "Message": SEVERAL_ERRORS.text, "Errors": errors}
            raise RefusedInDetail(SEVERAL_ERRORS, said)


def read_bulk(call: Call, body: Json) -> BulkRequest:
    """The request that `body` holds. Raises `Refused` for all that is wrong with it, and `NotImitated`."""
    payload = one_payload(body)
    fields = Fields(cast(Mapping[str, Json], payload))
    messages = _messages(payload)
    problems = Problems()
    stream = payload.get("MessageStream") or DEFAULT_STREAM
    with problems.of("MessageStream"):
        _check_stream(call.server, stream)
    template = _template(call, fields, problems)
    _check_shared(payload, problems)
    read = [_message(payload, one, stream, problems) for one in messages]
    _check_sender(call, payload, read, problems)
    if not messages:
        with problems.of("Messages"):
            raise Refused(NO_RECIPIENTS)
    problems.check()
    layout = layout_named(call.server.templates, template.layout) if template.layout else None
    inline_css = _inlines_css(template, layout, fields)
    return BulkRequest(
        template=template,
        layout=layout,
        messages=[(one.payload, one.model) for one in read],
        subject=payload.get("Subject"),
        inline_css=inline_css,
    )


def _messages(payload: Payload) -> Sequence[Json]:
    messages = cast(Mapping[str, Json], payload).get("Messages")
    if messages is None:
        return []
    if isinstance(messages, str) or not isinstance(messages, Sequence):
        raise Refused(INVALID_FIELDS, fields="'Messages'")
    if len(messages) > MOST_MESSAGES:
        raise NotImitated(f"The practice Postmark sends at most {MOST_MESSAGES} messages with one bulk request.")
    return messages


def _check_stream(server: Server, name: str) -> None:
    """The stream is there and sends. That an archived one counts as gone is assumed."""
    stream = server.streams.get(name)
    if stream is None or stream.archived_at is not None:
        raise Refused(STREAM_NOT_FOUND)
    if stream.type is StreamType.INBOUND:
        raise Refused(STREAM_CANNOT_SEND)


def _template(call: Call, fields: Fields, problems: Problems) -> StoredTemplate:
    """The template that is named, or the one that the request itself is."""
    content = {name: fields.text(name) or None for name in _CONTENT}
    own = StoredTemplate(
        id=0,
        name="",
        type=TemplateType.STANDARD,
        subject=content["Subject"],
        html_body=content["HtmlBody"],
        text_body=content["TextBody"],
    )
    if "TemplateId" in fields or "TemplateAlias" in fields:
        with problems.of("TemplateId" if "TemplateId" in fields else "TemplateAlias"):
            for name in own.parts:
                raise Refused(TEMPLATE_AND_CONTENT, field=name)
            return find_named(call, fields)
        return own
    if not (own.html_body or own.text_body):
        with problems.of("TextBody"):
            raise Refused(NO_BODY)
    for name, text in own.parts.items():
        with problems.of(name):
            if mistakes := read_template(text).problems:
                raise Refused(TEMPLATE_DOES_NOT_PARSE, field=name, problem=mistakes[0].message)
    return own


def _check_shared(payload: Payload, problems: Problems) -> None:
    with problems.of("ReplyTo"):
        read_addresses("ReplyTo", payload.get("ReplyTo") or "")
    for field in ("Tag", "Subject"):
        with problems.of(field):
            check_lengths(cast(Payload, {field: cast(Mapping[str, Any], payload).get(field)}))
    with problems.of("TrackLinks"):
        check_track_links(payload)
    with problems.of("Attachments"):
        check_attachments(payload)


@dataclass(frozen=True, slots=True)
class _Message:
    """One message of the request, as far as it could be read."""

    payload: Payload
    model: Mapping[str, Any]
    recipients: tuple[Address, ...]


def _message(shared: Payload, given: Json, stream: str, problems: Problems) -> _Message:
    own = one_payload(given, "$.Messages")
    values = cast(Mapping[str, Any], shared)
    payload = cast(
        Payload,
        {
            **{name: values.get(name) for name in _SHARED},
            **{name: cast(Mapping[str, Any], own).get(name) for name in _OWN},
            "MessageStream": stream,
            "Metadata": {**(shared.get("Metadata") or {}), **(own.get("Metadata") or {})},
            "Headers": _merged(shared.get("Headers") or [], own.get("Headers") or []),
        },
    )
    model: Mapping[str, Any] = {}
    with problems.of("TemplateModel"):
        model = Fields(cast(Mapping[str, Json], own)).plain("TemplateModel") or {}
        check_model(model)
    with problems.of("Metadata"):
        check_metadata(payload)
    with problems.of("Headers"):
        check_headers(payload)
    return _Message(payload, model, _recipients(payload, problems))


def _merged(shared: list[HeaderPayload], own: list[HeaderPayload]) -> list[HeaderPayload]:
    """Both lists of headers; where they name the same header, the message's own wins."""
    names = {(one.get("Name") or "").lower() for one in own}
    return [one for one in shared if (one.get("Name") or "").lower() not in names] + own


def _recipients(payload: Payload, problems: Problems) -> tuple[Address, ...]:
    found: list[Address] = []
    for field in _OWN:
        with problems.of(field):
            people = read_addresses(field, str(cast(Mapping[str, Any], payload).get(field) or ""))
            if field == "To" and not people:
                raise Refused(NO_RECIPIENTS)
            found += people
    with problems.of("To"):
        if len(found) > RECIPIENTS_PER_MESSAGE:
            raise Refused(TOO_MANY_RECIPIENTS, count=len(found))
    return tuple(found)


def _check_sender(call: Call, payload: Payload, messages: list[_Message], problems: Problems) -> None:
    with problems.of("From"):
        check_lengths(cast(Payload, {"From": payload.get("From")}))
        sender = read_sender(payload.get("From") or "")
        check_sender(call.world, sender)
        check_account(call.world, sender, tuple(one for message in messages for one in message.recipients))


def _inlines_css(template: StoredTemplate, layout: StoredTemplate | None, fields: Fields) -> bool:
    """CSS is inlined for templates unless InlineCss is false; that other content asks for it with true is assumed.

    Raises `NotImitated` when there is too much of it.
    """
    html = (template.html_body or "") + ((layout.html_body or "") if layout else "")
    wish = fields.flag("InlineCss")
    wanted = bool(template.id) if wish is None else wish
    styled(html, wanted)
    return wanted
