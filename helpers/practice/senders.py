"""Reading domains and sender signatures, which belong to the account and not to a server.

https://postmarkapp.com/developer/api/domains-api and https://postmarkapp.com/developer/api/signatures-api. Imports
`helpers.reference` only.
"""

from helpers.practice.call import Call
from helpers.practice.paging import read_page
from helpers.practice.records import Domain, Signature
from helpers.practice.refusals.account import DOMAIN_NOT_FOUND, SENDER_NOT_FOUND, SENDERS_PARAMETER
from helpers.practice.refusals.row import Refused
from helpers.practice.wire import Json
from helpers.practice.world import World

_CNAME = "pm.mtasv.net"
_SPF = "v=spf1 a mx include:spf.mtasv.net ~all"
_KEY = "k=rsa;p=PRACTICE+POSTMARK+KEY+THAT+SIGNS+NOTHING"


def list_domains(call: Call) -> Json:
    """GET /domains: the domains of the account in short. Nothing in it is secret."""
    total, domains = read_page(call.query(), SENDERS_PARAMETER).of(call.world.domains.values())
    return {"TotalCount": total, "Domains": [_short_domain(one) for one in domains]}


def get_domain(call: Call) -> Json:
    """GET /domains/{id}: one domain with its DNS records."""
    domain = call.world.domains.get(call.number("domain_id"))
    if domain is None:
        raise Refused(DOMAIN_NOT_FOUND)
    return {**_short_domain(domain), **_dns_records(domain)}


def list_signatures(call: Call) -> Json:
    """GET /senders: the sender signatures of the account in short."""
    total, signatures = read_page(call.query(), SENDERS_PARAMETER).of(call.world.signatures.values())
    return {"TotalCount": total, "SenderSignatures": [_short_signature(one) for one in signatures]}


def get_signature(call: Call) -> Json:
    """GET /senders/{id}: one sender signature with its domain's DNS records."""
    signature = call.world.signatures.get(call.number("signature_id"))
    if signature is None:
        raise Refused(SENDER_NOT_FOUND)
    domain = _domain_of(call.world, signature)
    verification: dict[str, Json] = {"SPFVerified": domain.dkim_verified, "WeakDKIM": False}
    verification |= {
        "DKIMVerified": domain.dkim_verified,
        "ReturnPathDomainVerified": domain.return_path_verified,
        "ConfirmationPersonalNote": signature.note,
    }
    return {**_short_signature(signature), **verification, **_dns_records(domain)}


def _domain_of(world: World, signature: Signature) -> Domain:
    """The account's domain that the signature stands on; an unverified stand-in when the account has none such."""
    same = (one for one in world.domains.values() if one.name == signature.domain)
    stranger = Domain(id=0, name=signature.domain, dkim_verified=False, return_path_verified=False)
    return next(same, stranger)


def _short_domain(domain: Domain) -> dict[str, Json]:
    return {
        "ID": domain.id,
        "Name": domain.name,
        "SPFVerified": domain.dkim_verified,
        "DKIMVerified": domain.dkim_verified,
        "WeakDKIM": False,
        "ReturnPathDomainVerified": domain.return_path_verified,
    }


def _short_signature(signature: Signature) -> dict[str, Json]:
    return {
        "ID": signature.id,
        "Domain": signature.domain,
        "EmailAddress": signature.email,
        "ReplyToEmailAddress": signature.reply_to,
        "Name": signature.name,
        "Confirmed": signature.confirmed,
    }


def _dns_records(domain: Domain) -> dict[str, Json]:
    """What has to stand in the DNS, and which DKIM key is in force or waiting."""
    host = f"20260105._domainkey.{domain.name}"
    verified = domain.dkim_verified
    return {
        "SPFHost": domain.name,
        "SPFTextValue": _SPF,
        "DKIMHost": host if verified else "",
        "DKIMTextValue": _KEY if verified else "",
        "DKIMPendingHost": "" if verified else host,
        "DKIMPendingTextValue": "" if verified else _KEY,
        "DKIMRevokedHost": "",
        "DKIMRevokedTextValue": "",
        "SafeToRemoveRevokedKeyFromDNS": False,
        "DKIMUpdateStatus": "Verified" if verified else "Pending",
        "ReturnPathDomain": f"pm-bounces.{domain.name}",
        "ReturnPathDomainCNAMEValue": _CNAME,
    }
