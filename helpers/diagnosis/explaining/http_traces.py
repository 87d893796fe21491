"""HTTP replies as tools print them, `curl -v` for one: status line, headers, body.

They are read by the client's own reading of replies, so that both say the same of the same reply.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from helpers.client.outcome import OutcomeKind
from helpers.client.reading import read
from helpers.client.wire import Received
from helpers.diagnosis.explaining.network import words_for_ending
from helpers.diagnosis.explaining.pasted import MOST_PLACES, Pasted
from helpers.diagnosis.explaining.sighting import Sighting
from helpers.diagnosis.explaining.stated import stated_codes
from helpers.diagnosis.explaining.statuses import NO_BODY, words_for_status
from helpers.diagnosis.records import Confidence

_STATUS_LINE = re.compile(r"^[<\s]{0,4}HTTP/\d(?:\.\d)?\s+(?P<status>\d{3})\b(?P<reason>[^\n]{0,200})$", re.MULTILINE)
_HEADER = re.compile(r"[<\s]{0,4}(?P<name>[A-Za-z][\w-]{0,60}):\s?(?P<value>[^\n]{0,500})")
_BODY = 4_000  # characters of a body that are read
_FROM_TOOL = ("* ", "> ", "< ", "{ [", "} [", "HTTP/")  # lines that are not part of a body


@dataclass(frozen=True, slots=True)
class _Reply:
    start: int
    end: int
    received: Received


def http_traces(pasted: Pasted) -> Iterator[Sighting]:
    """Replies whose status and form say something; those with an ErrorCode speak for themselves."""
    for reply in _replies(pasted):
        body = reply.received.content.decode("utf-8", "replace")
        if pasted.is_about_postmark(reply.start) and not any(stated_codes(body)):
            yield from _sighting(reply)


def _sighting(reply: _Reply) -> Iterator[Sighting]:
    status, outcome = reply.received.status, read(reply.received, None).outcome
    told = words_for_status(status) if outcome.kind is OutcomeKind.REFUSED_WITHOUT_CODE else None
    if told is None and outcome.kind is not OutcomeKind.ACCEPTED:
        told = words_for_ending(outcome.kind, Confidence.LIKELY, NO_BODY)
    if told:
        topics = frozenset({f"status {status}", "not JSON"})
        yield Sighting(start=reply.start, end=reply.end, words=told, topics=topics)


def _replies(pasted: Pasted) -> Iterator[_Reply]:
    for found in islice(_STATUS_LINE.finditer(pasted.text), MOST_PLACES):
        status = int(found["status"])
        if status >= 200 and "established" not in found["reason"].lower():
            yield _Reply(found.start(), found.end(), _received(status, pasted.text[found.end() + 1 :][: 4 * _BODY]))


def _received(status: int, rest: str) -> Received:
    lines = rest.split("\n")
    headers: dict[str, str] = {}
    at = 0
    while at < len(lines) and (header := _HEADER.fullmatch(lines[at].rstrip("\r"))):
        headers[header["name"].lower()] = header["value"]
        at += 1
    body = "\n".join(line for line in lines[at:] if not _is_from_tool(line))[:_BODY]
    return Received(status=status, headers=headers, content=body.encode("utf-8", "replace"))


def _is_from_tool(line: str) -> bool:
    return line.strip() in ("", "<") or line.startswith(_FROM_TOOL)
