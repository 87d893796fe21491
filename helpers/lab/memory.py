"""What a lab has learnt, for its report: what was asked in practice and what was asked live are told apart.

Imports the kinds of results that a report knows, once there is one.
"""

from collections import Counter, deque

MOST_KEPT = 200  # results; each holds its exchanges, and a kernel may run for weeks


class Memory:
    """The newest results, with the place that each was learnt at; older ones are only counted, by place too."""

    def __init__(self) -> None:
        self._kept: deque[tuple[str, object]] = deque()
        self._lost: Counter[str] = Counter()

    def keep(self, place: str, result: object) -> None:
        """Keep a result once. What nobody was asked for holds at either place. Raises TypeError for no result."""
        from helpers.display.report.kinds import kind_of

        where = place if kind_of(result).asks else ""
        if any(one is result for _, one in self._kept):
            return
        self._kept.append((where, result))
        if len(self._kept) > MOST_KEPT:
            self._lost[self._kept.popleft()[0]] += 1

    def of(self, place: str) -> tuple[object, ...]:
        """What holds at a place, the newest last. Copied first: a report is made beside the loop."""
        return tuple(result for where, result in tuple(self._kept) if where in (place, ""))

    def lost(self, place: str) -> int:
        """How many results that held at a place are kept no longer."""
        return self._lost[place] + self._lost[""]

    def forget(self) -> None:
        """Drop everything."""
        self._kept.clear()
        self._lost.clear()
