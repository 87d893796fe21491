"""Adding, editing and removing sender signatures, and having them confirmed.

https://postmarkapp.com/developer/api/signatures-api. No mail goes out: lessons confirm a signature with `confirm`.
Imports `helpers.reference` only.
"""

from helpers.practice.call import Call
from helpers.practice.fields import read_fields
from helpers.practice.records import Signature
from helpers.practice.refusals.domains import (
    DOMAIN_FIELDS_INVALID,
    NO_SENDER_DATA,
    SIGNATURE_CONFIRMED,
    SIGNATURE_WITHOUT_DKIM,
    TOO_MANY_SENDERS,
)
from helpers.practice.refusals.row import Refused
from helpers.practice.senders.dkim import renew_dkim
from helpers.practice.senders.sender_fields import new_from_email, personal_note, reply_to, return_path, signature_name
from helpers.practice.senders.senders import domain_on_account, find_signature, signature_object
from helpers.practice.wire import Json
from helpers.practice.world import World
from helpers.reference.sources import API_DOCS, assumed

_NEW_DKIM = assumed(f"{API_DOCS}/signatures-api#request-a-new-dkim", "the text of the reply")


def create_signature(call: Call) -> Json:
    """POST /senders: an address whose owner has still to confirm it."""
    world = call.world
    fields = read_fields(call, NO_SENDER_DATA)
    if not fields:
        raise Refused(NO_SENDER_DATA)
    email = new_from_email(world, fields)
    name = signature_name(fields)
    if not name:
        raise Refused(DOMAIN_FIELDS_INVALID)
    answers, note, host = reply_to(fields), personal_note(fields), return_path(fields, email.rpartition("@")[2])
    if len(world.signatures) >= world.limits.senders:
        raise Refused(TOO_MANY_SENDERS, things="Sender Signatures")
    signature = Signature(
        id=world.ids.number(),
        email=email,
        name=name,
        confirmed=False,
        reply_to=answers or "",
        note=note or "",
        return_path=host or "",
    )
    return signature_object(world, world.add_signature(signature))


def edit_signature(call: Call) -> Json:
    """PUT /senders/{id}: the name, which must be given, and what else is named. The address itself stays."""
    signature = find_signature(call)
    fields = read_fields(call, NO_SENDER_DATA)
    if not fields:
        raise Refused(NO_SENDER_DATA)
    name = signature_name(fields)
    if not name:
        raise Refused(DOMAIN_FIELDS_INVALID)
    answers, note, host = reply_to(fields), personal_note(fields), return_path(fields, signature.domain)
    signature.name = name
    signature.reply_to = signature.reply_to if answers is None else answers
    signature.note = signature.note if note is None else note
    signature.return_path = signature.return_path if host is None else host
    return signature_object(call.world, signature)


def delete_signature(call: Call) -> Json:
    """DELETE /senders/{id}: the address authorises no sending any more."""
    signature = find_signature(call)
    del call.world.signatures[signature.id]
    return {"ErrorCode": 0, "Message": f"Signature {signature.email} removed."}


def resend_confirmation(call: Call) -> Json:
    """POST /senders/{id}/resend: the confirmation mail once more, unless it has been answered."""
    signature = find_signature(call)
    if signature.confirmed:
        raise Refused(SIGNATURE_CONFIRMED)
    said = f"Confirmation email for Sender Signature {signature.email} was re-sent."
    return {"ErrorCode": 0, "Message": said}


def verify_signature_spf(call: Call) -> Json:
    """POST /senders/{id}/verifyspf, deprecated: looks for the SPF record of the signature's domain."""
    signature = find_signature(call)
    domain = domain_on_account(call.world, signature)
    if domain is not None:
        domain.spf_verified |= domain.name in call.world.dns_hosts
    return signature_object(call.world, signature)


def request_new_dkim(call: Call) -> Json:
    """POST /senders/{id}/requestnewdkim, deprecated: a new key for the signature's domain."""
    signature = find_signature(call)
    domain = domain_on_account(call.world, signature)
    if domain is None:
        raise Refused(SIGNATURE_WITHOUT_DKIM)
    renew_dkim(call.world, domain)
    call.source = _NEW_DKIM
    return {"ErrorCode": 0, "Message": f"A new DKIM key for {domain.name} was requested."}


def confirm(world: World, email: str) -> Signature:
    """The owner of `email` follows the link in the confirmation mail. LookupError when it is no signature's."""
    signature = next((one for one in world.signatures.values() if one.email.lower() == email.lower()), None)
    if signature is None:
        raise LookupError(f"There is no sender signature {email}.")
    signature.confirmed = True
    return signature
