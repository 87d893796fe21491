"""The words for what was seen of a delivery: a copy, a bounce, a suppression and who put it there. Pure."""

from collections.abc import Iterable

from helpers.diagnosis.delivery.records import Copy, Fate, SeenBounce, SeenSuppression
from helpers.reference.moments import in_utc

_MOST = 5  # addresses in one sentence
_REASONS = {
    "HardBounce": "after a hard bounce",
    "SpamComplaint": "after a spam complaint",
    "ManualSuppression": "by hand",
}
_ORIGINS = {
    "Recipient": "from the recipient’s side",
    "Customer": "by the owner of the server, in Postmark or over the API",
    "Admin": "by Postmark",
}


def listed(texts: Iterable[str]) -> str:
    """A few texts in a row, and how many more there are."""
    found = list(texts)
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"{', '.join(found[:_MOST])}{more}"


def of_copies(copies: Iterable[Copy], *fates: Fate) -> str:
    """The addresses of the copies with these fates."""
    return listed(copy.email for copy in copies if copy.fate in fates)


def about_suppression(one: SeenSuppression) -> str:
    """Who suppressed an address, where, why and when."""
    why = _REASONS.get(one.reason, one.reason)
    who = _ORIGINS.get(one.origin, f"origin {one.origin}")
    return f"{one.email} is on the suppression list of “{one.stream}” {why} ({who}), since {in_utc(one.at)}."


def lifting(entries: Iterable[SeenSuppression | None], then: str = "") -> str:
    """What to do about suppressions; a spam complaint cannot be undone."""
    if any(one is not None and one.reason == "SpamComplaint" for one in entries):
        return "Stop writing to the address: a spam complaint cannot be undone."
    return f"Lift the suppression if the address works and its owner wants the mail{then}."


def about_bounce(one: SeenBounce) -> str:
    """A bounce: its type, what that means, what was said, and whether it lasts."""
    row = one.row
    meaning = f"{row.title}: {row.meaning}" if row else f"The type is {one.type}."
    said = f" It was said: “{one.details}”." if one.details else ""
    return f"{one.email}: {meaning}{said} {_lasting(one)}"


def bounce_action(copies: Iterable[Copy]) -> str:
    """What to do about the first bounce whose type is known."""
    rows = [copy.bounce.row for copy in copies if copy.bounce and copy.bounce.row]
    return rows[0].action if rows else "Read what the receiving server said."


def _lasting(one: SeenBounce) -> str:
    if not one.inactive:
        return "The address is active: the next message to it is tried."
    again = "It can be reactivated." if one.can_activate else "It cannot be reactivated."
    return f"For now it is permanent: the address is inactive. {again}"
