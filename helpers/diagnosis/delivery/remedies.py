"""What can be done about an address that gets nothing any more: offered in words first, done only when confirmed.

A spam complaint stays: neither the bounce API nor the suppressions API undoes one. Imports `helpers.client`.
Sources: https://postmarkapp.com/developer/api/bounce-api#activate-a-bounce, …/suppressions-api#delete-a-suppression.
"""

from dataclasses import dataclass
from urllib.parse import quote

from helpers.client.connection import Connection
from helpers.client.exchange import Exchange
from helpers.client.problems import LiveNotConfirmed
from helpers.client.token import Token
from helpers.diagnosis.careful_reader import rows_of
from helpers.diagnosis.delivery.reading import bounce_in, suppressions_in
from helpers.diagnosis.delivery.records import Act, Offer, Seen, SeenBounce, SeenSuppression
from helpers.diagnosis.wanted_types import typed
from helpers.reference.sources import API_DOCS, documented, observed

_ACTIVATE = documented(f"{API_DOCS}/bounce-api#activate-a-bounce")
_DELETE = documented(f"{API_DOCS}/suppressions-api#delete-a-suppression")
_COMPLAINT = documented("https://postmarkapp.com/developer/webhooks/spam-complaint-webhook")
_NOT_YOURS = observed(
    "https://github.com/ActiveCampaign/postmark-php", "the client's own comment names what a sender may undo"
)
_YOURS = {("Customer", "ManualSuppression"), ("Recipient", "HardBounce")}  # origin and reason
_STAYS = "A spam complaint cannot be undone over the API: “{stream}” delivers nothing more to {email}."
_THEIRS = "Postmark lets its sender undo hard bounces and their own entries only; this one is {reason} by {origin}."
_BY_HAND = (
    "“{stream}” delivers to {email} again. Nothing is sent by it. Somebody stopped mail to this address on purpose:"
    " find out why first."
)
_WILL = (
    "“{stream}” delivers to {email} again, and its bounce counts as inactive no more. Nothing is sent by it. If the"
    " address still does not exist, the next message bounces again, which harms the sender’s reputation."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What came of an attempt to let an address get mail again. `exchange` is None when nothing had to be asked."""

    act: Act
    email: str
    stream: str
    done: bool
    sentence: str
    next_step: str
    exchange: Exchange | None

    def __str__(self) -> str:
        return f"{self.sentence} {self.next_step}".strip()

    __repr__ = __str__


def offers_for(seen: Seen) -> tuple[Offer, ...]:
    """What can be done for the addresses that were asked about, one offer an address and stream."""
    reactivated = {(one.email.lower(), one.stream): one for one in seen.bounces or () if one.inactive}
    listed = {(one.email.lower(), one.stream): one for one in seen.suppressions or ()}
    whole = {**{key: _of_bounce(one) for key, one in reactivated.items() if one.can_activate}}
    rest = {key: _of_suppression(one) for key, one in listed.items() if key not in whole}
    return (*whole.values(), *rest.values())


def _of_bounce(one: SeenBounce) -> Offer:
    will = _WILL.format(stream=one.stream, email=one.email)
    return Offer(
        act=Act.REACTIVATE,
        email=one.email,
        stream=one.stream,
        bounce_id=one.id,
        possible=True,
        will=will,
        source=_ACTIVATE,
    )


def _of_suppression(one: SeenSuppression) -> Offer:
    complaint, yours = one.reason == "SpamComplaint", (one.origin, one.reason) in _YOURS
    template = _STAYS if complaint else _THEIRS if not yours else _WILL if one.reason == "HardBounce" else _BY_HAND
    return Offer(
        act=Act.UNSUPPRESS,
        email=one.email,
        stream=one.stream,
        bounce_id=None,
        possible=yours,
        will=template.format(stream=one.stream, email=one.email, reason=one.reason, origin=one.origin),
        source=_COMPLAINT if complaint else _DELETE if yours else _NOT_YOURS,
    )


@typed
async def reactivate(connection: Connection, token: Token, bounce_id: int, *, confirm: str = "") -> Mended:
    """Let the stream of this bounce deliver to its address again. `confirm` repeats the address, unless in practice.

    Looks the bounce up first. Raises LiveNotConfirmed, which says what it would change, before anything is changed,
    and SettingsProblem for a token that may not travel.
    """
    found = await connection.send("GET", f"/bounces/{int(bounce_id)}", server_token=token)
    if not found.accepted:
        return _not_done(Act.REACTIVATE, found)
    bounce = bounce_in(found.body)
    if not (bounce.inactive and bounce.can_activate):
        return _needless(Act.REACTIVATE, bounce.email, bounce.stream, found, _why_not(bounce))
    _require(connection, confirm, _of_bounce(bounce))
    exchange = await connection.send("PUT", f"/bounces/{bounce.id}/activate", server_token=token)
    if not exchange.accepted:
        return _not_done(Act.REACTIVATE, exchange, bounce.email, bounce.stream)
    return _done(Act.REACTIVATE, bounce.email, bounce.stream, exchange)


@typed
async def unsuppress(connection: Connection, token: Token, stream: str, email: str, *, confirm: str = "") -> Mended:
    """Take an address off a message stream's suppression list. `confirm` repeats the address, unless in practice.

    Looks the entry up first, and asks for nothing that Postmark does not allow. Raises like `reactivate`.
    """
    path = f"/message-streams/{quote(stream, safe='')}/suppressions"
    dump = await connection.send("GET", f"{path}/dump", server_token=token, query={"EmailAddress": email})
    if not dump.accepted:
        return _not_done(Act.UNSUPPRESS, dump, email, stream)
    entry = next((one for one in suppressions_in(dump, stream) if one.email.lower() == email.lower()), None)
    if entry is None:
        return _needless(Act.UNSUPPRESS, email, stream, dump, f"{email} is not on the list of “{stream}”.")
    offer = _of_suppression(entry)
    if not offer.possible:
        return _needless(Act.UNSUPPRESS, email, stream, dump, offer.will)
    _require(connection, confirm, offer)
    body = {"Suppressions": [{"EmailAddress": entry.email}]}
    return _read(await connection.send("POST", f"{path}/delete", server_token=token, body=body), email, stream)


def _require(connection: Connection, confirm: str, offer: Offer) -> None:
    if not connection.endpoint.loopback and confirm.strip() != offer.email:
        raise LiveNotConfirmed(f"Nothing was changed. {offer.will} To do it, confirm it with: {offer.email}")


def _read(exchange: Exchange, email: str, stream: str) -> Mended:
    """The reply of a deletion: HTTP 200, whatever became of each address."""
    items = rows_of(exchange, "Suppressions")
    if exchange.accepted and items and items[0].get("Status") == "Deleted":
        return _done(Act.UNSUPPRESS, email, stream, exchange)
    if exchange.accepted and items:
        said = f"Postmark answers {items[0].get('Status')}: “{items[0].get('Message')}”"
        return _needless(Act.UNSUPPRESS, email, stream, exchange, said)
    return _not_done(Act.UNSUPPRESS, exchange, email, stream)


def _why_not(bounce: SeenBounce) -> str:
    if not bounce.inactive:
        return f"{bounce.email} is active: there is nothing to reactivate."
    return f"This bounce ({bounce.type}) cannot be reactivated."


def _done(act: Act, email: str, stream: str, exchange: Exchange) -> Mended:
    sentence = f"Done: “{stream}” delivers to {email} again."
    step = "Send again when you like; nothing was sent by this."
    return Mended(act=act, email=email, stream=stream, done=True, sentence=sentence, next_step=step, exchange=exchange)


def _needless(act: Act, email: str, stream: str, exchange: Exchange, why: str) -> Mended:
    """Nothing was changed, for a reason."""
    sentence = f"Nothing was changed. {why}"
    return Mended(act=act, email=email, stream=stream, done=False, sentence=sentence, next_step="", exchange=exchange)


def _not_done(act: Act, exchange: Exchange, email: str = "", stream: str = "") -> Mended:
    """Postmark refused, or was not reached."""
    step = exchange.next_step
    ending = exchange.outcome.detail.rstrip(".") or str(exchange.outcome.kind)
    sentence = f"Not done, or not known to be: {ending}. {exchange.outcome.sentence}"
    return Mended(act=act, email=email, stream=stream, done=False, sentence=sentence, next_step=step, exchange=exchange)
