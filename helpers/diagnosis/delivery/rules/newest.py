"""DELIVERY613-614: asked by recipient, the newest message arrived, and what is known of others speaks against them.

Every message stream has a suppression list of its own. Looks at what was read, asks nobody.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from helpers.diagnosis.delivery.records import Ending, Fate, Match, Seen
from helpers.diagnosis.delivery.rule import Conclusion
from helpers.diagnosis.delivery.words import about_suppression, lifting, listed
from helpers.diagnosis.records import Confidence, Severity
from helpers.reference.moments import in_utc
from helpers.reference.sources import API_DOCS, documented

_LOST = (Fate.BOUNCED, Fate.SUPPRESSED)


def not_only_the_newest(seen: Seen) -> bool:
    """Whether the newest message to an address arrived, and the address is suppressed or an older one was lost."""
    asked_by_address = seen.question.recipient and not seen.question.message_id
    arrived = seen.fates and seen.fates <= {Fate.DELIVERED, Fate.ANSWERED}
    return bool(asked_by_address and arrived and (seen.suppressions or _lost(seen)))


def _lost(seen: Seen) -> list[Match]:
    """The older matches whose copy is known not to have been delivered."""
    return [one for one in seen.matched[1:] if one.copy and one.copy.fate in _LOST]


def _ended_with(fate: Fate) -> Callable[[Seen], str | None]:
    """What speaks against the others, where this became of the newest."""
    return lambda seen: _evidence(seen) if fate in seen.fates and not_only_the_newest(seen) else None


def _evidence(seen: Seen) -> str:
    newest = [f"The newest, {_named(one)}, was delivered." for one in seen.matched[:1]]
    lists = map(about_suppression, (seen.suppressions or ())[:3])
    return " ".join([*newest, *lists, *_about_lost(seen)])


def _about_lost(seen: Seen) -> Iterator[str]:
    """The older ones: a bounce was seen, while that a list held one back is inferred, since nobody read its events."""
    bounced = [(one, one.copy.bounce) for one in _lost(seen) if one.copy and one.copy.bounce]
    held = [one for one in _lost(seen) if one.copy and not one.copy.bounce]
    if bounced:
        yield f"Not delivered: {listed(f'{_named(one)} (bounced, {bounce.type})' for one, bounce in bounced)}."
    if held:
        yield f"Likely not delivered, since accepted while the address was on that list: {listed(map(_named, held))}."


def _named(match: Match) -> str:
    message = match.message
    return f"“{message.subject}” of {in_utc(message.at)} through “{message.stream}”"


def _heading(seen: Seen) -> str:
    streams = dict.fromkeys(f"“{one.stream}”" for one in seen.suppressions or ())
    but = f"the address is suppressed on {listed(streams)}" if streams else "an older one was not"
    return f"The newest was delivered; {but}"


def _step(seen: Seen) -> str:
    if seen.suppressions:
        return lifting(seen.suppressions, "; then send again what is missing")
    return "If an older one is missing, ask by its MessageID: those of the newest are listed."


_AFTER_A_DELIVERY = Conclusion(
    code="DELIVERY613",
    title="The newest was delivered, which says nothing about the others",
    severity=Severity.WARNING,
    requires=("message", "matches"),
    holds=_ended_with(Fate.DELIVERED),
    ending=Ending.NEWEST_DELIVERED,
    confidence=Confidence.CERTAIN,
    cause="Each message stream has a suppression list of its own, and each message a fate of its own.",
    next_step="",
    heading=_heading,
    step=_step,
    source=documented(f"{API_DOCS}/suppressions-api"),
)
NEWEST: tuple[Conclusion, ...] = (
    _AFTER_A_DELIVERY,
    replace(
        _AFTER_A_DELIVERY,
        code="DELIVERY614",
        holds=_ended_with(Fate.ANSWERED),
        confidence=Confidence.LIKELY,
        alternatives=("The receiving server sent an automatic answer in place of delivering the newest message.",),
        how_to_tell="Read what came back: GET /bounces/{bounce_id}/dump holds its raw source.",
    ),
)
"""The second one is for a newest message to which a program answered, which Postmark counts as a bounce."""
