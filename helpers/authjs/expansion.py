"""Puts the values of other variables into `.env` entries that refer to them, where a framework does so.

Imports the situation. Next.js and Vite expand `$NAME` and `${NAME}`; Node's own reader and the dotenv package do not.
Sources: https://github.com/vercel/next.js/blob/canary/packages/next-env/index.ts,
https://github.com/vitejs/vite/blob/main/packages/vite/src/node/env.ts,
https://github.com/motdotla/dotenv-expand/blob/master/lib/main.js.
"""

import re
from dataclasses import replace

from helpers.authjs.env_file import EnvEntry, EnvFile, comes_before
from helpers.authjs.situation import Situation

_REFERENCE = re.compile(r"(?<!\\)\$(?:\{(?P<braced>[A-Za-z0-9_]+)\}|(?P<bare>[A-Za-z_][A-Za-z0-9_]*))")
_UNRESOLVED = re.compile(r"(?<!\\)\$(?:\{|[A-Za-z_])")
_HOPS = 5  # from a variable to the one that it refers to


def expanded(situation: Situation) -> Situation:
    """The same with every reference replaced that can be followed; what cannot be told is marked as open."""
    if situation.env is None:
        return situation
    return replace(situation, env=tuple(_file(situation, file) for file in situation.env))


def _file(situation: Situation, file: EnvFile) -> EnvFile:
    if file.is_process or not any(_UNRESOLVED.search(entry.value) for entry in file.entries):
        return file
    return replace(file, entries=tuple(_entry(situation, file, entry) for entry in file.entries))


def _entry(situation: Situation, file: EnvFile, entry: EnvEntry) -> EnvEntry:
    value = entry.value
    for _ in range(_HOPS if situation.expands_env else 0):
        value = _REFERENCE.sub(lambda found: _value(situation, file, found), value)
    return replace(entry, value=entry.value, is_open=True) if _UNRESOLVED.search(value) else replace(entry, value=value)


def _value(situation: Situation, file: EnvFile, found: re.Match[str]) -> str:
    """What the name stands for: the process comes first, then the files that were loaded before, then this file.

    Next.js expands file by file, so what a later file holds does not count; Vite joins a folder's files before.
    """
    before = [one for one in situation.files if comes_before(one.name, file.name)]
    later = [] if situation.is_next else [one for one in situation.files if comes_before(file.name, one.name)]
    process = [situation.process] if situation.process else []
    name = found["braced"] or found["bare"]
    entries = (one.last(name) for one in (*process, *before, file, *later))
    return next((entry.value for entry in entries if entry), found[0])
