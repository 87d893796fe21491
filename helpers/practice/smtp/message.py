"""A mail as the payload that the send rules take: Postmark makes the same message of both.

Headers that begin with X-PM- say what fields of the API say; the sources stand in `facts`. Pure: bytes in, payload
out. Imports this package only.
"""

from collections.abc import Sequence
from email import message_from_bytes

from helpers.practice.payload import Payload
from helpers.practice.smtp.headers import plain_text
from helpers.practice.smtp.parts import add_parts
from helpers.practice.smtp.recipients import add_people

_ADDRESSES = frozenset({"from", "to", "cc", "bcc", "reply-to"})
_METADATA = "x-pm-metadata-"
_KEEP_ID = "x-pm-keepid"
# What mail programs write and every delivery writes anew.
_OF_THE_MAIL = frozenset({"date", "mime-version", "received", "return-path", _KEEP_ID})
_FIELDS = frozenset({"subject", "x-pm-message-stream", "x-pm-tag", "x-pm-trackopens", "x-pm-tracklinks"})
_DROPPED = _ADDRESSES | _FIELDS | _OF_THE_MAIL

_Headers = Sequence[tuple[str, str, str]]  # name in lower case, name, raw value


def payload_from(content: bytes, recipients: Sequence[str]) -> Payload:
    """The message that the mail `content` is for the `recipients` of its envelope. RecursionError when parts lie in
    parts too deep to follow."""
    mail = message_from_bytes(content)
    headers = [(name.lower(), name, raw) for name, raw in mail.raw_items()]
    payload = Payload()
    _add_fields(payload, headers)
    payload["Metadata"] = {
        name[len(_METADATA) :]: plain_text(raw).strip() for key, name, raw in headers if key.startswith(_METADATA)
    }
    payload["Headers"] = [{"Name": name, "Value": plain_text(raw)} for _, name, raw in _kept(headers)]
    add_people(payload, {key: raw for key, _, raw in headers if key in _ADDRESSES}, recipients)
    add_parts(mail, payload)
    return payload


def _add_fields(payload: Payload, headers: _Headers) -> None:
    """The fields that a header each stands for."""
    found = {key: plain_text(raw).strip() for key, _, raw in headers if key in _FIELDS}
    payload["Subject"] = found.get("subject")
    payload["MessageStream"] = found.get("x-pm-message-stream")
    payload["Tag"] = found.get("x-pm-tag")
    payload["TrackOpens"] = found.get("x-pm-trackopens", "").lower() == "true"
    payload["TrackLinks"] = found.get("x-pm-tracklinks")


def _kept(headers: _Headers) -> _Headers:
    """The headers that go out as they came; Message-ID only if X-PM-KeepID says so."""
    kept = [one for one in headers if one[0] not in _DROPPED and not one[0].startswith((_METADATA, "content-"))]
    if not kept or any(key == _KEEP_ID and raw.strip().lower() == "true" for key, _, raw in headers):
        return kept
    return [one for one in kept if one[0] != "message-id"]
