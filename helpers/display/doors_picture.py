"""The picture "which token opens which door": an account as a building, its servers as rooms, four keys outside.

Imports the tables of `helpers.reference`.
"""

from helpers.display.drawing import Colour, arrow, box, door, words
from helpers.display.markup import Element
from helpers.display.picture import Picture
from helpers.reference.operations import OPERATIONS
from helpers.reference.token_kinds import TOKEN_KINDS, TokenKind

_COLOURS: dict[TokenKind, Colour] = {
    TokenKind.SERVER: "server",
    TokenKind.ACCOUNT: "account",
    TokenKind.TEST: "test",
    TokenKind.SMTP: "smtp",
}
_WALL, _ROOM, _DOOR = 150, 166, 176  # where the account, its servers and their doors begin, from the left


def doors_picture() -> Picture:
    """The picture. Every stroke of it is fixed, so that a stored notebook stays the same."""
    return Picture(
        name="doors",
        title="Which token opens which door",
        rule="The account token opens the account and sends nothing; a server token opens one server and sends.",
        sentences=(
            *(f"{row.glyph} {row.word}: {row.opens} {row.cannot}" for row in TOKEN_KINDS.values()),
            "The account token is the dangerous one: it reads every server’s tokens, and whoever has those can send.",
            "Over SMTP a server token works too. A Sandbox server accepts messages and never delivers them.",
        ),
        sources=(*dict.fromkeys(row.source for row in TOKEN_KINDS.values()), OPERATIONS["GET /servers"].source),
        width=410,
        height=410,
        shapes=(*_account(), *_demo_app(), *_demo_tests(), *_keys()),
    )


def _account() -> tuple[Element, ...]:
    return (
        box(_WALL, 8, 252, 394, "account", filled=False),
        words(_ROOM, 32, "Account", "account", size=17, bold=True),
        words(_ROOM, 55, "servers, domains,", size=14),
        words(_ROOM, 74, "sender signatures,", size=14),
        words(_ROOM, 93, "every server’s ● tokens", size=14),
    )


def _demo_app() -> tuple[Element, ...]:
    return (
        box(_ROOM, 108, 226, 202, "server", filled=True),
        words(_DOOR + 2, 132, "Server “Demo app”", "server", size=16, bold=True),
        *_door(143, "Reading", "messages, bounces", TokenKind.SERVER),
        *_door(198, "POST /email", "sends a message", TokenKind.SERVER, TokenKind.TEST),
        *_door(253, "SMTP", "sends a message", TokenKind.SERVER, TokenKind.SMTP),
    )


def _door(y: float, name: str, what: str, *keys: TokenKind) -> tuple[Element, ...]:
    """A door with a keyhole for every key that fits."""
    holes = [
        words(_DOOR + 8 + 21 * place, y + 30, TOKEN_KINDS[kind].glyph, _COLOURS[kind], size=19)
        for place, kind in enumerate(keys)
    ]
    return (
        door(_DOOR, y, 206, 47),
        *holes,
        words(_DOOR + 56, y + 20, name, size=15, bold=True),
        words(_DOOR + 56, y + 38, what, "soft", size=14),
    )


def _demo_tests() -> tuple[Element, ...]:
    return (
        box(_ROOM, 322, 226, 66, "server", filled=True, dashed=True),
        words(_DOOR + 2, 347, "Server “Demo tests”", "server", size=16, bold=True),
        words(_DOOR + 2, 372, "Sandbox, own ● tokens", "soft", size=14),
    )


def _keys() -> tuple[Element, ...]:
    return (
        *_key(TokenKind.ACCOUNT, y=64, reach=_WALL, note=("✗ POST /email", "bad")),
        *_key(TokenKind.SERVER, y=166, reach=_ROOM, note=("✗ the account", "bad")),
        *_key(TokenKind.TEST, y=221, reach=_DOOR, note=("delivers nothing", "soft")),
        *_key(TokenKind.SMTP, y=276, reach=_DOOR, note=("one stream only", "soft")),
    )


def _key(kind: TokenKind, *, y: float, reach: float, note: tuple[str, Colour]) -> tuple[Element, ...]:
    """A key: its shape and word on an arrow to what it opens, and below what it does not do."""
    row, colour = TOKEN_KINDS[kind], _COLOURS[kind]
    return (
        arrow(colour, (6, y), (reach, y)),
        words(7, y - 8, f"{row.glyph} {row.word}", colour, size=15, bold=True),
        words(7, y + 19, *note, size=14),
    )
