"""Deliveries, pre-flights and what was mended as plain text for a terminal: the conclusion first, the next step last.

Imports records only. Foreign texts in it cannot move a terminal's cursor.
"""

from collections.abc import Iterator

from helpers.diagnosis.delivery.records import Delivery
from helpers.diagnosis.preflight.records import Grade, Preflight
from helpers.diagnosis.records import Finding, Severity
from helpers.display.certainty import certainty
from helpers.display.delivery_matches import matches_as_text
from helpers.display.printable import printable
from helpers.reference.moments import in_utc

_GLYPHS = {Severity.PROBLEM: "✗", Severity.WARNING: "!", Severity.INFO: "·"}
_GRADES = {Grade.GO: "✓", Grade.CAREFUL: "!", Grade.STOP: "✗"}


def delivery_as_text(delivery: Delivery) -> str:
    """A delivery, for reading on a terminal."""
    return "\n".join(map(printable, _delivery(delivery)))


def preflight_as_text(preflight: Preflight) -> str:
    """A pre-flight, for reading on a terminal."""
    return "\n".join(map(printable, _preflight(preflight)))


def _delivery(delivery: Delivery) -> Iterator[str]:
    said = delivery.conclusion
    yield f"{certainty(said.confidence)}: {said.title}."
    yield f"  {said.evidence} {said.cause}"
    yield f"  Looked for {delivery.seen.question.words} with token {delivery.token.masked}; only read."
    yield from matches_as_text(delivery)
    yield from (
        f"  {in_utc(one.at)}  {one.type} {one.recipient} {one.details}".rstrip() for one in delivery.seen.events
    )
    yield from (
        f"  {at}. {one.title}. {one.evidence} How to tell: {one.how_to_tell}"
        for at, one in enumerate(delivery.candidates, 1)
    )
    yield from (f"  Or: {sentence}" for sentence in said.alternatives)
    if said.how_to_tell:
        yield f"  How to tell: {said.how_to_tell}"
    yield from map(_finding, delivery.findings)
    yield from (f"  {one.act}: {one.will} {one.code}".rstrip() for one in delivery.offers)
    yield from (f"? Not read: {gap}" for gap in delivery.seen.unread)
    yield f"Next: {delivery.next_step}"


def _preflight(preflight: Preflight) -> Iterator[str]:
    yield f"{_GRADES[preflight.grade]} {preflight.headline}"
    yield f"  {preflight.forecast.sentence} Token {preflight.token.masked}; nothing was sent."
    yield from map(_finding, preflight.findings)
    yield from (f"? Not known: {gap}" for gap in preflight.unknown)
    yield f"Next: {preflight.next_step}"


def _finding(finding: Finding) -> str:
    return (
        f"{_GLYPHS[finding.severity]} {finding.code} {finding.title}. {finding.evidence} {finding.next_step}".rstrip()
    )
