"""A webhook as the world keeps it: where events go, which, and how its endpoint fared.

Imports nothing of this project.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

MOST_ATTEMPTS = 10_000  # that one webhook remembers

# Every trigger with its switches, as `Triggers` spells them.
TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "Open": ("Enabled", "PostFirstOpenOnly"),
    "Click": ("Enabled",),
    "Delivery": ("Enabled",),
    "Bounce": ("Enabled", "IncludeContent"),
    "SpamComplaint": ("Enabled", "IncludeContent"),
    "SubscriptionChange": ("Enabled",),
}
Triggers = dict[str, dict[str, bool]]


def all_off() -> Triggers:
    """Triggers of which none is switched on."""
    return {name: dict.fromkeys(switches, False) for name, switches in TRIGGERS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One request to a webhook's endpoint."""

    trigger: str
    at: datetime
    succeeded: bool
    is_last: bool  # whether no other attempt follows for this event
    is_retry: bool
    seconds: float


@dataclass(slots=True, kw_only=True)
class Webhook:
    """Where the events of one message stream are posted to."""

    id: int
    server_id: int
    stream_id: str
    url: str
    verified: bool
    auth: tuple[str, str] | None = None  # user name and password
    headers: tuple[tuple[str, str], ...] = ()
    triggers: Triggers = field(default_factory=all_off)
    attempts: deque[Attempt] = field(default_factory=lambda: deque(maxlen=MOST_ATTEMPTS))

    def enabled(self) -> tuple[str, ...]:
        """The triggers that are switched on."""
        return tuple(name for name, switches in self.triggers.items() if switches["Enabled"])
