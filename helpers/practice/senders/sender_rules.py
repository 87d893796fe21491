"""Who may send: the From address must belong to the account, and the account must be allowed to send.

Domains and sender signatures belong to the account, so a server token cannot list them: a send is the only way for it
to find out. Imports `helpers.reference` only.
"""

from helpers.practice.records import AccountState, Address
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.sending import (
    ACCOUNT_NOT_APPROVED,
    ACCOUNT_PENDING,
    NO_SENDER_SIGNATURE,
    OUT_OF_CREDITS,
    SENDER_SIGNATURE_UNCONFIRMED,
)
from helpers.practice.world import World


def check_sender(world: World, sender: Address) -> None:
    """From stands on a verified domain or has a confirmed sender signature.

    A verified domain authorises any address on it (captured in September 2026); that it takes the exact domain and a
    verified DKIM record is assumed.
    """
    domain = sender.domain
    if any(one.dkim_verified and one.name.lower() == domain for one in world.domains.values()):
        return
    signatures = [one for one in world.signatures.values() if one.email.lower() == sender.key]
    if any(one.confirmed for one in signatures):
        return
    raise Refused(SENDER_SIGNATURE_UNCONFIRMED if signatures else NO_SENDER_SIGNATURE, address=sender.email)


def check_account(world: World, sender: Address, recipients: tuple[Address, ...]) -> None:
    """The account is approved and has credits; a pending one may send within its own domain."""
    state = world.account.state
    if state in {AccountState.APPROVED, AccountState.PAUSED}:
        return
    if state is AccountState.NOT_APPROVED:
        raise Refused(ACCOUNT_NOT_APPROVED)
    if state is AccountState.OUT_OF_CREDITS:
        raise Refused(OUT_OF_CREDITS)
    strangers = sorted({one.domain for one in recipients} - {sender.domain})
    if strangers:
        domains = ", ".join(f"'{domain}'" for domain in strangers)
        raise Refused(ACCOUNT_PENDING, from_domain=sender.domain, domains=domains)
