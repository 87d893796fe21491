"""Does a sending domain's DNS hold what Postmark expects? Four look-ups at once, beside Postmark's own flags.

Pure apart from the resolver that it is given. Imports the records and the rows.
"""

import asyncio
import re
from collections.abc import Callable

from helpers.client.connection import Connection
from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.dns_check.compare import row_for
from helpers.diagnosis.dns_check.evidence import DnsEvidence
from helpers.diagnosis.dns_check.expected import expectations, generic
from helpers.diagnosis.dns_check.records import (
    DnsCheck,
    Expectations,
    Expected,
    Lookup,
    LookupState,
    RecordName,
    RecordState,
    Resolver,
    Row,
)
from helpers.diagnosis.dns_check.rules import answers, records
from helpers.diagnosis.dns_check.zone import Zone, ZoneResolver
from helpers.diagnosis.records import Severity
from helpers.diagnosis.wanted_types import typed
from helpers.diagnosis.worded_rule import explained_by

RULES = (*records.RULES, *answers.RULES)
_LABEL = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(\.{_LABEL})+")
_PRACTICE = "a practice zone; no name server was asked"
_NO_DETAILS = "No account token was at hand to read the domain’s details"


async def dns_check(domain: str, expected: Expectations | None = None, *, resolver: Resolver) -> DnsCheck:
    """Look up the four records of `domain`; without `expected`, what domains of Postmark's usually have.

    Can be cancelled. Raises SettingsProblem for what is no domain, before anything is looked up.
    """
    domain = checked_domain(domain)
    wanted = expected or generic(domain, _NO_DETAILS)
    asked = (wanted.dkim, wanted.return_path, wanted.spf, wanted.dmarc)
    lookups = await asyncio.gather(*(_look_up(resolver, one) for one in asked))
    exists = await _exists(resolver, domain, lookups)
    rows = [row_for(one, found, domain_exists=exists) for one, found in zip(asked, lookups, strict=True)]
    if rows[-1].state is RecordState.MISSING:
        rows[-1] = await _inherited(resolver, domain, rows[-1])
    evidence = DnsEvidence(domain=domain, expectations=wanted, rows=tuple(rows), domain_exists=exists)
    return _check(evidence, resolver.words)


@typed
async def dns_check_of(
    connection: Connection, account_token: Token, domain: str, asked: Resolver | Callable[[], Zone]
) -> DnsCheck:
    """As `dns_check`, with what the domain's own details say if there is an account token; a zone answers for itself.

    Raises SettingsProblem, also for a token that may not travel; nothing was looked up then.
    """
    domain = checked_domain(domain)
    expected = await expectations(connection, account_token, domain) if account_token else None
    resolver = ZoneResolver(asked, _PRACTICE) if callable(asked) else asked
    return await dns_check(domain, expected, resolver=resolver)


def checked_domain(domain: str) -> str:
    """A domain as it is looked up, in lower case and in its ASCII form. Raises SettingsProblem."""
    name = domain.strip().rstrip(".").lower()
    try:
        name = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        name = ""
    if len(name) > 230 or not _NAME.fullmatch(name):
        raise SettingsProblem("A domain is a name such as example.com, without @ or https://. Nothing was looked up.")
    return name


async def _look_up(resolver: Resolver, expected: Expected) -> Lookup | None:
    return await resolver.look_up(expected.host, expected.kind) if expected.host else None


async def _exists(resolver: Resolver, domain: str, lookups: list[Lookup | None]) -> bool | None:
    """Whether the domain is in the DNS; None when that is open. Asks more only if nothing was found.

    A subdomain without any record below a domain that is there may simply have none yet.
    """
    answered = [one for one in lookups if one is not None and one.answered]
    if any(one.state is LookupState.FOUND for one in answered):
        return True
    lookup = next((one for one in answered if one.name == domain), None) or await resolver.look_up(domain, "SOA")
    if not lookup.answered:
        return None
    return lookup.state is not LookupState.NO_NAME or await _unless_above(resolver, domain)


async def _unless_above(resolver: Resolver, domain: str) -> bool | None:
    """False, unless a domain above it is there: then None."""
    above = [await resolver.look_up(name, "SOA") for name in _above(domain)]
    return None if any(one.state is not LookupState.NO_NAME for one in above) else False


def _above(domain: str) -> list[str]:
    """The domains above, the nearest first, without those of one label."""
    labels = domain.split(".")
    return [".".join(labels[at:]) for at in range(1, len(labels) - 1)]


async def _inherited(resolver: Resolver, domain: str, row: Row) -> Row:
    """The row of a domain above it that has a DMARC policy, which counts for a domain without one of its own."""
    for name in _above(domain):
        lookup = await resolver.look_up(f"_dmarc.{name}", "TXT")
        if lookup.state is LookupState.OUTSIDE:
            return row
        above = row_for(row.expected, lookup)
        if above.state is not RecordState.MISSING:
            return above
    return row


def _check(evidence: DnsEvidence, asked: str) -> DnsCheck:
    """The record, with what follows from the evidence."""
    found = explained_by(RULES, evidence)
    worst = sorted(found, key=lambda one: list(Severity).index(one.severity), reverse=True)
    return DnsCheck(
        domain=evidence.domain,
        asked=asked,
        expectations=evidence.expectations,
        rows=evidence.rows,
        findings=tuple(worst),
        headline=_headline(evidence),
        next_step=next((one.next_step for one in worst if one.severity is not Severity.INFO), ""),
    )


def _headline(evidence: DnsEvidence) -> str:
    if evidence.is_outside:
        return f"{evidence.domain} is not in the practice zone, which knows the practice Postmark's own domains only."
    if evidence.domain_exists is False:
        return f"{evidence.domain} is not in the DNS."
    needed = [row for row in evidence.rows if row.expected.record in (RecordName.DKIM, RecordName.RETURN_PATH)]
    parts = "; ".join(f"{row.expected.record} {_verb(row)}" for row in needed)
    return f"{evidence.domain}: {parts}."


def _verb(row: Row) -> str:
    return "cannot be told" if row.state is RecordState.CANT_TELL else f"is {row.state}"
