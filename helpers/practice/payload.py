"""The JSON of one message to send: which fields it may have and of which type.

Checked before any rule looks at a value, as ErrorCode 403 names fields, not values. A field that is null counts as
absent, and an unknown field is ignored. Imports `helpers.reference` only.
"""

from collections.abc import Callable, Mapping
from typing import TypedDict, TypeGuard

from helpers.practice.refusals.access import INVALID_FIELDS, TOO_MANY_MESSAGES
from helpers.practice.refusals.row import Refused
from helpers.practice.wire import Json
from helpers.reference.limits import BATCH_MESSAGES


class HeaderPayload(TypedDict, total=False):
    """One custom header of a message."""

    Name: str | None
    Value: str | None


class AttachmentPayload(TypedDict, total=False):
    """One attachment of a message; Content is base64."""

    Name: str | None
    Content: str | None
    ContentType: str | None
    ContentID: str | None


class Payload(TypedDict, total=False):
    """One message to send, as POST /email takes it."""

    From: str | None
    To: str | None
    Cc: str | None
    Bcc: str | None
    Subject: str | None
    Tag: str | None
    HtmlBody: str | None
    TextBody: str | None
    ReplyTo: str | None
    Headers: list[HeaderPayload] | None
    TrackOpens: bool | None
    TrackLinks: str | None
    Metadata: dict[str, str | None] | None
    Attachments: list[AttachmentPayload] | None
    MessageStream: str | None


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_text_or_null(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_metadata(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text_or_null, value.values()))


def _is_list_of_texts_by(*names: str) -> Callable[[object], bool]:
    """A check for a list of objects in which each of `names` is a string, null or absent."""

    def check(value: object) -> bool:
        if not isinstance(value, list):
            return False
        return all(isinstance(one, dict) and all(_is_text_or_null(one.get(name)) for name in names) for one in value)

    return check


_CHECKS: Mapping[str, Callable[[object], bool]] = {
    "From": _is_text,
    "To": _is_text,
    "Cc": _is_text,
    "Bcc": _is_text,
    "Subject": _is_text,
    "Tag": _is_text,
    "HtmlBody": _is_text,
    "TextBody": _is_text,
    "ReplyTo": _is_text,
    "Headers": _is_list_of_texts_by("Name", "Value"),
    "TrackOpens": _is_flag,
    "TrackLinks": _is_text,
    "Metadata": _is_metadata,
    "Attachments": _is_list_of_texts_by("Name", "Content", "ContentType", "ContentID"),
    "MessageStream": _is_text,
}


def one_payload(value: Json, where: str = "$") -> Payload:
    """`value` as the payload of one message; refuses when it is no object, or a field is of the wrong type."""
    if not _is_object(value):
        raise Refused(INVALID_FIELDS, fields=f"'{where}'")
    wrong = [
        name
        for name, given in value.items()
        if given is not None and (check := _CHECKS.get(name)) is not None and not check(given)
    ]
    if wrong:
        raise Refused(INVALID_FIELDS, fields=", ".join(f"'{name}'" for name in wrong))
    return value


def many_payloads(value: Json) -> list[Payload]:
    """`value` as the payloads of a batch; refuses the whole batch when it is too long or one of them is malformed.

    They are counted first (assumed), as 50 MB hold so many that reading them all would take long.
    """
    if not isinstance(value, list):
        raise Refused(INVALID_FIELDS, fields="'$'")
    if len(value) > BATCH_MESSAGES:
        raise Refused(TOO_MANY_MESSAGES)
    return [one_payload(one, f"$[{index}]") for index, one in enumerate(value)]


def _is_object(value: Json) -> TypeGuard[Payload]:
    return isinstance(value, dict)
