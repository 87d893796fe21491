"""Pre-flight for a send: go, careful or stop, before the click. Only reads; nothing of the message leaves for it.

What only a send can show (approval, credits, IP allowlist) is said to be unknown. Imports `helpers.client` and the rest
of the diagnosis.
"""

import asyncio
import json
from dataclasses import replace

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.exchange import Exchange
from helpers.client.outcome import OutcomeKind
from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.blast_radius.records import Sender, Unread
from helpers.diagnosis.careful_reader import CarefulReader, Listing, read_list, rows_of
from helpers.diagnosis.delivery.asking import DeliveryReader
from helpers.diagnosis.delivery.reading import streams_in
from helpers.diagnosis.examine import identify
from helpers.diagnosis.facts import server_facts
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.preflight.grading import graded
from helpers.diagnosis.preflight.records import Plan, Preflight
from helpers.diagnosis.preflight.rules.message import RULES
from helpers.diagnosis.records import Finding, Severity
from helpers.diagnosis.rule import findings_of
from helpers.diagnosis.sending.audience import forecast
from helpers.diagnosis.wanted_types import typed
from helpers.reference.token_kinds import TokenKind

_ORDER = (Severity.PROBLEM, Severity.WARNING, Severity.INFO)
_OF_A_SEND = Origin(words="a send", meant_for=TokenKind.SERVER)


@typed
async def preflight(
    connection: Connection,
    email: Email,
    server_token: Token,
    account_token: Token | None = None,
    *,
    pending: bool | None = None,
) -> Preflight:
    """Whether `email` can be sent with `server_token`; with an account token at hand, also whether its From is known.

    `pending`: whether the account waits for approval, where somebody knows it. Raises SettingsProblem for a server
    token that may not travel; raises nothing that Postmark or the network does.
    """
    connection.endpoint.admit(server_token)
    reader = DeliveryReader(connection, server_token)
    plan = Plan(
        email=email, size=len(json.dumps(email.body).encode()), test_token=server_token.is_test, pending=pending
    )
    about_token: tuple[Finding, ...] = ()
    if not plan.test_token:
        plan = await _server_side(reader, plan)
        if plan.refused:
            about_token = (await identify(connection, server_token, _OF_A_SEND)).findings
        else:
            plan = await _account_side(reader, plan, account_token)
    findings = (*about_token, *findings_of(RULES, plan))
    return _preflight(plan, reader, findings, account_token)


async def _server_side(reader: DeliveryReader, plan: Plan) -> Plan:
    """The server, its streams, and which recipients the message's stream delivers nothing to."""
    email = plan.email
    server, streams = await asyncio.gather(
        reader.get("/server", "The server’s name and type"),
        reader.get("/message-streams", "The list of message streams", {"IncludeArchivedStreams": "true"}),
    )
    refused = next((one for one in (server, streams) if one and one.token_refused), None)
    plan = replace(
        plan,
        refused=refused,
        server=server_facts(server, streams) if server and streams else None,
        streams=streams_in(streams) if streams and streams.accepted else None,
    )
    if refused or (plan.streams is not None and plan.stream is None):
        return plan
    recipients = dict.fromkeys(one.lower() for one in email.recipients)
    gaps = len(reader.unread)
    found = await reader.suppressions((email.message_stream,), recipients)
    return replace(plan, suppressions=found, lists_read=len(reader.unread) == gaps)


async def _account_side(reader: DeliveryReader, plan: Plan, token: Token | None) -> Plan:
    """The account's domains and sender signatures, and whether the server is one of that account."""
    careful = reader.careful
    if token is None or plan.server is None or not _may_travel(careful.connection, token, reader):
        return plan
    own, domains, senders = await asyncio.gather(
        careful.get(f"/servers/{plan.server.id}", account_token=token),
        read_list(careful, "/domains", "Domains", token),
        read_list(careful, "/senders", "SenderSignatures", token),
    )
    if own and own.token_refused and not (domains.pages or senders.pages):
        return replace(plan, account_refused=own, one_token_twice=token == reader.token)
    for what, listing in (("domains", domains), ("sender signatures", senders)):
        if listing.why_not_all:
            reader.unread.append(Unread(what=f"All {what} of the account", why=listing.why_not_all))
    return replace(
        plan,
        domains=_all_of(domains, "Domains", "Name", "DKIMVerified"),
        signatures=_all_of(senders, "SenderSignatures", "EmailAddress", "Confirmed"),
        same_account=_same_account(careful, own, domains),
    )


def _may_travel(connection: Connection, token: Token, reader: DeliveryReader) -> bool:
    try:
        connection.endpoint.admit(token)
    except SettingsProblem as problem:
        reader.unread.append(Unread(what="The account’s domains and sender signatures", why=str(problem)))
        return False
    return True


def _same_account(careful: CarefulReader, own: Exchange | None, domains: Listing) -> bool | None:
    """True when the account shows this server; False when it shows its domains, and refuses this server."""
    if own is None or own.accepted:
        return None if own is None else True
    refused = own.outcome.kind is OutcomeKind.REFUSED and not own.token_refused
    return False if refused and domains.pages and not careful.why(domains.pages[0]) else None


def _all_of(listing: Listing, of: str, name: str, confirmed: str) -> tuple[Sender, ...] | None:
    """Every row of a list; None when not all of them were read."""
    if listing.why_not_all or not listing.pages:
        return None
    rows = [row for page in listing.pages for row in rows_of(page, of)]
    return tuple(Sender(name=str(row.get(name, "")), confirmed=row.get(confirmed) is True) for row in rows)


def _preflight(
    plan: Plan, reader: DeliveryReader, findings: tuple[Finding, ...], account_token: Token | None
) -> Preflight:
    """The record, with its grade."""
    connection, careful = reader.careful.connection, reader.careful
    ordered = tuple(sorted(findings, key=lambda finding: _ORDER.index(finding.severity)))
    sandbox = plan.server is not None and plan.server.is_sandbox
    found = graded(plan, ordered, tuple(reader.unread), account_token=account_token is not None)
    return Preflight(
        grade=found.grade,
        headline=found.headline,
        next_step=found.next_step,
        plan=plan,
        forecast=forecast(connection, reader.token, plan.email, sandbox=sandbox),
        findings=ordered,
        unknown=found.unknown,
        exchanges=tuple(careful.exchanges),
        token=reader.token,
        practice=connection.in_kernel or any(one.by_practice for one in careful.exchanges),
    )
