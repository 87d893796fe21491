"""Adding, editing and removing domains, and checking their DNS records.

https://postmarkapp.com/developer/api/domains-api. Imports `helpers.reference` only.
"""

from helpers.practice.call import Call
from helpers.practice.fields import read_fields
from helpers.practice.records import Domain
from helpers.practice.refusals.domains import DOMAIN_FIELDS_INVALID, NO_SENDER_DATA, TOO_MANY_SENDERS
from helpers.practice.refusals.row import Refused
from helpers.practice.senders.dkim import dkim_fields, look_up_dkim, renew_dkim
from helpers.practice.senders.sender_fields import new_domain_name, return_path
from helpers.practice.senders.senders import domain_object, find_domain, spf_fields
from helpers.practice.wire import Json


def create_domain(call: Call) -> Json:
    """POST /domains: a domain whose DNS records are still missing."""
    world = call.world
    fields = read_fields(call, NO_SENDER_DATA, DOMAIN_FIELDS_INVALID)
    name = new_domain_name(world, fields)
    host = return_path(fields, name) or ""
    if len(world.domains) >= world.limits.senders:
        raise Refused(TOO_MANY_SENDERS, things="domains")
    number = world.ids.number()
    domain = Domain(
        id=number,
        name=name,
        dkim_verified=False,
        return_path_verified=False,
        return_path=host,
        selector=f"{world.clock.now():%Y%m%d}{number}",
    )
    return domain_object(world.add_domain(domain))


def edit_domain(call: Call) -> Json:
    """PUT /domains/{id}: another Return-Path, which has to be verified again."""
    domain = find_domain(call)
    fields = read_fields(call, NO_SENDER_DATA, DOMAIN_FIELDS_INVALID)
    host = return_path(fields, domain.name)
    if host is not None and host != domain.return_path:
        domain.return_path, domain.return_path_verified = host, False
    return domain_object(domain)


def delete_domain(call: Call) -> Json:
    """DELETE /domains/{id}: its addresses authorise no sending any more."""
    domain = find_domain(call)
    del call.world.domains[domain.id]
    return {"ErrorCode": 0, "Message": f"Domain {domain.name} removed."}


def verify_dkim(call: Call) -> Json:
    """PUT /domains/{id}/verifyDkim: looks for the record of the pending key. That it is missing is no error."""
    domain = find_domain(call)
    look_up_dkim(call.world, domain)
    return domain_object(domain)


def verify_return_path(call: Call) -> Json:
    """PUT /domains/{id}/verifyReturnPath: looks for the CNAME record. That it is missing is no error."""
    domain = find_domain(call)
    domain.return_path_verified |= domain.return_path_host in call.world.dns_hosts
    return domain_object(domain)


def verify_spf(call: Call) -> Json:
    """POST /domains/{id}/verifyspf, deprecated: the three SPF fields."""
    domain = find_domain(call)
    domain.spf_verified |= domain.name in call.world.dns_hosts
    return spf_fields(domain)


def rotate_dkim(call: Call) -> Json:
    """POST /domains/{id}/rotatedkim: a new key that waits for its record, while the old one goes on signing."""
    domain = find_domain(call)
    renew_dkim(call.world, domain)
    return {
        "Name": domain.name,
        "DKIMVerified": domain.dkim_verified,
        "WeakDKIM": False,
        **dkim_fields(domain),
        "ID": domain.id,
    }
