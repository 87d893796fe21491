"""Where a fact comes from and how far it can be trusted. Every row of every table carries one `Source`."""

from dataclasses import dataclass
from enum import StrEnum

API_DOCS = "https://postmarkapp.com/developer/api"
SUPPORT = "https://postmarkapp.com/support/article"


class Standing(StrEnum):
    """How a fact is known."""

    DOCUMENTED = "documented"  # Postmark's own page says so
    OBSERVED = "observed"  # seen on the wire or in an official client, and published
    ASSUMED = "assumed"  # what its users would expect; nobody has shown it


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A public place that states a fact; for an assumption, the nearest page and the reason in `note`."""

    standing: Standing
    url: str
    note: str = ""

    def __str__(self) -> str:
        return f"{self.standing}; {self.url}" + (f" ({self.note})" if self.note else "")


def documented(url: str, note: str = "") -> Source:
    """A fact on one of Postmark's own pages."""
    return Source(standing=Standing.DOCUMENTED, url=url, note=note)


def observed(url: str, note: str = "") -> Source:
    """A fact seen in a reply of Postmark's or in an official client, published at `url`."""
    return Source(standing=Standing.OBSERVED, url=url, note=note)


def assumed(url: str, note: str) -> Source:
    """A guess, with the page it leans on and the reason for it."""
    return Source(standing=Standing.ASSUMED, url=url, note=note)
