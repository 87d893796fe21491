"""A place that holds so much and no more: when it is full, the oldest things leave.

Keeps a world's memory bounded under endless sends, by number and by size. Imports nothing of this project.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def _weightless(_: object) -> int:
    return 0


class Shelf(Generic[K, V]):
    """A mapping from `K` to `V` of at most `capacity` things that together weigh at most `max_weight`."""

    def __init__(self, capacity: int, *, max_weight: int = 0, weigh: Callable[[V], int] = _weightless) -> None:
        self._things: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._capacity = capacity
        self._max_weight = max_weight
        self._weigh = weigh
        self._weight = 0
        self.left = 0  # how many things have left to make room

    def put(self, key: K, thing: V) -> None:
        """Add `thing`; the oldest leave until everything fits, but the newest always stays."""
        self.remove(key)
        weight = self._weigh(thing)
        self._things[key] = (thing, weight)
        self._weight += weight
        while len(self._things) > self._capacity or (self._weight > self._max_weight and len(self._things) > 1):
            _, (_, freed) = self._things.popitem(last=False)
            self._weight -= freed
            self.left += 1

    def replace(self, key: K, thing: V) -> None:
        """Put `thing` where the thing of that key was; nothing happens when there is none."""
        if key in self._things:
            weight = self._weigh(thing)
            self._weight += weight - self._things[key][1]
            self._things[key] = (thing, weight)

    def remove(self, key: K) -> None:
        """Take a thing away; nothing happens when it is not there."""
        _, freed = self._things.pop(key, (None, 0))
        self._weight -= freed

    def get(self, key: K) -> V | None:
        """The thing of that key, or None."""
        found = self._things.get(key)
        return found[0] if found else None

    def newest_first(self) -> Iterator[V]:
        """Every thing, the latest added first."""
        return (thing for thing, _ in reversed(self._things.values()))

    def __contains__(self, key: K) -> bool:
        return key in self._things

    def __len__(self) -> int:
        return len(self._things)

    def clear(self) -> None:
        """Take everything away and forget that anything ever left."""
        self._things.clear()
        self._weight = self.left = 0
