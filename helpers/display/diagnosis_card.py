"""What the Auth.js doctor found, as a card and as text: the findings, what stays open, and what was looked at.

Imports the findings' cards, and nothing of the doctor: whatever has findings and says what it looked at can be shown.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from helpers.diagnosis.records import Explained
from helpers.display.explained_card import explained_card, how_sure_and_where, with_code
from helpers.display.explained_text import explained_as_text
from helpers.display.findings import severity_mark
from helpers.display.markup import Element, el
from helpers.display.printable import printable

_OPEN = "Not determined:"
_READ = "Looked at:"
_CARD = {"class": "tokenlab tokenlab-card"}


class Diagnosed(Protocol):
    """A diagnosis of the texts that somebody handed over."""

    @property
    def findings(self) -> tuple[Explained, ...]:
        """What was found, the certain first."""

    @property
    def unclear(self) -> tuple[str, ...]:
        """What could not be determined, in sentences."""

    @property
    def looked_at(self) -> tuple[str, ...]:
        """The texts that were read, each with its kind."""


def diagnosis_card(diagnosis: Diagnosed) -> Element:
    """A headline, a card for each finding, and two lists: what is open, and what was read."""
    return el(
        "div",
        {"class": "tokenlab"},
        el("p", {"class": "tokenlab-line"}, el("strong", {}, headline(diagnosis))),
        *map(explained_card, diagnosis.findings),
        *_listed(_OPEN, diagnosis.unclear),
        *_listed(_READ, diagnosis.looked_at),
    )


def folded_diagnosis_card(diagnosis: Diagnosed, problems: Sequence[str] = ()) -> Element:
    """For a panel: the first finding in full, the others folded under their titles. `problems`: what was not read."""
    first, *others = diagnosis.findings or (None,)
    open_ = _listed("What could not be determined", (*problems, *diagnosis.unclear))
    read = [el("summary", {}, "What was read"), *_items(diagnosis.looked_at)]
    return el(
        "div",
        {"class": "tokenlab-verdict tokenlab-diagnosis"},  # greys when it no longer holds
        explained_card(first) if first else None,
        *map(_folded, others),
        el("section", _CARD, *open_) if problems or diagnosis.unclear else None,
        el("details", _CARD, *read) if diagnosis.looked_at else None,
    )


def _folded(finding: Explained) -> Element:
    title = el("summary", {}, severity_mark(finding.severity), f" {finding.title} ", how_sure_and_where(finding))
    return el("details", _CARD, title, explained_card(finding))


def diagnosis_as_text(diagnosis: Diagnosed, more: Sequence[str] = ()) -> str:
    """The same for a terminal; what was found out besides, `more`, stands after the findings."""
    blocks = (
        headline(diagnosis),
        explained_as_text(diagnosis.findings),
        *more,
        "\n".join(_lines(_OPEN, diagnosis.unclear)),
        "\n".join(_lines(_READ, diagnosis.looked_at)),
    )
    return "\n\n".join(block for block in blocks if block)


def headline(diagnosis: Diagnosed) -> str:
    """How much was found, in one sentence."""
    count = len(diagnosis.findings)
    if count:
        return "1 finding." if count == 1 else f"{count} findings, the certain first."
    return "Nothing wrong was found in what was read." if diagnosis.looked_at else "Nothing was read."


def _listed(title: str, sentences: Sequence[str]) -> Iterator[Element]:
    if sentences:
        yield el("p", {}, el("b", {}, title))
        yield from _items(sentences)


def _items(sentences: Sequence[str]) -> Iterator[Element]:
    if sentences:
        yield el("ul", {}, *(el("li", {}, *with_code(printable(sentence))) for sentence in sentences))


def _lines(title: str, sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield title
        yield from (f"  - {printable(sentence)}" for sentence in sentences)
