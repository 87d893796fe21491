"""Makes a report of results: gathers their evidence, redacts every record, and says what was not checked.

Imports the parts of the report. The one place where records that are not yet redacted are seen.
"""

import platform
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from urllib.parse import urlsplit

from helpers import __version__
from helpers.client.endpoint import IN_KERNEL_HOST, LIVE_URL
from helpers.client.exchange import Exchange
from helpers.diagnosis.records import Severity
from helpers.display.report.evidence import evidence_of
from helpers.display.report.kinds import kind_of
from helpers.display.report.not_checked import not_checked
from helpers.display.report.records import Contents, Part, Place
from helpers.display.report.redaction import Redaction
from helpers.display.report.report import Report

_SYSTEMS = {"Darwin": "macOS", "Emscripten": "a browser"}
_GRAVITY = (Severity.PROBLEM, Severity.WARNING)


def report_of(results: Iterable[object], *, addresses: bool = False, lost: int = 0) -> Report:
    """One report of these results, in their order; `addresses` shows people's addresses and the subjects of messages.

    `lost` says how many older results are kept no longer.

    Raises ValueError when there are none, TypeError for what is no result of the kit.
    """
    results = tuple({id(result): result for result in results}.values())  # handed over twice, reported once
    if not results:
        raise ValueError(
            "There is nothing to report yet: ask first, e.g. `await lab.examine(token)` or `lab.explain(text)`."
        )
    redaction = Redaction(evidence=evidence_of(results), addresses=addresses)
    parts = tuple(_part(redaction.redacted(result)) for result in results)
    exchanges = tuple(map(redaction.redacted, redaction.evidence.exchanges))
    contents = Contents(
        headline=_headline(parts),
        versions=versions(),
        places=tuple(dict.fromkeys((*map(_place, exchanges), *_otherwise(parts)))),
        parts=parts,
        exchanges=exchanges,
        not_checked=(*_no_longer_kept(lost), *_left_open(parts, exchanges)),
        addresses=addresses,
        practice_tokens=redaction.shows_practice_tokens,
    )
    return Report(contents)


def _left_open(parts: Iterable[Part], exchanges: Iterable[Exchange]) -> tuple[str, ...]:
    return not_checked(exchanges, (covered for part in parts for covered in part.kind.covers(part.result)))


def _no_longer_kept(lost: int) -> tuple[str, ...]:
    """What was looked at before and is in no part: it may have answered what follows."""
    return (f"{lost:,} older results are not in this report, and may answer what follows.",) if lost else ()


def _part(result: object) -> Part:
    kind = kind_of(result)
    return Part(
        kind=kind,
        headline=kind.headline(result),
        next_step=kind.next_step(result),
        findings=tuple(kind.findings(result)),
        left_open=tuple(map(str, kind.left_open(result))),
        result=result,
    )


def _headline(parts: tuple[Part, ...]) -> str:
    """That of the part with the gravest finding; the first one's, where several are alike."""
    first = min(parts, key=_gravity)
    more = len(parts) - 1
    return f"{first.kind.title}: {first.headline}" + (f" (and {more} more result{'s' * (more > 1)})" if more else "")


def _gravity(part: Part) -> int:
    if part.kind.alarms(part.result):
        return -1
    found = {finding.severity for finding in part.findings}
    return next((at for at, severity in enumerate(_GRAVITY) if severity in found), len(_GRAVITY))


def versions() -> tuple[tuple[str, str], ...]:
    """What a maintainer asks for first; of the system only its general name."""
    system = platform.system()
    return (
        ("Postmark Token Lab", __version__),
        ("Python", platform.python_version()),
        ("httpx", version("httpx")),
        ("System", _SYSTEMS.get(system, system) or "unknown"),
    )


def _place(exchange: Exchange) -> Place:
    host = urlsplit(exchange.asked.url).hostname or ""
    return Place(host=host, words=_who(exchange, host), route=exchange.asked.route)


def _otherwise(parts: Iterable[Part]) -> Iterator[Place]:
    """Who was asked in another way than by requests."""
    for words, host in (asked for part in parts for asked in part.kind.asked(part.result)):
        yield Place(host=host, words=words, route="")


def _who(exchange: Exchange, host: str) -> str:
    if exchange.by_practice or host == IN_KERNEL_HOST:
        return "practice Postmark"
    return "live: Postmark" if host == urlsplit(LIVE_URL).hostname else "a base URL of your own"
