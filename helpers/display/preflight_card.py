"""A pre-flight as a card: go, careful or stop, who would receive it, the evidence, and what cannot be known.

Imports the records of the diagnosis.
"""

from helpers.diagnosis.preflight.records import Grade, Preflight
from helpers.diagnosis.sending.audience import Audience
from helpers.display.asked_list import asked_list, gap_list
from helpers.display.findings import finding_list
from helpers.display.marks import Mark, mark
from helpers.display.markup import Element, el
from helpers.display.next_step import next_step
from helpers.display.printable import printable


def preflight_card(preflight: Preflight) -> Element:
    """The whole card, an `article`."""
    step = preflight.next_step
    return el(
        "article",
        {"class": "tokenlab tokenlab-card tokenlab-verdict", "aria-label": "Pre-flight"},
        _head(preflight),
        el("p", {"class": "tokenlab-headline"}, el("strong", {}, printable(preflight.headline))),
        _audience(preflight),
        next_step(printable(step)),
        finding_list(preflight.findings, told=step) if preflight.findings else None,
        gap_list("What cannot be known before the send", preflight.unknown),
        asked_list(preflight.exchanges),
    )


def _head(preflight: Preflight) -> Element:
    asked = "practice Postmark" if preflight.practice else "Postmark"
    count = len(preflight.exchanges)
    aside = f"{asked} · {count} requests, reads only; nothing was sent · "
    masked = el("code", {}, preflight.token.masked)
    return el(
        "p",
        {"class": "tokenlab-head"},
        _sign(preflight.grade),
        " ",
        el("span", {"class": "tokenlab-aside"}, aside, masked),
    )


def _sign(grade: Grade) -> Element:
    """The glyph and the word, e.g. `! careful`."""
    if grade is Grade.CAREFUL:
        return el("b", {"class": "tokenlab-mark tokenlab-unsure"}, "! careful")
    return mark(Mark.GOOD if grade is Grade.GO else Mark.BAD, str(grade))


def _audience(preflight: Preflight) -> Element:
    nobody = preflight.forecast.audience is Audience.NOBODY
    answer = mark(Mark.GOOD, "No.") if nobody else el("b", {"class": "tokenlab-mark tokenlab-bad"}, "! Yes, it may.")
    words = printable(f" {preflight.forecast.sentence}")
    return el("p", {"style": "overflow-wrap: anywhere"}, el("b", {}, "Will it reach a real person? "), answer, words)
