"""A replayed sign-in as a card and as text: what Postmark answered, and what Auth.js would make of that.

Imports the sample's card and nothing of the replay: whatever has a sample and a reaction can be shown.
"""

from typing import Protocol

from helpers.diagnosis.sending.sample import SentSample
from helpers.display.markup import Element, el
from helpers.display.plain import sample_as_text
from helpers.display.printable import printable
from helpers.display.sample_card import sample_card

_LANDS_ON = "The person lands on"
_LOG = "The developer's log"
_SILENT = "says nothing"


class Reacted(Protocol):
    """What Auth.js does with a reply."""

    @property
    def log(self) -> str:
        """The line in its log; "" for none."""

    @property
    def lands_on(self) -> str:
        """The address on which the person ends."""


class Replay(Protocol):
    """One replay."""

    @property
    def sample(self) -> SentSample:
        """The attempt to send."""

    @property
    def reaction(self) -> Reacted:
        """What Auth.js would make of its reply."""


def replay_card(replay: Replay) -> Element:
    """The reaction first, as the two people see it who are concerned, then the sample."""
    reaction = replay.reaction
    return el(
        "div",
        {"class": "tokenlab"},
        el(
            "article",
            {"class": "tokenlab tokenlab-card"},
            el("p", {}, el("b", {}, f"{_LANDS_ON} "), el("code", {}, reaction.lands_on)),
            el("p", {}, el("b", {}, f"{_LOG} "), "" if reaction.log else _SILENT),
            el("pre", {}, printable(reaction.log)) if reaction.log else None,
        ),
        sample_card(replay.sample),
    )


def replay_as_text(replay: Replay) -> str:
    """The same for a terminal."""
    reaction = replay.reaction
    said = printable(reaction.log) if reaction.log else _SILENT
    return f"{_LANDS_ON} {reaction.lands_on}\n{_LOG}: {said}\n{sample_as_text(replay.sample)}"
