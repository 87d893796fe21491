"""The DKIM keys of a domain: one in force, one that waits for its DNS record, one that was replaced.

https://postmarkapp.com/developer/api/domains-api. Nothing is signed and no DNS is asked: a record counts as there when
its host is in `world.dns_hosts`. Imports `helpers.reference` only.
"""

from helpers.practice.records import Domain
from helpers.practice.refusals.domains import DKIM_BEING_RENEWED, DKIM_NOT_VERIFIED
from helpers.practice.refusals.row import Refused
from helpers.practice.wire import Json
from helpers.practice.world import World

_KEY = "k=rsa;p=PRACTICE+POSTMARK+KEY+{selector}+THAT+SIGNS+NOTHING"


def dkim_fields(domain: Domain) -> dict[str, Json]:
    """The keys as every reply shows them; an unverified domain's only key is the pending one."""
    in_force = domain.selector if domain.dkim_verified else ""
    pending = _pending(domain)
    return {
        "DKIMHost": _host(domain, in_force),
        "DKIMTextValue": _text(in_force),
        "DKIMPendingHost": _host(domain, pending),
        "DKIMPendingTextValue": _text(pending),
        "DKIMRevokedHost": _host(domain, domain.revoked_selector),
        "DKIMRevokedTextValue": _text(domain.revoked_selector),
        "SafeToRemoveRevokedKeyFromDNS": bool(domain.revoked_selector),
        "DKIMUpdateStatus": "Pending" if pending else "Verified",
    }


def look_up_dkim(world: World, domain: Domain) -> None:
    """Put the pending key into force if its record is in the DNS. A verified domain stays verified."""
    if _host(domain, _pending(domain)).lower() not in world.dns_hosts:
        return
    if domain.dkim_verified:
        domain.revoked_selector, domain.selector = domain.selector, domain.pending_selector
    domain.pending_selector = ""
    domain.dkim_verified = True


def renew_dkim(world: World, domain: Domain) -> None:
    """Make a new key that waits beside the one in force; refuses where one waits, or none was ever verified."""
    if domain.pending_selector:
        raise Refused(DKIM_BEING_RENEWED)
    if not domain.dkim_verified:
        raise Refused(DKIM_NOT_VERIFIED)
    domain.pending_selector = f"{world.clock.now():%Y%m%d}{world.ids.number()}"


def _pending(domain: Domain) -> str:
    return domain.pending_selector if domain.dkim_verified else domain.selector


def _host(domain: Domain, selector: str) -> str:
    return f"{selector}._domainkey.{domain.name}" if selector else ""


def _text(selector: str) -> str:
    return _KEY.format(selector=selector) if selector else ""
