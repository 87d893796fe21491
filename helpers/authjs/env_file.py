"""Reads `.env` files with python-dotenv, with line numbers, and knows where Node's dotenv reads a line otherwise.

Imports `helpers.client`. Values are held only while a diagnosis runs; no record shows one.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from helpers.client.token import Token

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,79}")  # anything else may be a value, and is never told as a name

# Without an underscore it is rather a log's word than a variable's name: `WARN: …`.
_WITH_COLON = re.compile(r"\s*(?:export\s+)?(?P<name>[A-Za-z]\w*_\w+):[^\S\n]+(?P<value>[^\n]+)")
_COMMENTED = re.compile(r"[^\S\n]*#[#\s]*(?:export\s+)?(?P<name>[A-Z][A-Z0-9_]{0,79})\s*=\s*\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvEntry:
    """One variable as Node reads it. `cut` says that Node drops a part of the line which other readers keep."""

    name: str
    value: str = field(repr=False)
    file: str
    line: int | None  # counted from 1; None for the environment of a process
    cut: bool = False
    is_open: bool = False  # it refers to a variable whose value is not known here
    colon: bool = False  # written `NAME: value`, which only the dotenv package reads

    @property
    def token(self) -> Token:
        """The value as a token, for its shape."""
        return Token(self.value)

    @property
    def is_empty(self) -> bool:
        """Whether nothing but white space stands there."""
        return not self.value.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvFile:
    """One file: its entries in their order, and the lines that cannot be read."""

    name: str
    entries: tuple[EnvEntry, ...]
    unreadable: tuple[int, ...] = ()
    is_example: bool = False  # meant to be copied; nothing reads it
    is_process: bool = False  # the environment of a process, not a file
    is_utf16: bool = False
    commented: tuple[tuple[str, int], ...] = ()  # names that stand behind a #, each with its line
    latest: Mapping[str, EnvEntry] = field(init=False, repr=False, compare=False)  # of several with one name the last

    def __post_init__(self) -> None:
        """Look once for the entries that count."""
        object.__setattr__(self, "latest", {entry.name: entry for entry in self.entries})

    def last(self, name: str) -> EnvEntry | None:
        """The entry that counts."""
        return self.latest.get(name)


def comes_before(one: str, other: str) -> bool:
    """Whether file `one` wins over file `other`: in the same folder, `.env.local` over `.env` and so on.

    Other pairs have no order of their own: it depends on the framework and its mode.
    Source: https://github.com/vercel/next.js/blob/canary/packages/next-env/index.ts; Vite agrees on these.
    """
    first, second = PurePosixPath(one), PurePosixPath(other)
    return first.parent == second.parent and first.name == f"{second.name}.local"


def read_env(name: str, text: str, *, is_example: bool = False) -> EnvFile:
    """The entries of a file, empty ones included. Raises nothing: what cannot be read is listed by its line."""
    from dotenv.parser import parse_stream

    entries, unreadable = [], []
    for binding in parse_stream(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"))):
        original = binding.original.string
        line = binding.original.line + original[: len(original) - len(original.lstrip())].count("\n")
        unnamed = binding.key is not None and not _NAME.fullmatch(binding.key)
        if binding.error and (entry := _with_colon(name, original.strip(), line)):
            entries.append(entry)
        elif binding.error or unnamed or (binding.key is not None and binding.value is None):
            unreadable += [line] if original.strip() else []
        elif binding.key is not None:
            value, cut = as_node_reads(original, binding.value or "")
            entries.append(EnvEntry(name=binding.key, value=value, file=name, line=line, cut=cut))
    return EnvFile(
        name=name,
        entries=tuple(entries),
        unreadable=tuple(unreadable),
        is_example=is_example,
        commented=tuple(_commented(text)),
    )


def _with_colon(file: str, written: str, line: int) -> EnvEntry | None:
    """What `NAME: value` says: the dotenv package takes a colon and white space for an equals sign."""
    found = _WITH_COLON.fullmatch(written)
    inner = read_env(file, f"{found['name']}={found['value']}").entries if found else ()
    return replace(inner[0], line=line, colon=True) if inner else None


def _commented(text: str) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _COMMENTED.match(line):
            yield found["name"], number


def as_node_reads(original: str, value: str) -> tuple[str, bool]:
    """The value as Node's dotenv has it: it ends an unquoted one at any `#`, and takes backticks for quotation marks.

    Source: https://github.com/motdotla/dotenv/blob/master/lib/main.js.
    """
    written = original.partition("=")[2].strip()
    if written.startswith(("'", '"')):
        return value, False
    if written.startswith("`") and written.count("`") >= 2:
        return written[1 : written.index("`", 1)], False
    if "#" not in value:
        return value, False
    return value.partition("#")[0].rstrip(), True
