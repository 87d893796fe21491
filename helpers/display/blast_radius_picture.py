"""The picture "blast radius": a token, the servers it leads to with their tokens, and what can be done with those.

Drawn with the numbers of one account; many servers are folded into one line. Imports the records of the diagnosis.
"""

from helpers.diagnosis.blast_radius.records import BlastRadius, Count, ServerReach
from helpers.diagnosis.records import Kind
from helpers.display.drawing import Colour, arrow, box, door, words
from helpers.display.fitting import fit
from helpers.display.markup import Element
from helpers.display.picture import Picture
from helpers.display.printable import printable
from helpers.reference.token_kinds import TOKEN_KINDS, TokenKind

MOST_SERVERS = 4
"""Servers that are drawn; the others are one line."""

_WIDTH, _LEFT = 410, 22
_COLOURS: dict[Kind, Colour] = {Kind.SERVER: "server", Kind.ACCOUNT: "account", Kind.TEST: "test"}
_SERVER, _ACCOUNT = TOKEN_KINDS[TokenKind.SERVER].glyph, TOKEN_KINDS[TokenKind.ACCOUNT].glyph
_RULES = {
    Kind.ACCOUNT: "The account token sends nothing itself, but it reads every server token, and those send.",
    Kind.SERVER: "A server token opens all of its server: every stream, every message, every other token of it.",
    Kind.TEST: "The test token is no secret: with it a message is checked and never delivered.",
}
_Rows = list[tuple[str, tuple[str, ...]]]  # what can be done, and with which token to what


def blast_radius_picture(radius: BlastRadius) -> Picture:
    """The picture. The same radius gives the same drawing to the byte."""
    drawn = _Drawing()
    _token(drawn, radius)
    if radius.kind in (Kind.SERVER, Kind.ACCOUNT):
        _servers(drawn, radius, radius.servers or ())
    _outcomes(drawn, radius)
    return Picture(
        name=f"blast-{radius.kind}-{radius.token.masked.lstrip('•')}".rstrip("-"),
        title=printable(radius.headline),
        rule=_RULES.get(radius.kind, "How far a token reaches shows only once its kind is known."),
        sentences=_sentences(radius),
        sources=tuple(dict.fromkeys(power.source for power in radius.powers)),
        width=_WIDTH,
        height=drawn.y + 8,
        shapes=tuple(drawn.shapes),
    )


class _Drawing:
    """The shapes so far, and how far down they reach."""

    def __init__(self) -> None:
        self.shapes: list[Element] = []
        self.y = 8

    def add(self, *shapes: Element) -> None:
        self.shapes += shapes

    def lead(self, colour: Colour, *notes: str) -> None:
        """An arrow down to whatever comes next, with words beside it."""
        length = 20 + 19 * len(notes)
        self.add(arrow(colour, (_LEFT, self.y), (_LEFT, self.y + length)))
        self.add(*(words(_LEFT + 14, self.y + 22 + 19 * at, note, "soft", size=14) for at, note in enumerate(notes)))
        self.y += length


def _token(drawn: _Drawing, radius: BlastRadius) -> None:
    """The token at the top, with its shape, its word and its masked end."""
    colour = _COLOURS.get(radius.kind)
    frame = box(8, 8, 394, 42, colour, filled=radius.kind is not Kind.TEST) if colour else door(8, 8, 394, 42)
    row = TOKEN_KINDS[TokenKind(radius.kind)] if colour else None
    name = f"{row.glyph} {row.word}" if row else "✗ not accepted" if radius.kind is Kind.NEITHER else "? unknown"
    drawn.add(frame, words(_LEFT, 35, name, colour or "ink", size=17, bold=True))
    drawn.add(words(210, 35, radius.token.masked, size=15, mono=True))
    drawn.y = 50


def _servers(drawn: _Drawing, radius: BlastRadius, servers: tuple[ServerReach, ...]) -> None:
    if radius.kind is Kind.ACCOUNT:
        drawn.lead("account", "sends nothing itself, but reads", f"the {_SERVER} tokens of {_its_servers(radius)}")
    else:
        drawn.lead("server", "opens all of one server")
    for server in servers[:MOST_SERVERS]:
        _server(drawn, server, (*_about(server), *(_streams(server) if radius.kind is Kind.SERVER else ())))
    if folded := _folded(radius, len(servers[:MOST_SERVERS])):
        drawn.add(
            box(8, drawn.y, 394, 34, "server", filled=False), words(_LEFT, drawn.y + 22, folded, "server", bold=True)
        )
        drawn.y += 42


def _its_servers(radius: BlastRadius) -> str:
    return "its servers" if radius.server_count.value is None else radius.server_count.of("server")


def _folded(radius: BlastRadius, drawn: int) -> str:
    """How many servers there are besides the drawn ones, in words."""
    if radius.server_count.value is None:
        return "servers that could not be read"
    if not radius.server_count.value:
        return "no server yet"
    rest = radius.server_count.value - drawn
    return f"and {rest:,} more {'server' if rest == 1 else 'servers'}" if rest > 0 else ""


def _server(drawn: _Drawing, server: ServerReach, lines: tuple[str, ...]) -> None:
    """One server: its name, and below how much is in it. A sandbox has a dashed frame."""
    height = 34 + 20 * len(lines)
    drawn.add(box(8, drawn.y, 394, height, "server", filled=True, dashed=server.is_sandbox))
    drawn.add(words(_LEFT, drawn.y + 24, _fit(_name(server), 16, bold=True), "server", size=16, bold=True))
    drawn.add(*(words(_LEFT, drawn.y + 45 + 20 * at, _fit(line, 14), size=14) for at, line in enumerate(lines)))
    drawn.y += height + 8


def _name(server: ServerReach) -> str:
    return f"“{printable(server.name)}”{', Sandbox' if server.is_sandbox else ''}" if server.id else "Its server"


def _about(server: ServerReach) -> tuple[str, ...]:
    """What is in it, in one line."""
    tokens = f"{_SERVER} {_number(server.token_count, 'server token')}"
    if server.inside is None:
        return (f"{tokens} · not looked into",)
    return (f"{tokens} · {_number(server.messages, 'message')}",)


def _streams(server: ServerReach) -> tuple[str, ...]:
    """The streams of the one server that a server token opens."""
    streams = server.inside.streams if server.inside else None
    if not streams:
        return ()
    return (f"streams: {', '.join(f'{printable(one.id)} {_bare(one.messages)}' for one in streams)}",)


def _number(count: Count, word: str) -> str:
    return f"{word}s not read" if count.value is None else count.of(word)


def _bare(count: Count) -> str:
    return "?" if count.value is None else str(count)


def _outcomes(drawn: _Drawing, radius: BlastRadius) -> None:
    """What can be done, one door each."""
    rows = _rows(radius)
    if radius.kind is Kind.TEST:
        drawn.lead("test")
    elif rows:
        drawn.y -= 8
        both = f", by {_ACCOUNT} or by {_SERVER}" if radius.kind is Kind.ACCOUNT else ""
        drawn.lead("server", f"so its holder can{both}")
    for name, lines in rows:
        height = 14 + 20 * len(lines)
        drawn.add(door(8, drawn.y, 394, height), words(_LEFT, drawn.y + 24, name, size=15, bold=True))
        drawn.add(*(words(104, drawn.y + 24 + 20 * at, _fit(line, 14, 104), size=14) for at, line in enumerate(lines)))
        drawn.y += height + 6


def _rows(radius: BlastRadius) -> _Rows:
    if radius.kind is Kind.TEST:
        return [("Send", ("checked, never delivered",))]
    if radius.kind is Kind.SERVER:
        return [
            ("Send", (f"{_SERVER} {_sending(radius)}",)),
            ("Read", (f"{_SERVER} {_number(radius.message_count, 'message')}",)),
            ("Destroy", (f"{_SERVER} templates, webhooks, streams",)),
        ]
    if radius.kind is not Kind.ACCOUNT:
        return []
    return [
        ("Send as", _as(radius)),
        ("Read", (f"{_SERVER} {_number(radius.message_count, 'message')}",)),
        ("Create", (f"{_ACCOUNT} servers, each with a {_SERVER} token",)),
        ("Destroy", (f"{_SERVER} templates, webhooks, streams", f"{_ACCOUNT} domains, sender signatures")),
    ]


def _sending(radius: BlastRadius) -> str:
    boxed = any(server.is_sandbox for server in radius.servers or ())
    return "accepted, never delivered" if boxed else "as every confirmed sender"


def _as(radius: BlastRadius) -> tuple[str, ...]:
    """The first senders, and how many more there are."""
    known = radius.senders
    if not known:
        return ("no confirmed sender was seen",)
    rest = len(known) - 2
    more = [f"and {rest:,} more"] if rest > 0 else []
    gap = [] if radius.all_senders_read else ["others could not be read"]
    return (*(f"{_SERVER} {printable(name)}" for name in known[:2]), *more, *gap)


def _sentences(radius: BlastRadius) -> tuple[str, ...]:
    """The drawing in words, and what it leaves out."""
    servers = radius.servers or ()
    shown = [f"{_name(one)}: {'; '.join(_about(one) + _streams(one))}." for one in servers[:MOST_SERVERS]]
    rest = (radius.server_count.value or 0) - len(shown)
    folded = [f"And {rest:,} more servers."] if rest > 0 else []
    senders = [f"Senders: {', '.join(map(printable, radius.senders[:20]))}."] if radius.senders else []
    powers = [f"{str(power.act).capitalize()}: {power.sentence}" for power in radius.powers]
    return (*shown, *folded, *senders, *powers, *(f"Not read: {printable(str(gap))}." for gap in radius.unread[:5]))


def _fit(text: str, size: int, left: int = _LEFT, *, bold: bool = False) -> str:
    """`text`, cut so that it ends before the frame does."""
    return fit(text, _WIDTH - left - 16, size, bold=bold)
