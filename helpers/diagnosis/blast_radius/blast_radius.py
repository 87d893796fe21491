"""How far does the holder of this token get? Answered with the numbers of the account itself; nothing is changed.

A server token is asked about its server; an account token about servers and senders, and then some of the servers by a
token of their own, which is what its finder would do. Reads only, a few requests at once, bounded; can be cancelled.
"""

import asyncio
from dataclasses import dataclass, field, replace

from helpers.client.connection import Connection
from helpers.client.exchange import Exchange
from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.blast_radius.powers import POWERS
from helpers.diagnosis.blast_radius.records import BlastRadius, Count, Sender, ServerReach, Unread
from helpers.diagnosis.blast_radius.rules import RULES
from helpers.diagnosis.blast_radius.server_reach import look_inside, servers_in
from helpers.diagnosis.careful_reader import CarefulReader, Listing, read_list, rows_of
from helpers.diagnosis.examine import probe
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Kind, Verdict
from helpers.diagnosis.rule import findings_of
from helpers.diagnosis.verdict import verdict_from

MOST_INSIDE = 10
"""Servers that an account token's radius looks into by a token of theirs, unless somebody says otherwise."""

_TYPED = Origin()
_UNREAD = Count()


@dataclass(slots=True, kw_only=True)
class _Seen:
    """What was read so far."""

    servers: list[ServerReach] | None = None
    server_count: Count = _UNREAD
    domains: list[Sender] | None = None
    domain_count: Count = _UNREAD
    signatures: list[Sender] | None = None
    signature_count: Count = _UNREAD
    unread: list[Unread] = field(default_factory=list)

    def missing(self, what: str, why: str) -> None:
        """Note what was not read, if there is a reason."""
        if why:
            self.unread.append(Unread(what=what, why=why))


async def blast_radius(
    connection: Connection, token: Token, origin: Origin = _TYPED, *, inside: int = MOST_INSIDE
) -> BlastRadius:
    """What a holder of `token` reaches. With an account token at most `inside` servers are looked into.

    Raises nothing that Postmark or the network does; what could not be read is listed.
    """
    reader = CarefulReader(connection)
    evidence = await probe(connection, token, origin)
    reader.keep(*evidence.probes)
    verdict, seen = verdict_from(evidence), _Seen()
    if evidence.kind is Kind.SERVER:
        await _own_server(reader, token, seen)
    elif evidence.kind is Kind.ACCOUNT:
        await _account(reader, token, evidence.as_account, seen)
        await _inside(reader, seen, inside)
    return _radius(verdict, seen, tuple(reader.exchanges))


async def _own_server(reader: CarefulReader, token: Token, seen: _Seen) -> None:
    """The one server that a server token opens."""
    own, (opened, unread) = await asyncio.gather(
        reader.get("/server", server_token=token), look_inside(reader, token, "its server")
    )
    seen.missing("Its server's name, type and server tokens", reader.why(own))
    named = servers_in(own, [own.body])[0] if own and own.accepted else _UNNAMED
    seen.servers, seen.server_count = [replace(named, inside=opened)], Count(value=1)
    seen.unread += unread


_UNNAMED = ServerReach(id=0, name="", delivery_type="", link="", tokens=None)


async def _account(reader: CarefulReader, token: Token, first_domains: Exchange | None, seen: _Seen) -> None:
    """Servers, domains and sender signatures of the account."""
    servers, domains, senders = await asyncio.gather(
        read_list(reader, "/servers", "Servers", token),
        read_list(reader, "/domains", "Domains", token, first=first_domains),
        read_list(reader, "/senders", "SenderSignatures", token),
    )
    for what, listing in (("servers", servers), ("domains", domains), ("sender signatures", senders)):
        seen.missing(f"{'The other' if listing.pages else 'The'} {what}", listing.why_not_all)
    if servers.pages:
        seen.servers = [one for page in servers.pages for one in servers_in(page, rows_of(page, "Servers"))]
    seen.domains = _senders(domains, "Domains", "Name", "DKIMVerified")
    seen.signatures = _senders(senders, "SenderSignatures", "EmailAddress", "Confirmed")
    seen.server_count, seen.domain_count, seen.signature_count = map(_count, (servers, domains, senders))


def _count(listing: Listing) -> Count:
    return Count(value=listing.total)


def _senders(listing: Listing, of: str, name: str, confirmed: str) -> list[Sender] | None:
    rows = [row for page in listing.pages for row in rows_of(page, of)]
    found = [Sender(name=str(row.get(name, "")), confirmed=row.get(confirmed) is True) for row in rows]
    return found if listing.pages else None


async def _inside(reader: CarefulReader, seen: _Seen, most: int) -> None:
    """Look into the first servers, each by the first of its tokens that may travel."""
    servers = seen.servers or []
    looked = await asyncio.gather(*(_look(reader, server, seen) for server in servers[:most]))
    seen.servers = [*looked, *servers[most:]] if seen.servers is not None else None
    if most and (rest := len(servers[most:])):
        seen.missing(f"Streams and messages of {rest:,} more servers", f"only the first {most:,} are looked into")


async def _look(reader: CarefulReader, server: ServerReach, seen: _Seen) -> ServerReach:
    name = f"“{server.name}”"
    token = next((one for one in server.tokens or () if _may_travel(reader.connection, one)), None)
    if token is None:
        seen.missing(f"Streams and messages of {name}", "the reply shows no server token of it that could be used")
        return server
    opened, unread = await look_inside(reader, token, name)
    seen.unread += unread
    return replace(server, inside=opened)


def _may_travel(connection: Connection, token: Token) -> bool:
    try:
        connection.endpoint.admit(token)
    except SettingsProblem:
        return False
    return not token.is_test


def _radius(verdict: Verdict, seen: _Seen, exchanges: tuple[Exchange, ...]) -> BlastRadius:
    """The record, with the advice that follows from it."""
    radius = BlastRadius(
        verdict=verdict,
        headline="",
        servers=None if seen.servers is None else tuple(seen.servers),
        server_count=seen.server_count,
        domains=None if seen.domains is None else tuple(seen.domains),
        domain_count=seen.domain_count,
        signatures=None if seen.signatures is None else tuple(seen.signatures),
        signature_count=seen.signature_count,
        powers=POWERS[verdict.kind],
        unread=tuple(seen.unread),
        findings=(),
        exchanges=exchanges,
    )
    return replace(radius, headline=_headline(radius), findings=findings_of(RULES, radius))


def _headline(radius: BlastRadius) -> str:
    """The radius in one sentence."""
    if radius.kind is Kind.TEST:
        return "Whoever holds the test token reaches nothing: it belongs to no account."
    if radius.kind not in (Kind.SERVER, Kind.ACCOUNT):
        return radius.verdict.headline
    if radius.servers is None:
        return "Whoever holds this account token reaches every server of the account; how many, could not be read."
    return f"Whoever holds this {radius.kind} token reaches {_reached(radius)}."


def _reached(radius: BlastRadius) -> str:
    messages = radius.message_count.of("message") if _looked_into(radius) else "the messages in them"
    return f"{_servers(radius)} with {radius.token_count.of('server token')}, and {messages}"


def _looked_into(radius: BlastRadius) -> bool:
    return not radius.servers or any(server.inside for server in radius.servers)


def _servers(radius: BlastRadius) -> str:
    if radius.kind is Kind.ACCOUNT:
        return radius.server_count.of("server")
    return f"the server “{radius.named[0].name}”" if radius.named else "one server"
