"""A blast radius as a card: the sentence, the drawing, the servers one by one, what to do, and what was not read.

Imports the records of the diagnosis.
"""

from helpers.diagnosis.blast_radius.records import BlastRadius, Power, ServerReach
from helpers.diagnosis.records import Kind, Severity
from helpers.display.blast_radius_picture import blast_radius_picture
from helpers.display.exchange_card import exchange_box
from helpers.display.findings import finding_list
from helpers.display.markup import Element, el
from helpers.display.next_step import next_step
from helpers.display.printable import printable
from helpers.display.verdict_card import badge_of

_MOST_ROWS = 25  # servers in the table
_MOST_GAPS = 12
_MOST_EXCHANGES = 10


def blast_radius_card(radius: BlastRadius) -> Element:
    """The whole card, an `article`."""
    step = _step(radius)
    return el(
        "article",
        {"class": f"tokenlab tokenlab-card tokenlab-{radius.kind}", "aria-label": "Blast radius"},
        _head(radius),
        blast_radius_picture(radius).figure(),
        next_step(step),
        finding_list(radius.findings, told=step) if radius.findings else None,
        _unread(radius) if radius.unread else None,
        _table(radius.servers) if radius.servers else None,
        _powers(radius.powers) if radius.powers else None,
        _asked(radius) if radius.exchanges else None,
    )


def _head(radius: BlastRadius) -> Element:
    asked = "practice Postmark" if radius.verdict.practice else "Postmark"
    masked = el("code", {}, radius.token.masked)
    aside = el(
        "span", {"class": "tokenlab-aside"}, f"{asked} · {len(radius.exchanges)} requests, reads only · ", masked
    )
    return el("p", {"class": "tokenlab-head"}, badge_of(radius.kind), " ", aside)


def _step(radius: BlastRadius) -> str:
    """What to do first: the worst finding's step; of a token that is not known, what its verdict says."""
    if radius.kind in (Kind.NEITHER, Kind.UNKNOWN):
        return radius.verdict.next_step
    warnings = [one.next_step for one in radius.findings if one.severity is not Severity.INFO]
    return warnings[0] if warnings else ""


def _table(servers: tuple[ServerReach, ...]) -> Element:
    """The servers, one line each."""
    head = el("tr", {}, *(el("th", {"scope": "col"}, name) for name in ("Server", "Server tokens", "Messages")))
    rows = [_row(*_cells(one)) for one in servers[:_MOST_ROWS]]
    rest = len(servers) - _MOST_ROWS
    more = el("tr", {}, el("td", {"colspan": "3"}, f"and {rest:,} more")) if rest > 0 else None
    table = el("table", {"class": "tokenlab-facts"}, head, *rows, more)
    return el("details", {}, el("summary", {}, "Server by server"), table)


def _row(name: str, *cells: str) -> Element:
    """A server's line; a long name is broken, and a short one is not."""
    first = el("td", {"style": "min-width: 8em; overflow-wrap: anywhere"}, name)
    return el("tr", {}, first, *(el("td", {}, cell) for cell in cells))


def _cells(server: ServerReach) -> tuple[str, str, str]:
    tokens = ", ".join(token.masked for token in server.tokens or ())
    named = f"{printable(server.name)} ({printable(server.delivery_type)})" if server.id else "its server"
    return named, f"{server.token_count}{f': {tokens}' if tokens else ''}", _messages(server)


def _messages(server: ServerReach) -> str:
    if server.inside is None:
        return "not looked into"
    streams = server.inside.streams
    return str(server.messages) if streams is None else f"{server.messages} in {len(streams)} streams"


def _unread(radius: BlastRadius) -> Element:
    """What the numbers leave out; in the open, since without it they would say too much."""
    gaps = [el("li", {}, f"{printable(str(gap)).rstrip('.')}.") for gap in radius.unread[:_MOST_GAPS]]
    rest = len(radius.unread) - _MOST_GAPS
    more = el("li", {}, f"and {rest:,} more") if rest > 0 else None
    title = el("p", {}, el("b", {"class": "tokenlab-mark tokenlab-unsure"}, "? What was not read"))
    return el("div", {}, title, el("ul", {}, *gaps, more))


def _powers(powers: tuple[Power, ...]) -> Element:
    rows = [
        el(
            "li",
            {},
            el("b", {}, f"{str(power.act).capitalize()}: "),
            f"{power.sentence} ",
            el("small", {}, ", ".join(power.operations), " · ", el("a", {"href": power.source.url}, power.source.url)),
        )
        for power in powers
    ]
    return el(
        "details",
        {},
        el("summary", {}, "What its holder may do, by the documentation (not tried)"),
        el("ul", {}, *rows),
    )


def _asked(radius: BlastRadius) -> Element:
    shown = [exchange_box(one) for one in radius.exchanges[:_MOST_EXCHANGES]]
    rest = len(radius.exchanges) - _MOST_EXCHANGES
    more = el("p", {}, f"and {rest:,} more requests") if rest > 0 else None
    return el("details", {}, el("summary", {}, "What was asked"), el("div", {}, *shown, more))
