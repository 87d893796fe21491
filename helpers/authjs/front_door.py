"""The one door for anything that somebody pastes: an error line, a log, a transcript, an address, settings, code.

Joins the recognisers of `helpers.diagnosis` with those of Auth.js, and the doctor for settings. Asks nobody, keeps
nothing.
"""

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

RECOGNISERS = (lone_value, recognise_authjs, *GENERAL)  # the more exact ones first

_SETTINGS = {PieceKind.ENV, PieceKind.ENV_EXAMPLE, PieceKind.SETTINGS_CODE, PieceKind.PACKAGE}
_CERTAINTY = tuple(Confidence)


@sealed
def explain_anything(text: str) -> Explanation:
    """What is known of `text`, the certain first; never empty. Raises RuntimeError, without details, on a fault of its
    own."""
    seen = explain(text, recognisers=RECOGNISERS)
    if len(text) <= LIMIT and sort_out("", text) in _SETTINGS:
        seen = _with_settings(text, seen)
    return Explanation(findings=tuple(sorted(seen, key=lambda one: _CERTAINTY.index(one.confidence))))


def _with_settings(text: str, seen: tuple[Explained, ...]) -> tuple[Explained, ...]:
    """What was seen in the text, and what the doctor says of it; “nothing wrong” where neither found anything."""
    diagnosis = diagnose([Piece(name="", text=text)])
    known = tuple(one for one in seen if one.code != UNKNOWN)
    told = {one.line for one in known if one.line}
    found = tuple(one for one in diagnosis.findings if one.code != UNREADABLE_LINE or one.line not in told)
    found += practice_account_tokens(text)
    if found or known:
        return (*found, *known)
    clean = nothing_wrong(text) if diagnosis.whole else None
    return (clean,) if clean else seen
