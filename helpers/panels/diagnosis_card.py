"""A diagnosis as cards: each finding in order of certainty, then what could not be determined.

Imports the cards of `helpers.display`. Holds nothing of the texts but what the findings quote, which is masked.
"""

from collections.abc import Sequence

from helpers.diagnosis.records import Explained
from helpers.display.explained_card import explained_card, how_sure_and_where, with_code
from helpers.display.findings import severity_mark
from helpers.display.markup import Element, el
from helpers.panels.examined import Examined


def diagnosis_card(found: Examined) -> Element:
    """The first finding in full, the others folded under their titles, and what stays open."""
    first, *others = found.diagnosis.findings or (None,)
    return el(
        "div",
        {"class": "tokenlab-verdict tokenlab-diagnosis"},  # greys when it no longer holds
        explained_card(first) if first else None,
        *map(_folded, others),
        _listed("What could not be determined", (*found.problems, *found.diagnosis.unclear)),
        _read(found.diagnosis.looked_at),
    )


def _folded(finding: Explained) -> Element:
    title = el("summary", {}, severity_mark(finding.severity), f" {finding.title} ", how_sure_and_where(finding))
    return el("details", {"class": "tokenlab tokenlab-card"}, title, explained_card(finding))


def _listed(title: str, sentences: Sequence[str]) -> Element | None:
    if not sentences:
        return None
    return el("section", {"class": "tokenlab tokenlab-card"}, el("p", {}, el("b", {}, title)), _items(sentences))


def _read(names: Sequence[str]) -> Element | None:
    if not names:
        return None
    return el("details", {"class": "tokenlab tokenlab-card"}, el("summary", {}, "What was read"), _items(names))


def _items(sentences: Sequence[str]) -> Element:
    return el("ul", {}, *(el("li", {}, *with_code(sentence)) for sentence in sentences))
