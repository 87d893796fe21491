"""What the fields of a domain and of a sender signature may be.

Each function gives the value to keep, or raises `Refused`. Imports `helpers.reference` only.
"""

import re

from helpers.practice.addresses import read_addresses
from helpers.practice.fields import Fields
from helpers.practice.refusals.domains import (
    DOMAIN_EXISTS,
    DOMAIN_NAME_FORMAT,
    DOMAIN_NAME_LENGTH,
    DOMAIN_NAME_MISSING,
    FROM_EMAIL_MISSING,
    PUBLIC_DOMAIN,
    SENDER_FIELD_FORMAT,
    SENDER_FIELD_LENGTH,
    SIGNATURE_EXISTS,
)
from helpers.practice.refusals.row import Refused
from helpers.practice.world import World
from helpers.reference.limits import DOMAIN_NAME_LENGTH as LONGEST_DOMAIN
from helpers.reference.limits import FROM_LENGTH, PERSONAL_NOTE_LENGTH
from helpers.reference.public_domains import PUBLIC_DOMAINS

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+{_LABEL}")


def new_domain_name(world: World, fields: Fields) -> str:
    """The name of a new domain, in lower case (assumed)."""
    name = (fields.text("Name") or "").strip().lower()
    if not name:
        raise Refused(DOMAIN_NAME_MISSING)
    if len(name) > LONGEST_DOMAIN:
        raise Refused(DOMAIN_NAME_LENGTH)
    if not _DOMAIN.fullmatch(name):
        raise Refused(DOMAIN_NAME_FORMAT)
    if name in PUBLIC_DOMAINS:
        raise Refused(PUBLIC_DOMAIN)
    if any(one.name.lower() == name for one in world.domains.values()):
        raise Refused(DOMAIN_EXISTS)
    return name


def return_path(fields: Fields, domain: str) -> str | None:
    """A subdomain of `domain`; empty for the usual one, None when the request does not say."""
    host = fields.text("ReturnPathDomain")
    if not host:
        return host
    host = _bounded("ReturnPathDomain", host.strip().lower(), LONGEST_DOMAIN)
    if not _DOMAIN.fullmatch(host) or not host.endswith(f".{domain.lower()}"):
        raise Refused(SENDER_FIELD_FORMAT, field="ReturnPathDomain", kind=f"subdomain of {domain}")
    return host


def new_from_email(world: World, fields: Fields) -> str:
    """The address of a new sender signature."""
    email = (fields.text("FromEmail") or "").strip()
    if not email:
        raise Refused(FROM_EMAIL_MISSING)
    _address("FromEmail", email)
    if email.rpartition("@")[2].lower() in PUBLIC_DOMAINS:
        raise Refused(PUBLIC_DOMAIN)
    if any(one.email.lower() == email.lower() for one in world.signatures.values()):
        raise Refused(SIGNATURE_EXISTS)
    return email


def reply_to(fields: Fields) -> str | None:
    """An address for replies; empty for none, None when the request does not say."""
    email = fields.text("ReplyToEmail")
    return _address("ReplyToEmail", email) if email else email


def signature_name(fields: Fields) -> str | None:
    """The name in front of the address, or None when the request does not say."""
    name = fields.text("Name")
    return None if name is None else _bounded("Name", name.strip(), LONGEST_DOMAIN)


def personal_note(fields: Fields) -> str | None:
    """What the confirmation mail says beside the usual, or None when the request does not say."""
    note = fields.text("ConfirmationPersonalNote")
    return None if note is None else _bounded("ConfirmationPersonalNote", note, PERSONAL_NOTE_LENGTH)


def _bounded(field: str, text: str, limit: int) -> str:
    if len(text) > limit:
        raise Refused(SENDER_FIELD_LENGTH, field=field, limit=limit)
    return text


def _address(field: str, text: str) -> str:
    """One bare address."""
    if not _is_address(_bounded(field, text, FROM_LENGTH)):
        raise Refused(SENDER_FIELD_FORMAT, field=field, kind="email address")
    return text


def _is_address(text: str) -> bool:
    try:
        (address,) = read_addresses("", text)
    except (Refused, ValueError):
        return False
    return address.email == text
