"""What results hold that a report needs beside their words: exchanges, tokens, MessageIDs and subjects.

Found by walking the records, so that a new kind of result brings its own. Imports the client's records.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from urllib.parse import quote, quote_plus

from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.display.report.patterns import LEFT_OUT, writable


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything of a set of results that is not a sentence."""

    exchanges: tuple[Exchange, ...]  # each once, in the order in which they were begun
    tokens: tuple[Token, ...]  # those that are secret
    message_ids: tuple[str, ...]  # that Postmark itself gave: nothing else of a token's form is let through
    subjects: tuple[str, ...]

    def without_subjects(self, text: str) -> str:
        """`text` without the subjects of messages, where they stand as words of their own or in an address."""
        for subject in self.subjects:
            for spelling in dict.fromkeys((subject, quote_plus(subject), quote(subject, safe=""))):
                text = re.sub(rf"(?<!\w){re.escape(spelling)}(?!\w)", LEFT_OUT, text)
        return text


def evidence_of(results: Iterable[object]) -> Evidence:
    """The evidence in these results."""
    found = list(_inside(tuple(results)))
    exchanges = {id(one): one for one in found if isinstance(one, Exchange)}.values()
    bodies = _inside([one.answered.body for one in exchanges if one.answered and one.accepted])
    tokens = dict.fromkeys(one for one in found if isinstance(one, Token) and one.is_secret)
    return Evidence(
        exchanges=tuple(sorted(exchanges, key=lambda one: one.asked.started_at)),
        tokens=tuple(tokens),
        message_ids=tuple(dict.fromkeys(_texts_under("messageid", bodies))),
        subjects=tuple(sorted(set(map(writable, _texts_under("subject", found))), key=len, reverse=True)),
    )


def _inside(value: object) -> Iterator[object]:
    """The records, bodies and tokens in `value`, itself included."""
    if isinstance(value, tuple | list):
        for item in value:
            yield from _inside(item)
    elif is_dataclass(value) or isinstance(value, (Mapping, Token)):
        yield value
        if not isinstance(value, Token):
            yield from _inside(list(_named(value).values()))


def _named(value: object) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return {str(name): item for name, item in value.items()}
    if is_dataclass(value) and not type(value).__module__.startswith("helpers.reference."):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return {}


def _texts_under(name: str, records: Iterable[object]) -> Iterator[str]:
    """The texts that stand under this name in the records and bodies, whatever the letter case."""
    for record in records:
        for key, text in _named(record).items():
            if key.lower() == name and isinstance(text, str) and text.strip():
                yield text
