"""The one door for anything that somebody pastes: an error line, a log, a transcript, an address, settings, code.

Joins the recognisers of `helpers.diagnosis` with those of Auth.js, and the doctor for settings. Asks nobody, keeps
nothing.
"""

import re
from dataclasses import replace

from helpers.authjs.doctor import diagnose
from helpers.authjs.log_lines import recognise_authjs
from helpers.authjs.lone_value import lone_value
from helpers.authjs.piece import Piece, PieceKind, sort_out
from helpers.authjs.rules.env_files import UNREADABLE_LINE
from helpers.authjs.settings_verdict import nothing_wrong, practice_account_tokens
from helpers.client.sealing import sealed
from helpers.diagnosis.explain import RECOGNISERS as GENERAL
from helpers.diagnosis.explain import explain
from helpers.diagnosis.explaining.pasted import LIMIT
from helpers.diagnosis.explaining.unknown import UNKNOWN
from helpers.diagnosis.records import Confidence, Explained, Explanation
from helpers.diagnosis.wanted_types import typed

RECOGNISERS = (lone_value, recognise_authjs, *GENERAL)  # the more exact ones first

_SETTINGS = {PieceKind.ENV, PieceKind.ENV_EXAMPLE, PieceKind.SETTINGS_CODE, PieceKind.PACKAGE}
_CERTAINTY = tuple(Confidence)


@typed
@sealed
def explain_anything(text: str) -> Explanation:
    """What is known of `text`, the certain first; never empty. Raises RuntimeError, without details, on a fault of its
    own."""
    seen = explain(text, recognisers=RECOGNISERS)
    if len(text) <= LIMIT and sort_out("", text) in _SETTINGS:
        seen = _with_settings(text, seen)
    return Explanation(findings=tuple(sorted(seen, key=lambda one: _CERTAINTY.index(one.confidence))))


_SETTINGS_NAME = re.compile(r"\s*(?:export\s+)?[A-Z][A-Z0-9]*_[A-Z0-9_]*\b")
_ANOTHERS_LINE = "The line belongs to something else than these settings, a log for example."


def _with_settings(text: str, seen: tuple[Explained, ...]) -> tuple[Explained, ...]:
    """What was seen in the text, and what the doctor says of it; “nothing wrong” where neither found anything."""
    diagnosis = diagnose([Piece(name="", text=text)])
    known = tuple(one for one in seen if one.code != UNKNOWN)
    told = {one.line for one in known if one.line}
    found = tuple(
        _of_a_paste(one, text) for one in diagnosis.findings if one.code != UNREADABLE_LINE or one.line not in told
    )
    found += practice_account_tokens(text)
    if found or known:
        return (*found, *known)
    clean = nothing_wrong(text) if diagnosis.whole else None
    return (clean,) if clean else seen


def _of_a_paste(found: Explained, text: str) -> Explained:
    """A finding of the doctor's. A paste may hold more than settings: a line that names none proves no fault."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")  # as the reader of the settings counts them
    if found.code != UNREADABLE_LINE or _SETTINGS_NAME.match(lines[(found.line or 1) - 1]):
        return found
    return replace(found, confidence=Confidence.OPEN, alternatives=(*found.alternatives, _ANOTHERS_LINE))
