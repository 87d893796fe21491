"""Asks Postmark what the keys are that an application sends with, once a person has agreed to that.

Imports the readers and `helpers.diagnosis.examine`. The only part of the doctor that sends anything.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from helpers.authjs.applications import applications
from helpers.authjs.env_file import EnvEntry
from helpers.authjs.env_names import key_entries, key_name
from helpers.authjs.piece import Piece
from helpers.authjs.reading import read_pieces
from helpers.authjs.settings_facts import How, Provider, ProviderKind
from helpers.authjs.situation import Situation
from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.examine import examine
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Verdict
from helpers.reference.token_kinds import TokenKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysInUse:
    """The entries that hold what Auth.js sends, as far as the texts tell, and a sentence for what they leave open."""

    entries: tuple[EnvEntry, ...]
    unclear: tuple[str, ...]


async def examine_key(connection: Connection, *pieces: Piece) -> tuple[Verdict, ...]:
    """The verdict on each key that the application uses, each token asked once; () when no piece holds one.

    An account token in a server token's place is said as ACCESS203. Two safe requests a token; nothing is sent for
    a text that should not travel. Raises nothing.
    """
    places: dict[Token, EnvEntry] = {}
    for entry in keys_in_use(pieces).entries:
        places.setdefault(entry.token, entry)
    return tuple([await examine(connection, token, _origin(entry)) for token, entry in places.items()])


def has_key(pieces: Iterable[Piece]) -> bool:
    """Whether a piece holds a key that Postmark could be asked about."""
    return bool(keys_in_use(pieces).entries)


def keys_in_use(pieces: Iterable[Piece]) -> KeysInUse:
    """Which keys the code takes; without code, or where it hides them, every key that counts."""
    entries: list[EnvEntry] = []
    unclear: list[str] = []
    for one in applications(read_pieces(pieces).situation):
        found, said = _of_application(one.situation)
        entries += found
        unclear += said
    return KeysInUse(entries=tuple(entries), unclear=tuple(dict.fromkeys(unclear)))


def _of_application(situation: Situation) -> tuple[list[EnvEntry], list[str]]:
    providers = list(situation.providers(ProviderKind.POSTMARK))
    said = [sentence for facts, one in providers for sentence in _hidden(facts.file, one)]
    names = sorted({name for _, one in providers if (name := key_name(one))})
    if not names and not any(_is_written_out(one) for _, one in providers):
        every = list(key_entries(situation))
        return every, [*said, *_not_taken(situation, every)]
    entries = situation.entries(*names) if names else ()
    used = [entry for entry in entries if not entry.is_empty and not entry.is_open and situation.counts(entry)]
    missing = [name for name in names if name not in {entry.name for entry in used}]
    return used, [
        *said,
        *(f"{name}: the code takes its key from it, and no .env file gives it a value." for name in missing),
    ]


def _not_taken(situation: Situation, entries: Iterable[EnvEntry]) -> Iterator[str]:
    """What is said of keys beside settings that send over SMTP alone: the login is in EMAIL_SERVER then."""
    kinds = {one.kind for _, one in situation.providers(*ProviderKind) if one.kind is not ProviderKind.OTHER}
    if kinds and kinds <= {ProviderKind.NODEMAILER, ProviderKind.EMAIL}:
        for name in sorted({entry.name for entry in entries} - situation.read_by_code):
            yield f"{name}: the code sends over SMTP and does not take it; the login for SMTP was not asked about."


def _is_written_out(provider: Provider) -> bool:
    value = provider.option("apiKey")
    return value is not None and value.how is How.TEXT


def _hidden(file: str, provider: Provider) -> Iterator[str]:
    """What is said of a key that stands in no variable that the code names."""
    value = provider.option("apiKey")
    if _is_written_out(provider):
        line = value.line if value else provider.line
        yield f"{file}, line {line}: the key stands in the code; Postmark was not asked. Give it to `tokenlab check`."
    elif key_name(provider) is None:
        yield f"{file}, line {provider.line}: where its key comes from only running the code tells."


def _origin(entry: EnvEntry) -> Origin:
    return Origin(words=f"{entry.name} in {entry.file}, line {entry.line}", meant_for=TokenKind.SERVER)
