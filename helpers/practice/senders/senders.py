"""Reading domains and sender signatures, which belong to the account and not to a server.

https://postmarkapp.com/developer/api/domains-api and https://postmarkapp.com/developer/api/signatures-api. Changing
them is in `domain_changes` and `sender_changes`. Imports `helpers.reference` only.
"""

from helpers.practice.call import Call
from helpers.practice.paging import read_page
from helpers.practice.records import Domain, Signature
from helpers.practice.refusals.account import DOMAIN_NOT_FOUND, SENDER_NOT_FOUND, SENDERS_PARAMETER
from helpers.practice.refusals.row import Refused
from helpers.practice.senders.dkim import dkim_fields
from helpers.practice.wire import Json
from helpers.practice.world import World

_CNAME = "pm.mtasv.net"
_SPF = "v=spf1 a mx include:spf.mtasv.net ~all"


def list_domains(call: Call) -> Json:
    """GET /domains: the domains of the account in short. Nothing in it is secret."""
    total, domains = read_page(call.query(), SENDERS_PARAMETER).of(call.world.domains.values())
    return {"TotalCount": total, "Domains": [_short_domain(one) for one in domains]}


def get_domain(call: Call) -> Json:
    """GET /domains/{id}: one domain with its DNS records."""
    return domain_object(find_domain(call))


def find_domain(call: Call) -> Domain:
    """The domain that the path names."""
    domain = call.world.domains.get(call.number("domain_id"))
    if domain is None:
        raise Refused(DOMAIN_NOT_FOUND)
    return domain


def domain_object(domain: Domain) -> Json:
    """A domain as every reply but the list shows it."""
    return {**_short_domain(domain), **_dns_records(domain)}


def list_signatures(call: Call) -> Json:
    """GET /senders: the sender signatures of the account in short."""
    total, signatures = read_page(call.query(), SENDERS_PARAMETER).of(call.world.signatures.values())
    return {"TotalCount": total, "SenderSignatures": [_short_signature(one) for one in signatures]}


def get_signature(call: Call) -> Json:
    """GET /senders/{id}: one sender signature with its domain's DNS records."""
    return signature_object(call.world, find_signature(call))


def find_signature(call: Call) -> Signature:
    """The sender signature that the path names."""
    signature = call.world.signatures.get(call.number("signature_id"))
    if signature is None:
        raise Refused(SENDER_NOT_FOUND)
    return signature


def signature_object(world: World, signature: Signature) -> Json:
    """A sender signature as every reply but the list shows it."""
    domain = domain_on_account(world, signature) or _stranger(signature)
    verification: dict[str, Json] = {"WeakDKIM": False, "DKIMVerified": domain.dkim_verified}
    verification |= {
        "ReturnPathDomainVerified": domain.return_path_verified,
        "ConfirmationPersonalNote": signature.note,
    }
    return {**_short_signature(signature), **verification, **spf_fields(domain), **_dns_records(domain)}


def domain_on_account(world: World, signature: Signature) -> Domain | None:
    """The account's domain that the signature stands on, if the account has it."""
    return next((one for one in world.domains.values() if one.name == signature.domain.lower()), None)


def _stranger(signature: Signature) -> Domain:
    """An unverified stand-in for a domain that is not on the account."""
    return Domain(
        id=0,
        name=signature.domain,
        dkim_verified=False,
        return_path_verified=False,
        return_path=signature.return_path,
    )


def _short_domain(domain: Domain) -> dict[str, Json]:
    return {
        "ID": domain.id,
        "Name": domain.name,
        "SPFVerified": _spf_verified(domain),
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


def _spf_verified(domain: Domain) -> bool:
    """Whether SPF is in order: no record of one's own is needed any more once DKIM is verified (assumed)."""
    return domain.dkim_verified or domain.spf_verified


def spf_fields(domain: Domain) -> dict[str, Json]:
    """The SPF record, deprecated by Postmark."""
    return {"SPFHost": domain.name, "SPFVerified": _spf_verified(domain), "SPFTextValue": _SPF}


def _dns_records(domain: Domain) -> dict[str, Json]:
    """What has to stand in the DNS."""
    return {
        "SPFHost": domain.name,
        "SPFTextValue": _SPF,
        **dkim_fields(domain),
        "ReturnPathDomain": domain.return_path_host,
        "ReturnPathDomainCNAMEValue": _CNAME,
    }
