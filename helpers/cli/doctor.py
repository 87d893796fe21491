"""`tokenlab doctor`: what keeps sign-in by mail through Auth.js from working?

Reads files, folders and standard input; asks Postmark only when it is told to. Joins the doctor, the client and the
words of `helpers.display`.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TextIO

from helpers.authjs.doctor import Diagnosis, diagnose
from helpers.authjs.examine_key import examine_key, keys_in_use
from helpers.authjs.piece import Piece
from helpers.authjs.project_files import LARGEST, Gathered, as_text, gather
from helpers.cli.exits import Exit, complain, say
from helpers.client.connection import Connection
from helpers.diagnosis.records import Kind, Verdict
from helpers.display.as_json import explained_as_json, verdict_as_json
from helpers.display.diagnosis_card import diagnosis_as_text, headline
from helpers.display.plain import verdict_as_text

STANDARD_INPUT = "standard input"
_KEY_IS_WRONG = "The files look right, and the key is not."  # instead of “Nothing wrong” above such a verdict


def gathered(paths: Sequence[str], standard_input: TextIO | None) -> Gathered:
    """What is named, read before any event loop runs; `-` is standard input. Raises nothing."""
    found = gather(path for path in paths if path != "-")
    if "-" not in paths:
        return found
    try:
        piece = Piece(name=STANDARD_INPUT, text=as_text(_read(standard_input)))
    except ValueError as problem:
        return Gathered(pieces=found.pieces, problems=(*found.problems, f"{STANDARD_INPUT}: {problem}."))
    return Gathered(pieces=(*found.pieces, piece), problems=found.problems)


def _read(standard_input: TextIO | None) -> bytes:
    if standard_input is None:
        return b""
    if standard_input.isatty():
        complain("Paste the text, then press Ctrl-D on an empty line.")
    return standard_input.buffer.read(LARGEST)


async def doctor(base_url: str, deadline_s: float, found: Gathered, *, ask_postmark: bool, as_json: bool) -> Exit:
    """Diagnose what was gathered and print it. Raises BaseUrlRefused or RouteRefused where Postmark is to be asked."""
    diagnosis = diagnose(found.pieces, environ=dict(os.environ))
    asked = await _ask(base_url, deadline_s, found) if ask_postmark else None
    verdicts = asked.verdicts if asked else ()
    unclear = (*found.problems, *(asked.left_open(diagnosis) if asked else diagnosis.unclear))
    if as_json:
        say(json.dumps(_as_json(diagnosis, unclear, verdicts), indent=2))
    else:
        say(_as_text(diagnosis, unclear, asked))
    return exit_for(diagnosis, verdicts, whole=not found.problems and not (asked and asked.unclear))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What Postmark said of the keys, and a sentence for each key that it could not be asked about."""

    verdicts: tuple[Verdict, ...]
    unclear: tuple[str, ...]

    def left_open(self, diagnosis: Diagnosis) -> tuple[str, ...]:
        """What stays open once Postmark has answered: of what kind the key is does not, if it was all of them."""
        told = self.verdicts and not self.unclear and all(one.kind is not Kind.UNKNOWN for one in self.verdicts)
        return (*self.unclear, *(diagnosis.once_answered() if told else diagnosis).unclear)


async def _ask(base_url: str, deadline_s: float, found: Gathered) -> _Asked:
    async with Connection(base_url, deadline_s=deadline_s) as connection:
        verdicts = await examine_key(connection, *found.pieces)
    return _Asked(verdicts=verdicts, unclear=keys_in_use(found.pieces).unclear)


def exit_for(diagnosis: Diagnosis, verdicts: Sequence[Verdict], *, whole: bool) -> Exit:
    """Nothing wrong, a problem, or no telling."""
    if diagnosis.has_problem or any(verdict.has_problem for verdict in verdicts):
        return Exit.PROBLEM
    told = whole and diagnosis.can_tell and all(verdict.usable for verdict in verdicts)
    return Exit.OK if told else Exit.CANNOT_TELL


def _as_json(diagnosis: Diagnosis, unclear: Sequence[str], verdicts: Sequence[Verdict]) -> Mapping[str, object]:
    return {
        "findings": [explained_as_json(finding) for finding in diagnosis.findings],
        "unclear": list(unclear),
        "looked_at": list(diagnosis.looked_at),
        "verdicts": [verdict_as_json(verdict) for verdict in verdicts],
    }


def _as_text(diagnosis: Diagnosis, unclear: Sequence[str], asked: _Asked | None) -> str:
    verdicts = asked.verdicts if asked else ()
    nothing_to_ask = ["No key to ask Postmark about was found."] if asked and not verdicts else []
    told = [*map(verdict_as_text, verdicts), *nothing_to_ask]
    text = diagnosis_as_text(replace(diagnosis, unclear=tuple(unclear)), told)
    if diagnosis.findings or not any(verdict.has_problem for verdict in verdicts):
        return text
    return _KEY_IS_WRONG + text.removeprefix(headline(diagnosis))
