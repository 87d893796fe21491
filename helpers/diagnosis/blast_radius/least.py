"""Which of two tokens is the least that lets an application send mail. Pure; asks nobody.

A server token always opens all of its server, so the narrower server is the narrower token.
Source: https://postmarkapp.com/auth.md
"""

from dataclasses import dataclass
from enum import StrEnum

from helpers.diagnosis.blast_radius.records import BlastRadius
from helpers.diagnosis.records import Kind

_COPY_ONE = "Copy a server token from Servers → your server → API Tokens."


class Pick(StrEnum):
    """Which of the two."""

    FIRST = "the first"
    SECOND = "the second"
    EITHER = "either"
    NEITHER = "neither"
    CANNOT_TELL = "can't tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Least:
    """The least token that does the job of sending mail, why, and what to do with the other."""

    pick: Pick
    because: str
    next_step: str


def least_of(first: BlastRadius, second: BlastRadius, *, one_server: bool) -> Least:
    """The pick for an application that sends mail; `one_server`: both are server tokens of the same server."""
    delivering = [(pick, one) for pick, one in _both(first, second) if one.kind is Kind.SERVER]
    if not delivering:
        return _none(first, second)
    if len(delivering) == 1:
        return _the_one(*delivering[0], other=second if delivering[0][0] is Pick.FIRST else first)
    if first.token == second.token:
        return Least(pick=Pick.EITHER, because="They are one and the same token.", next_step="")
    return _of_one_server() if one_server else _of_two_servers(first, second)


def _both(first: BlastRadius, second: BlastRadius) -> tuple[tuple[Pick, BlastRadius], ...]:
    return (Pick.FIRST, first), (Pick.SECOND, second)


def _none(first: BlastRadius, second: BlastRadius) -> Least:
    if Kind.UNKNOWN in (first.kind, second.kind):
        return Least(
            pick=Pick.CANNOT_TELL, because="It is not known what both of them are.", next_step="Test them again."
        )
    return Least(pick=Pick.NEITHER, because="Only a server token sends mail that is delivered.", next_step=_COPY_ONE)


def _the_one(pick: Pick, chosen: BlastRadius, *, other: BlastRadius) -> Least:
    """There is one server token."""
    if other.kind is Kind.UNKNOWN:
        because = "It is a server token; what the other is could not be told."
        return Least(pick=pick, because=because, next_step="Test the other one again.")
    if other.kind is Kind.ACCOUNT:
        because = "A server token sends; the account token does not, and opens far more."
        return Least(pick=pick, because=because, next_step="Give the application this one, the account token to none.")
    step = "It never delivers: its server is a sandbox." if _is_sandbox(chosen) else ""
    return Least(pick=pick, because="Of the two only the server token sends mail.", next_step=step)


def _of_one_server() -> Least:
    return Least(
        pick=Pick.EITHER,
        because="Every token of one server opens the same.",
        next_step="Delete the one that nobody uses; after a leak of either, replace both.",
    )


def _of_two_servers(first: BlastRadius, second: BlastRadius) -> Least:
    """A sandbox for tests, the other for mail; else the server where less is stored and used."""
    boxes = [pick for pick, one in _both(first, second) if _is_sandbox(one)]
    if len(boxes) == 1:
        live = Pick.SECOND if boxes[0] is Pick.FIRST else Pick.FIRST
        because = f"For tests take {boxes[0]}, whose server is a sandbox; to reach people it has to be {live}."
        return Least(pick=live, because=because, next_step="Keep the two apart: one server for each stage.")
    one, other = _size(first), _size(second)
    if one is None or other is None:
        return Least(pick=Pick.CANNOT_TELL, because="Not all of their servers was read.", next_step="Test them again.")
    if one == other:
        because = "As much is stored and used on either server."
        return Least(pick=Pick.EITHER, because=because, next_step="Take that of the application’s own server.")
    pick = Pick.FIRST if one < other else Pick.SECOND
    because = "Less is stored and used on its server, so less is lost with it."
    return Least(pick=pick, because=because, next_step="Best is a server of the application’s own.")


def _is_sandbox(radius: BlastRadius) -> bool:
    return any(server.is_sandbox for server in radius.named or ())


def _size(radius: BlastRadius) -> tuple[int, int, int] | None:
    """Streams in use, server tokens, messages; None when they were not all read."""
    if not radius.counted or not radius.named:
        return None
    inside = radius.counted[0].inside
    assert inside is not None  # `counted` holds servers that were looked into
    used = len(inside.in_use("Transactional", "Broadcasts", "Inbound"))
    return used, len(radius.named[0].tokens or ()), inside.messages.value or 0
