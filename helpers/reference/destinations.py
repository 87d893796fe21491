"""Addresses that mail can be sent to without reaching anybody: Postmark's black hole and its bounce testing domain.

Imports other tables of `helpers.reference` only. A hard bounce made here is a real one for Postmark: the address lands
on the message stream's suppression list and the next send to it is refused with ErrorCode 406.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from helpers.reference.bounce_types import BOUNCE_TYPES, BounceType, Deactivates
from helpers.reference.sources import SUPPORT, Source, documented, observed

BLACKHOLE_DOMAIN = "blackhole.postmarkapp.com"
BOUNCE_TESTING_DOMAIN = "bounce-testing.postmarkapp.com"
BOUNCE_TYPE_HEADER = "X-PM-Bounce-Type"  # as a message header it chooses the type, whatever the local part
DEFAULT_BOUNCE_TYPE = "HardBounce"

_BOUNCE_TESTING = f"{SUPPORT}/1239-how-to-test-bounces"
_BLACKHOLE = observed(
    "https://github.com/ActiveCampaign/postmark-dotnet/blob/HEAD/src/Postmark.Tests/ClientSendingTests.cs",
    "the client's live tests send to any local part of this domain",
)
_HARMLESS_DOMAINS = frozenset({BLACKHOLE_DOMAIN, BOUNCE_TESTING_DOMAIN})
_BARE_ADDRESS = re.compile(r"[^\s@,;:<>\"()]+@([^\s@,;:<>\"()]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """One address to try a send with."""

    key: str  # its short name: "blackhole", "hard-bounce"
    address: str
    effect: str  # what happens to the message, one sentence
    side_effect: str  # what stays behind, one sentence
    bounce_type: str | None  # name of the bounce it causes, None when it causes none
    reaches_a_person: bool
    source: Source


_LEAVES_BEHIND = {
    Deactivates.ALWAYS: "The address goes on the stream's suppression list: the next send to it is refused with"
    " ErrorCode 406 until the suppression is lifted.",
    Deactivates.SOMETIMES: "A bounce is recorded; whether its address was suppressed stands in its field Inactive.",
    Deactivates.NEVER: "A bounce is recorded; its address is not known to be suppressed.",
    Deactivates.UNSTATED: "A bounce is recorded; no page says whether its address is suppressed.",
}


def _key_of(bounce_type: BounceType) -> str:
    """The kebab-case name of a bounce type: `SMTPApiError` becomes `smtp-api-error`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", bounce_type.name)
    return words.lower()


def _bouncing(bounce_type: BounceType) -> Destination:
    return Destination(
        key=_key_of(bounce_type),
        address=f"{bounce_type.name}@{BOUNCE_TESTING_DOMAIN}",
        effect=f"Postmark accepts the message and records a bounce of type {bounce_type.name} at once.",
        side_effect=_LEAVES_BEHIND[bounce_type.deactivates],
        bounce_type=bounce_type.name,
        reaches_a_person=False,
        source=documented(
            _BOUNCE_TESTING, f"what becomes of the address is {bounce_type.deactivation_source.standing}"
        ),
    )


_BLACKHOLE_ROW = Destination(
    key="blackhole",
    address=f"test@{BLACKHOLE_DOMAIN}",
    effect="Postmark accepts the message, shows it as delivered and drops it.",
    side_effect="The message stands in the activity; that it counts towards the monthly volume is assumed.",
    bounce_type=None,
    reaches_a_person=False,
    source=_BLACKHOLE,
)

# A spam complaint cannot be made this way: Postmark turns the attempt into a hard bounce.
_TESTABLE = {row.name.lower(): row for row in BOUNCE_TYPES.values() if row.name != "SpamComplaint"}

DESTINATIONS: Mapping[str, Destination] = MappingProxyType(
    {row.key: row for row in (_BLACKHOLE_ROW, *map(_bouncing, _TESTABLE.values()))}
)


def is_harmless(address: str) -> bool:
    """Whether mail to `address` can reach nobody.

    Only one bare address on one of the two domains counts, in any letter case. Lists, display names and subdomains do
    not, because a reader who takes them apart differently than Postmark does would let a person slip through.
    """
    return _domain_of(address) in _HARMLESS_DOMAINS


def bounces_on_purpose(address: str) -> bool:
    """Whether mail to the bare `address` bounces because that is what it is for.

    Source: https://postmarkapp.com/support/article/1239-how-to-test-bounces
    """
    return _domain_of(address) == BOUNCE_TESTING_DOMAIN


def _domain_of(address: str) -> str:
    """The domain of one bare address, in lower case; nothing for everything else."""
    bare = _BARE_ADDRESS.fullmatch(address)
    return bare[1].lower() if bare else ""


def bounce_type_for(local_part: str) -> str:
    """The name of the bounce type that mail to `local_part` at the bounce testing domain causes.

    Letter case and underscores do not matter (`hard_bounce`). Unknown names cause a hard bounce, and so does
    `SpamComplaint`, which cannot be made this way. Source: https://postmarkapp.com/support/article/1239-how-to-test-bounces
    """
    found = _TESTABLE.get(local_part.lower().replace("_", ""))
    return found.name if found else DEFAULT_BOUNCE_TYPE
