"""Redacts whole records: every text in them, whatever they are, before any form of a report is made.

One walk over dataclasses, mappings and sequences. What it does not know becomes a redacted text, never itself.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime
from email.utils import getaddresses
from enum import Enum
from typing import TypeVar, cast

from helpers.client.masking import mask_body
from helpers.client.outcome import OutcomeRow
from helpers.client.token import Token
from helpers.display.report.evidence import Evidence
from helpers.display.report.patterns import LEFT_OUT, mask_of, without_owners, without_secrets, writable
from helpers.reference.practice_tokens import PREFIX

_R = TypeVar("_R")
_PRACTICE_TOKEN = re.compile(rf"\b{PREFIX}[\w-]*(?:token|key)", re.IGNORECASE)

# Names of fields, without underscores and in lower case, as in bodies and in records.
_CONTENT = {"textbody", "htmlbody", "rawemail", "strippedtextreply", "templatemodel", "metadata", "content"}
_MAILBOXES = {"from", "to", "cc", "bcc", "replyto", "sender"}
_SECRET_HEADERS = {
    *("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"),
    *("x-postmark-server-token", "x-postmark-account-token"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """What is known to be secret or private in a set of results. `addresses`: whether addresses and subjects show."""

    evidence: Evidence
    addresses: bool = False
    _texts: dict[str, str] = field(default_factory=dict, repr=False)  # many records share their texts

    @property
    def shows_practice_tokens(self) -> bool:
        """Whether a practice token stands in what was redacted so far: these are public, and stay."""
        return any(map(_PRACTICE_TOKEN.search, self._texts.values()))

    def redacted(self, record: _R) -> _R:
        """A record of the same type with nothing secret in it."""
        return cast(_R, self._value(record, ""))

    def text(self, text: str) -> str:
        """One text without secrets; half a surrogate pair, which no file can hold, becomes `?`."""
        if text not in self._texts:
            self._texts[text] = self._redacted_text(text)
        return self._texts[text]

    def _redacted_text(self, text: str) -> str:
        shown = writable(text)
        for token in self.evidence.tokens:
            shown = token.scrub(shown)
        shown = without_secrets(shown, self.evidence.message_ids)
        if self.addresses:
            return shown
        return without_owners(self.evidence.without_subjects(shown))

    def _value(self, value: object, name: str) -> object:
        """`value`, which stands under `name` in its record or body."""
        if value is None or isinstance(value, bool | int | float | datetime | Enum | Token):
            return value
        if name in _CONTENT and value:
            return f"({len(str(value)):,} characters left out)" if isinstance(value, str) else {}
        if isinstance(value, str):
            return self._named_text(value, name)
        if isinstance(value, tuple | list):
            return type(value)(self._value(item, name) for item in value)
        if isinstance(value, Mapping):
            return self._mapping(value)
        return self._record(value)

    def _named_text(self, text: str, name: str) -> str:
        if name == "subject" and text and not self.addresses:
            return LEFT_OUT
        if name in _MAILBOXES and "@" in text and not self.addresses:
            bare = ", ".join(address for _name, address in getaddresses([text]) if address)
            return self.text(bare or text)
        return self.text(text)

    def _mapping(self, mapping: Mapping[object, object]) -> dict[str, object]:
        """A body's object. A name beside an address is a person's, and `Body` is a message's or a template's."""
        person = not self.addresses and {"Name", "Email"} <= mapping.keys()
        hidden = {"Name": LEFT_OUT} if person else {}
        if isinstance(whole := mapping.get("Body"), str) and whole:
            hidden["Body"] = f"({len(whole):,} characters left out)"
        return {
            self.text(str(key)): hidden.get(str(key)) or self._value(value, _plain(str(key)))
            for key, value in mapping.items()
        }

    def _record(self, record: object) -> object:
        """A dataclass field by field; the kit's own tables hold nothing foreign and stay."""
        if not is_dataclass(record) or isinstance(record, type):
            return self.text(str(record))
        if isinstance(record, OutcomeRow) or type(record).__module__.startswith("helpers.reference."):
            return record
        changed = {one.name: self._field(one.name, getattr(record, one.name)) for one in fields(record) if one.init}
        return replace(record, **changed)

    def _field(self, name: str, value: object) -> object:
        special: Callable[[object], object] | None = {"headers": self._headers, "body": self._body}.get(name)
        return special(value) if special else self._value(value, _plain(name))

    def _headers(self, value: object) -> object:
        if not isinstance(value, Mapping):
            return self._value(value, "")
        return {self.text(str(name)): self._header(str(name), str(one)) for name, one in value.items()}

    def _header(self, name: str, value: str) -> str:
        return self.text(mask_of(value) if name.lower() in _SECRET_HEADERS else value)

    def _body(self, value: object) -> object:
        return self._value(mask_body(value, self.evidence.tokens).body, "")


def _plain(name: str) -> str:
    return name.replace("_", "").lower()
