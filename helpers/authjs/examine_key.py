"""Asks Postmark what the keys in `.env` files are, once a person has agreed to that.

Imports the readers and `helpers.diagnosis.examine`. The only part of the doctor that sends anything.
"""

from collections.abc import Iterable

from helpers.authjs.env_file import EnvEntry, read_env
from helpers.authjs.env_names import key_entries
from helpers.authjs.piece import Piece, PieceKind, sort_out
from helpers.authjs.situation import Situation
from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.examine import examine
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Verdict
from helpers.reference.token_kinds import TokenKind


async def examine_key(connection: Connection, *pieces: Piece) -> tuple[Verdict, ...]:
    """The verdict on each key that counts in these pieces, each token asked once; () when no piece holds one.

    An account token in a server token's place is said as ACCESS203. Two safe requests a token; nothing is sent for
    a text that should not travel. Raises nothing.
    """
    files = (read_env(one.name, one.text) for one in pieces if sort_out(one.name, one.text) is PieceKind.ENV)
    places: dict[Token, EnvEntry] = {}
    for entry in key_entries(Situation(env=tuple(files))):
        places.setdefault(entry.token, entry)
    return tuple([await examine(connection, token, _origin(entry)) for token, entry in places.items()])


def has_key(pieces: Iterable[Piece]) -> bool:
    """Whether a piece holds a key that Postmark could be asked about."""
    files = (read_env(one.name, one.text) for one in pieces if sort_out(one.name, one.text) is PieceKind.ENV)
    return any(True for _ in key_entries(Situation(env=tuple(files))))


def _origin(entry: EnvEntry) -> Origin:
    return Origin(words=f"{entry.name} in {entry.file}, line {entry.line}", meant_for=TokenKind.SERVER)
