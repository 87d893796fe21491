"""Blast radii and comparisons as plain text for a terminal: the sentence first, then servers, gaps, advice.

Imports records only. Foreign texts in it cannot move a terminal's cursor.
"""

from collections.abc import Iterator

from helpers.diagnosis.blast_radius.compare import Comparison
from helpers.diagnosis.blast_radius.records import BlastRadius, ServerReach
from helpers.display.printable import printable

_MOST = 12  # servers, and as many gaps


def blast_radius_as_text(radius: BlastRadius) -> str:
    """A radius, for reading on a terminal."""
    return "\n".join(map(printable, _radius(radius)))


def comparison_as_text(comparison: Comparison) -> str:
    """A comparison, for reading on a terminal."""
    judged = {"Same server?": comparison.same_server, "Same account?": comparison.same_account}
    least = comparison.least
    lines = (
        comparison.headline,
        *(f"  {question} {one}" for question, one in judged.items() if one.applies),
        f"  Least that sends mail: {least.pick}. {least.because}",
        f"First, {comparison.first.token.masked}: {comparison.first.headline}",
        f"Second, {comparison.second.token.masked}: {comparison.second.headline}",
        *([f"Next: {least.next_step}"] if least.next_step else []),
    )
    return "\n".join(map(printable, lines))


def _radius(radius: BlastRadius) -> Iterator[str]:
    yield f"{radius.headline} Token {radius.token.masked}; {len(radius.exchanges)} requests, reads only."
    servers = radius.servers or ()
    yield from map(_server, servers[:_MOST])
    if len(servers) > _MOST:
        yield f"  and {len(servers) - _MOST:,} more"
    if radius.senders:
        yield f"  Senders: {', '.join(radius.senders[:_MOST])}"
    yield from (f"  {str(power.act).capitalize()}: {power.sentence}" for power in radius.powers)
    yield from (f"? Not read: {gap}" for gap in radius.unread[:_MOST])
    yield from (f"{one.code} {one.title}. {one.evidence} → {one.next_step}" for one in radius.findings)


def _server(server: ServerReach) -> str:
    tokens = f"server tokens: {server.token_count} ({', '.join(one.masked for one in server.tokens or ())})"
    messages = server.messages.of("message") if server.inside else "not looked into"
    return f"  “{server.name}” ({server.delivery_type}), {tokens}, {messages}"
