"""Faults on purpose: what may go wrong between a program and Postmark, planned by operation, count or probability.

Some faults stop a request before anything happens; the others come after it was carried out, so that the program cannot
know: after a time-out the message may well be on its way. Imports `helpers.reference` only.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from helpers.practice.refusals.faults import MAINTENANCE, RATE_LIMITED, UNEXPECTED_ERROR
from helpers.practice.refusals.row import Refusal, Refused
from helpers.practice.wire import SOURCE_HEADER, PracticeReply
from helpers.reference.operations import OPERATIONS
from helpers.reference.sources import SUPPORT, documented

LONGEST_LATENCY_S = 60.0
MOST_FAULTS = 100

_FORBIDDEN = documented(f"{SUPPORT}/getting-a-403-that-doesnt-look-like-a-postmark-error")
_FORBIDDEN_PAGE = (
    b"<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body><h1>403 Forbidden</h1></body>\r\n</html>"
)


class FaultKind(StrEnum):
    """What goes wrong."""

    LATENCY = "latency"  # the reply comes late
    TIMEOUT = "timeout"  # the reply never comes
    DROPPED = "dropped connection"  # the connection ends halfway through the reply
    TRUNCATED_JSON = "truncated json"  # a whole HTTP reply that holds half the JSON
    WRONG_CONTENT_TYPE = "wrong content type"  # JSON that is declared as HTML
    RATE_LIMITED = "rate limited"  # 429; nothing was carried out
    UNEXPECTED_ERROR = "unexpected error"  # 500 with ErrorCode 101; nothing was carried out
    MAINTENANCE = "maintenance"  # 503 with ErrorCode 100; nothing was carried out
    HTML_FORBIDDEN = "html 403"  # a network layer in front of the API refuses; nothing was carried out


_REFUSALS: Mapping[FaultKind, Refusal] = {
    FaultKind.RATE_LIMITED: RATE_LIMITED,
    FaultKind.UNEXPECTED_ERROR: UNEXPECTED_ERROR,
    FaultKind.MAINTENANCE: MAINTENANCE,
}


@dataclass(slots=True, kw_only=True)
class Fault:
    """One plan. Raises ValueError when it makes no sense."""

    kind: FaultKind
    operation: str | None = None  # `POST /email`; None means every operation
    times: int | None = 1  # how often it strikes before it is over; None means until it is cleared
    probability: float = 1.0  # of striking a request that it fits
    seconds: float = 0.0  # of latency

    def __post_init__(self) -> None:
        if self.operation is not None and self.operation not in OPERATIONS:
            raise ValueError(f"There is no operation {self.operation}.")
        if self.times is not None and self.times < 1:
            raise ValueError("A fault strikes at least once.")
        if not 0 < self.probability <= 1:
            raise ValueError("A probability lies above 0 and is at most 1.")
        if not 0 <= self.seconds <= LONGEST_LATENCY_S:
            raise ValueError(f"A reply is late by 0 to {LONGEST_LATENCY_S:.0f} seconds.")


class Faults:
    """The faults that are still to strike. The same seed strikes the same requests."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)  # noqa: S311 - dice, not secrets
        self._planned: list[Fault] = []

    def plan(self, fault: Fault) -> None:
        """From now on `fault` may strike. Raises ValueError when too many are planned."""
        if len(self._planned) >= MOST_FAULTS:
            raise ValueError(f"{MOST_FAULTS} faults are planned already: clear them first.")
        self._planned.append(fault)

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._planned.clear()

    def planned(self) -> tuple[Fault, ...]:
        """What may still strike, in the order in which it was planned."""
        return tuple(self._planned)

    def __bool__(self) -> bool:
        return bool(self._planned)

    def draw(self, operation: str) -> Fault | None:
        """The first fault that strikes a request to `operation`, or None; counts it."""
        for fault in self._planned:
            if fault.operation in {None, operation} and self._random.random() < fault.probability:
                self._count(fault)
                return fault
        return None

    def _count(self, fault: Fault) -> None:
        if fault.times is not None:
            fault.times -= 1
            if fault.times == 0:
                self._planned.remove(fault)


def strike(fault: Fault, answer: Callable[[], PracticeReply]) -> PracticeReply:
    """The reply that `fault` makes of a request, whose own `answer` it asks for or not. Raises `Refused`."""
    if refusal := _REFUSALS.get(fault.kind):
        raise Refused(refusal)
    if fault.kind is FaultKind.HTML_FORBIDDEN:
        known = f"{_FORBIDDEN.standing}; {_FORBIDDEN.url}"
        headers = {"Content-Type": "text/html", SOURCE_HEADER: known}
        return PracticeReply(status=403, headers=headers, body=_FORBIDDEN_PAGE)
    return _spoilt(fault, answer())


def _spoilt(fault: Fault, reply: PracticeReply) -> PracticeReply:
    """`reply`, damaged on its way; one that has to be earned first, at its end."""
    if reply.errand is not None:
        finish = reply.errand.finish
        return replace(reply, errand=replace(reply.errand, finish=lambda results: _spoilt(fault, finish(results))))
    match fault.kind:
        case FaultKind.LATENCY:
            return replace(reply, latency_s=reply.latency_s + fault.seconds)
        case FaultKind.TIMEOUT:
            return replace(reply, timeout=True)
        case FaultKind.DROPPED:
            return replace(reply, cut=True)
        case FaultKind.TRUNCATED_JSON:
            return replace(reply, body=reply.body[: len(reply.body) // 2])
        case _:
            return replace(reply, headers={**reply.headers, "Content-Type": "text/html; charset=utf-8"})
