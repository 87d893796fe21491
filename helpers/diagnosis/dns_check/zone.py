"""Look-ups in a zone that is at hand as data, such as the practice Postmark's: no network, the same answers.

A zone speaks for the domains that have a SOA record in it, and for no other: of those it knows nothing.
"""

from collections.abc import Callable, Mapping

from helpers.diagnosis.dns_check.records import Lookup, LookupState

Zone = Mapping[tuple[str, str], tuple[str, ...]]  # (host, type) -> values


class ZoneResolver:
    """Answers from the zone as it is when asked."""

    def __init__(self, zone: Callable[[], Zone], words: str) -> None:
        """`zone` gives the records, by host in lower case and type."""
        self._zone, self.words = zone, words

    async def look_up(self, name: str, kind: str) -> Lookup:
        """The records of one name and type."""
        zone, host = self._zone(), name.lower().rstrip(".")
        values = zone.get((host, kind), ())
        return Lookup(name=name, kind=kind, state=_state(zone, host, found=bool(values)), values=values)


def _state(zone: Zone, host: str, *, found: bool) -> LookupState:
    if found:
        return LookupState.FOUND
    if not any(kind == "SOA" and f".{host}".endswith(f".{name}") for name, kind in zone):
        return LookupState.OUTSIDE
    there = any(name == host or name.endswith(f".{host}") for name, _ in zone)
    return LookupState.NO_RECORD if there else LookupState.NO_NAME
