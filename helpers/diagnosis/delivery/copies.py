"""What became of each recipient's copy, and one line of events: details, bounces and suppressions put together. Pure.

A message's events leave out who was suppressed when it was accepted, and who complained afterwards.
"""

from collections.abc import Iterable
from dataclasses import replace

from helpers.diagnosis.delivery.records import Copy, Fate, Match, Seen, SeenBounce, SeenMessage, SeenSuppression
from helpers.diagnosis.sending.timeline import Event, timeline_from
from helpers.reference.moments import in_order, moment

_COMPLAINT = "SpamComplaint"
_ENDS = {"Delivered": Fate.DELIVERED, "Bounced": Fate.BOUNCED}
_NO_FAILURES = {  # types of bounce that say something else than that the message was refused
    "AutoResponder": Fate.ANSWERED,
    "AddressChange": Fate.ANSWERED,
    "Subscribe": Fate.ANSWERED,
    "Unsubscribe": Fate.ANSWERED,
    "Transient": Fate.DELAYED,
}


def put_together(seen: Seen) -> Seen:
    """`seen` with its events, with the copies in question and with what is known of each match."""
    of_message = timeline_from(seen.details, "").events if seen.details and seen.details.accepted else ()
    return replace(
        seen,
        events=in_order((*of_message, *_added(seen, of_message)), lambda event: event.at),
        copies=tuple(_copy(seen, email, of_message) for email in _in_question(seen)),
        matched=tuple(_match(seen, one, of_message) for one in seen.matches or ()),
    )


def _match(seen: Seen, message: SeenMessage, of_newest: tuple[Event, ...]) -> Match:
    """A match, and what became of the copy that is asked about; nobody asked for the events of the older ones."""
    newest = seen.message is not None and message.message_id == seen.message.message_id
    alone = replace(seen, message=message)
    copies = [_copy(alone, one, of_newest if newest else ()) for one in _in_question(alone)]
    known = [copy for copy in copies if copy.fate is not Fate.NO_EVENT] if seen.question.recipient else []
    return Match(message=message, copy=known[0] if known else None)


def _in_question(seen: Seen) -> tuple[str, ...]:
    """The addresses that are asked about: one of the message's, or all of them; without a message, those bounced."""
    known = seen.message.recipients if seen.message else tuple(one.email for one in _of_message(seen))
    wanted = seen.question.recipient.lower()
    return tuple({one.lower(): one for one in known if not wanted or one.lower() == wanted}.values())


def _of_message(seen: Seen) -> list[SeenBounce]:
    """The bounces of the message itself."""
    message_id = (seen.message.message_id if seen.message else seen.question.message_id).lower()
    return [one for one in seen.bounces or () if message_id and one.message_id.lower() == message_id]


def _copy(seen: Seen, email: str, events: Iterable[Event]) -> Copy:
    mine = [one for one in events if one.recipient.lower() == email.lower()]
    bounce = next((one for one in _of_message(seen) if one.email.lower() == email.lower()), None)
    no_failure = bounce is not None and bounce.type in _NO_FAILURES
    ends = [one for one in mine if one.type in _ENDS]
    if no_failure:
        ends = [one for one in ends if one.type != "Bounced"] or ends
    decisive = ends[-1] if ends else next((one for one in reversed(mine) if one.type == "Transient"), None)
    suppression = _suppressed_before(seen, email)
    fate = _fate(decisive, bounce, suppression)
    return Copy(email=email, fate=fate, event=decisive, bounce=bounce, suppression=suppression)


def _fate(event: Event | None, bounce: SeenBounce | None, suppression: SeenSuppression | None) -> Fate:
    if bounce and bounce.type == _COMPLAINT:
        return Fate.COMPLAINED
    kind = event.type if event else ""
    if kind == "Delivered":
        return Fate.DELIVERED
    if bounce:
        return _NO_FAILURES.get(bounce.type, Fate.BOUNCED)
    if kind:
        return _ENDS.get(kind, Fate.DELAYED)
    return Fate.SUPPRESSED if suppression else Fate.NO_EVENT


def _suppressed_before(seen: Seen, email: str) -> SeenSuppression | None:
    """The entry that stood on the message's stream when the message was accepted."""
    if seen.message is None:
        return None
    accepted = moment(seen.message.at)
    for one in seen.suppressions or ():
        since = moment(one.at)
        here = one.stream == seen.message.stream and one.email.lower() == email.lower()
        if here and (accepted is None or since is None or since <= accepted):
            return one
    return None


def _added(seen: Seen, known: Iterable[Event]) -> list[Event]:
    """Bounces that the message's own events do not show, and when an address was suppressed."""
    bounced = {event.recipient.lower() for event in known if event.type == "Bounced"}
    shown = {email.lower() for email in _in_question(seen)}
    bounces = [one for one in _of_message(seen) if one.type == _COMPLAINT or one.email.lower() not in bounced]
    stopped = [one for one in seen.suppressions or () if not shown or one.email.lower() in shown]
    return [
        *(Event(type=one.type, recipient=one.email, at=one.at, details=one.details) for one in bounces),
        *(Event(type="Suppressed", recipient=one.email, at=one.at, details=_why(one)) for one in stopped),
    ]


def _why(one: SeenSuppression) -> str:
    return f"stream “{one.stream}”: {one.reason}, origin {one.origin}"
