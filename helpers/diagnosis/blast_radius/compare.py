"""Two tokens beside each other: of what kinds, of one server, of one account, and which is the least that will do.

Server ids tell, and server tokens that a reply showed; tokens of two servers cannot tell whether their account is one.
"""

import asyncio
from dataclasses import dataclass
from enum import StrEnum

from helpers.client.connection import Connection
from helpers.client.exchange import Exchange
from helpers.client.outcome import OutcomeKind
from helpers.client.token import Token
from helpers.diagnosis.blast_radius.blast_radius import blast_radius
from helpers.diagnosis.blast_radius.least import Least, least_of
from helpers.diagnosis.blast_radius.records import BlastRadius
from helpers.diagnosis.records import Confidence, Kind

_UNKNOWN_KIND = "What one of them is could not be told."


class Likeness(StrEnum):
    """Whether two tokens belong to one thing."""

    SAME = "the same"
    DIFFERENT = "different"
    CANNOT_TELL = "can't tell"
    DOES_NOT_APPLY = "does not apply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """An answer, how far it can be relied on, and why."""

    likeness: Likeness
    confidence: Confidence
    because: str

    @property
    def applies(self) -> bool:
        """Whether the question makes sense for these two."""
        return self.likeness is not Likeness.DOES_NOT_APPLY

    @property
    def short(self) -> str:
        """The answer in a few words: `the same`, `probably different`."""
        return f"{'probably ' if self.confidence is Confidence.LIKELY else ''}{self.likeness}"

    def __str__(self) -> str:
        return f"{self.short}: {self.because}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two tokens have in common, and which of them an application should get."""

    first: BlastRadius
    second: BlastRadius
    same_token: bool
    same_server: Judgement
    same_account: Judgement
    least: Least
    asked_further: tuple[Exchange, ...]  # besides what the two radii asked

    @property
    def headline(self) -> str:
        """The comparison in one sentence."""
        if self.same_token:
            return "Both are the same token."
        asked = {"Server": self.same_server, "Account": self.same_account}
        told = [f"{thing}: {judged.short}." for thing, judged in asked.items() if judged.applies]
        return " ".join([f"{_kinds(self.first.kind, self.second.kind)}.", *told])

    def __str__(self) -> str:
        return f"{self.headline} {self.least.because} {self.least.next_step}".strip()

    __repr__ = __str__


def _kinds(first: Kind, second: Kind) -> str:
    if first is second:
        return f"Two {_WORDS[first]}s"
    return f"One {_WORDS[first]} and one {_WORDS[second]}"


_WORDS = {
    Kind.SERVER: "server token",
    Kind.ACCOUNT: "account token",
    Kind.TEST: "test token",
    Kind.NEITHER: "refused token",
    Kind.UNKNOWN: "unknown token",
}


async def compare(connection: Connection, first: Token, second: Token) -> Comparison:
    """What `first` and `second` have in common. Reads only; raises nothing that Postmark or the network does."""
    one, other = await asyncio.gather(
        blast_radius(connection, first, inside=0), blast_radius(connection, second, inside=0)
    )
    further = await _ask_for_the_server(connection, one, other)
    same_server = _same_server(one, other)
    same_account = _same_account(one, other, same_server, further)
    return Comparison(
        first=one,
        second=other,
        same_token=first == second,
        same_server=same_server,
        same_account=same_account,
        least=least_of(one, other, one_server=same_server.likeness is Likeness.SAME),
        asked_further=(further,) if further else (),
    )


async def _ask_for_the_server(connection: Connection, one: BlastRadius, other: BlastRadius) -> Exchange | None:
    """`GET /servers/{id}` with the account token, where its list of servers was too long to be read to its end."""
    account, server = _account_and_server(one, other)
    number = _id_of(server) if server else None
    if account is None or number is None or account.all_servers_read or number in _ids(account):
        return None
    return await connection.send("GET", f"/servers/{number}", account_token=account.token)


def _account_and_server(one: BlastRadius, other: BlastRadius) -> tuple[BlastRadius | None, BlastRadius | None]:
    """The account token and the server token, if it is one of each."""
    pair = {one.kind: one, other.kind: other}
    both = {Kind.ACCOUNT, Kind.SERVER} <= pair.keys()
    return (pair[Kind.ACCOUNT], pair[Kind.SERVER]) if both else (None, None)


def _id_of(radius: BlastRadius) -> int | None:
    """The id of a server token's server; None when it was not read."""
    return radius.named[0].id if radius.kind is Kind.SERVER and radius.named else None


def _ids(radius: BlastRadius) -> set[int]:
    return {server.id for server in radius.servers or ()}


def _shows(radius: BlastRadius, token: Token) -> bool:
    """Whether a reply to the one token showed the other among a server's tokens. Compared as wholes, never shown."""
    return any(token in (server.tokens or ()) for server in radius.servers or ())


def _same_server(one: BlastRadius, other: BlastRadius) -> Judgement:
    if Kind.UNKNOWN in (one.kind, other.kind):
        return _open(_UNKNOWN_KIND)
    if {one.kind, other.kind} != {Kind.SERVER}:
        return _judged(Likeness.DOES_NOT_APPLY, "Only a server token belongs to one server.")
    first, second = _id_of(one), _id_of(other)
    if first is not None and second is not None:
        likeness = Likeness.SAME if first == second else Likeness.DIFFERENT
        return _judged(likeness, f"GET /server: ID {first} with the first, ID {second} with the second.")
    if _shows(one, other.token) or _shows(other, one.token):
        return _judged(Likeness.SAME, "GET /server showed the other token among the server’s own.")
    return _open("GET /server was not answered for both.")


def _same_account(one: BlastRadius, other: BlastRadius, same_server: Judgement, further: Exchange | None) -> Judgement:
    account, server = _account_and_server(one, other)
    if account and server:
        return _server_in_account(account, server, further)
    kinds = {one.kind, other.kind}
    if Kind.UNKNOWN in kinds:
        return _open(_UNKNOWN_KIND)
    if kinds == {Kind.ACCOUNT}:
        return _two_accounts(one, other)
    if kinds != {Kind.SERVER}:
        return _judged(Likeness.DOES_NOT_APPLY, "Not both of them are known to belong to an account.")
    if same_server.likeness is Likeness.SAME:
        return _judged(Likeness.SAME, "A server belongs to one account.")
    return _open(
        "A server token does not say which account its server belongs to; compare each with the account token."
    )


def _server_in_account(account: BlastRadius, server: BlastRadius, further: Exchange | None) -> Judgement:
    number = _id_of(server)
    if _shows(account, server.token):
        return _judged(Likeness.SAME, "GET /servers shows the server token among those of the account’s servers.")
    if number is None:
        return _open("GET /server did not say which server it is.")
    if number in _ids(account) or (further and further.accepted):
        return _judged(Likeness.SAME, f"The account has the server with ID {number}.")
    if account.all_servers_read:
        return _judged(Likeness.DIFFERENT, f"The account has no server with ID {number}.")
    if further and further.outcome.kind is OutcomeKind.REFUSED:
        because = f"The account token was refused the server with ID {number} (ErrorCode {further.outcome.error_code})."
        return Judgement(likeness=Likeness.DIFFERENT, confidence=Confidence.LIKELY, because=because)
    return _open(f"The account’s servers were not all read, and ID {number} is not among those that were.")


def _two_accounts(one: BlastRadius, other: BlastRadius) -> Judgement:
    """No operation names the account, so what the two tokens list has to tell."""
    if one.token == other.token:
        return _judged(Likeness.SAME, "It is one and the same token.")
    shared = _ids(one) & _ids(other)
    if shared:
        because = f"Both list the server with ID {min(shared)}; {len(shared):,} of the listed servers are shared."
        return Judgement(likeness=Likeness.SAME, confidence=Confidence.LIKELY, because=because)
    if one.servers and other.servers and one.all_servers_read and other.all_servers_read:
        return Judgement(
            likeness=Likeness.DIFFERENT, confidence=Confidence.LIKELY, because="They list no server in common."
        )
    return _open("No operation names the account, and the lists of servers do not tell.")


def _judged(likeness: Likeness, because: str) -> Judgement:
    return Judgement(likeness=likeness, confidence=Confidence.CERTAIN, because=because)


def _open(because: str) -> Judgement:
    return Judgement(likeness=Likeness.CANNOT_TELL, confidence=Confidence.OPEN, because=because)
