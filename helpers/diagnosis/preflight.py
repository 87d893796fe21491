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
from helpers.diagnosis.audience import forecast
from helpers.diagnosis.blast_records import Sender, Unread
from helpers.diagnosis.careful_reader import CarefulReader, Listing, read_list, rows_of
from helpers.diagnosis.delivery_asking import DeliveryReader
from helpers.diagnosis.delivery_reading import streams_in
from helpers.diagnosis.examine import identify
from helpers.diagnosis.facts import server_facts
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.preflight_records import Grade, Plan, Preflight
from helpers.diagnosis.records import Finding, Severity
from helpers.diagnosis.rule import findings_of
from helpers.diagnosis.rules.preflight import RULES
from helpers.reference.token_kinds import TokenKind

ONLY_A_SEND_SHOWS = Unread(
    what="Whether the account is approved, has credits and lets this IP address send",
    why="no reply but that to a send says so",
)
_NO_ACCOUNT_TOKEN = Unread(
    what="Whether From may be used", why="domains and sender signatures can be read with an account token only"
)
_OTHER_ACCOUNT = Unread(what="Whether From may be used", why="the account token is of another account than the server")
_ORDER = (Severity.PROBLEM, Severity.WARNING, Severity.INFO)
_GRADES = {Severity.PROBLEM: Grade.STOP, Severity.WARNING: Grade.CAREFUL}
_OF_A_SEND = Origin(words="a send", meant_for=TokenKind.SERVER)


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
    gaps = () if plan.refused else tuple(reader.unread)
    sandbox = plan.server is not None and plan.server.is_sandbox
    grade = _grade(ordered, gaps)
    return Preflight(
        grade=grade,
        headline=_headline(grade, ordered, gaps),
        next_step=_next_step(grade, ordered),
        plan=plan,
        forecast=forecast(connection, reader.token, plan.email, sandbox=sandbox),
        findings=ordered,
        unknown=() if plan.test_token else (*gaps, *_about_from(plan, account_token), ONLY_A_SEND_SHOWS),
        exchanges=tuple(careful.exchanges),
        token=reader.token,
        practice=connection.in_kernel or any(one.by_practice for one in careful.exchanges),
    )


def _grade(ordered: tuple[Finding, ...], gaps: tuple[Unread, ...]) -> Grade:
    worst = _GRADES.get(ordered[0].severity, Grade.GO) if ordered else Grade.GO
    return Grade.CAREFUL if worst is Grade.GO and gaps else worst


def _about_from(plan: Plan, account_token: Token | None) -> tuple[Unread, ...]:
    if account_token is None:
        return (_NO_ACCOUNT_TOKEN,)
    return (_OTHER_ACCOUNT,) if plan.same_account is False else ()


def _headline(grade: Grade, ordered: tuple[Finding, ...], gaps: tuple[Unread, ...]) -> str:
    if grade is Grade.GO:
        return "Go: nothing that can be known beforehand speaks against it."
    if grade is Grade.CAREFUL and (not ordered or ordered[0].severity is Severity.INFO):
        return f"Careful: not everything could be read ({gaps[0].what})."
    return f"{str(grade).capitalize()}: {ordered[0].title}."


def _next_step(grade: Grade, ordered: tuple[Finding, ...]) -> str:
    if grade is Grade.GO:
        return "Send it, and keep the MessageID of the reply."
    return ordered[0].next_step if ordered and ordered[0].next_step else "Look once more, then send."
