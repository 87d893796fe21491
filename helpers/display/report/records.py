"""What a report consists of, redacted already. Records only; every form of a report is made of these.

Imports the records of the client and of the diagnosis.
"""

from dataclasses import dataclass

from helpers.client.exchange import Exchange
from helpers.diagnosis.records import Finding
from helpers.display.report.kinds import Kind
from helpers.display.report.times import utc
from helpers.display.report.words import about_redaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One result in a report: `result` is the redacted record itself, for the forms that show all of it."""

    kind: Kind
    headline: str
    next_step: str
    findings: tuple[Finding, ...]
    left_open: tuple[str, ...]
    result: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Who was asked: a host, who answered there in words, and proxies and certificates on the way."""

    host: str  # empty where it is not one, such as a practice zone
    words: str
    route: str

    def __str__(self) -> str:
        who = f"{self.words} at {self.host}" if self.host else self.words
        return ", ".join(part for part in (who, self.route) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a report tells: what was asked, found and not checked, with nothing secret in it."""

    headline: str
    versions: tuple[tuple[str, str], ...]  # of the kit, Python, httpx and the system, by their names
    places: tuple[Place, ...]
    parts: tuple[Part, ...]
    exchanges: tuple[Exchange, ...]  # in the order in which they were begun
    not_checked: tuple[str, ...]
    addresses: bool  # whether addresses and subjects are shown
    practice_tokens: bool  # whether one is shown: they are no secrets

    @property
    def about_redaction(self) -> str:
        """What is left out and what is shown."""
        return about_redaction(addresses=self.addresses, practice_tokens=self.practice_tokens)

    @property
    def times(self) -> tuple[str, str] | None:
        """When the first request was begun and when the last one, ISO 8601 in UTC; None when nobody was asked."""
        if not self.exchanges:
            return None
        return utc(self.exchanges[0].asked.started_at), utc(self.exchanges[-1].asked.started_at)
