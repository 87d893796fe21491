"""What is said of pasted settings beyond the doctor's rules: a practice token that names its kind, and “nothing wrong”.

Imports the readers and the names. Of a real token nobody can tell the kind by its looks, so that stays open.
"""

from dataclasses import replace

from helpers.authjs import citations as cite
from helpers.authjs.env_names import KEY, key_entries, names_postmark
from helpers.authjs.piece import Piece, sort_out
from helpers.authjs.reading import read_pieces
from helpers.authjs.situation import Situation
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence, Explained, Severity
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN

_PRACTICE_ACCOUNT = Words(
    code="AUTHJS391",
    title="An account token stands where a server token belongs",
    cause="It is an account token of the practice Postmark: its name says so. Sending wants a server token, and an"
    " account token is answered with ErrorCode 10.",
    next_step=f"Put a server token there; to practise, {SERVER_TOKEN}.",
    source=cite.ACCOUNT_TOKEN_USED,
    confidence=Confidence.CERTAIN,
)
_NOTHING_WRONG = Words(
    code="AUTHJS390",
    severity=Severity.INFO,
    title="Settings read; nothing wrong in them",
    cause="No rule of the doctor holds for them. What stands in no file stays open: a server token and an account"
    " token have the same form.",
    next_step="Which kind of token it is only Postmark can say: enter it in the desk's token field, or run"
    " `tokenlab check`.",
    source=cite.KIT_RULE,
    confidence=Confidence.OPEN,
    alternatives=(
        "The key is an account token, or was deleted: Postmark refuses both with ErrorCode 10.",
        "Postmark has not confirmed the sender, or the account is pending approval.",
        "The application runs with other settings than these.",
    ),
    how_to_tell="The line [auth][error] in the server's log holds Postmark's own answer: paste it too.",
)
_NO_KEY = Words(
    code="AUTHJS390",
    severity=Severity.INFO,
    title="Settings read; nothing wrong in them",
    cause=f"No rule of the doctor holds for them, and the key itself, {KEY}, does not stand there.",
    next_step="Paste the .env file with the key, or the line [auth][error] of the server's log.",
    source=cite.KIT_RULE,
    confidence=Confidence.OPEN,
)


_MEANT_FOR_ANY = replace(
    _PRACTICE_ACCOUNT,
    confidence=Confidence.LIKELY,
    alternatives=("The variable is meant for the account token: its name does not say.",),
    how_to_tell="See in which header the code sends it: sending wants X-Postmark-Server-Token.",
)


def practice_account_tokens(text: str) -> tuple[Explained, ...]:
    """A finding for each practice account token that stands where a server token is wanted."""
    found = [one for one in key_entries(_read(text)) if one.value.strip().lower().startswith(ACCOUNT_TOKEN)]
    return tuple(
        (_PRACTICE_ACCOUNT if _wants_server_token(one.name) else _MEANT_FOR_ANY).told(
            f"{one.name} holds a practice account token.", line=one.line
        )
        for one in found
    )


def nothing_wrong(text: str) -> Explained | None:
    """What is said of settings in which no rule finds anything; None where they are not about Postmark or sign-in."""
    situation = _read(text)
    if not (names_postmark(situation) or situation.configured or _signs_in(situation)):
        return None
    words = _NOTHING_WRONG if any(True for _ in key_entries(situation)) else _NO_KEY
    return words.told(f"Read as {sort_out('', text)}.")


def _read(text: str) -> Situation:
    return read_pieces([Piece(name="", text=text)]).situation


def _wants_server_token(name: str) -> bool:
    return name == KEY or "SERVER" in name.upper()


def _signs_in(situation: Situation) -> bool:
    """Whether a variable or a package is one of Auth.js's."""
    named = any(entry.name.startswith(("AUTH_", "NEXTAUTH_")) for entry in situation.entries())
    return named or (bool(situation.packages) and not situation.is_without_authjs)
