"""Which settings somebody probably wants, judged by what was handed over. A guess to start from, never a finding.

Imports the readers and the generator's wishes. No value is taken over from a text: any could be a secret.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.authjs.piece import Piece, PieceKind, sort_out
from helpers.authjs.reading import read_pieces
from helpers.authjs.settings_facts import ProviderKind
from helpers.authjs.situation import Situation
from helpers.authjs.wishes import Framework, Way

_FRAMEWORKS = {"@auth/express": Framework.EXPRESS, "@auth/sveltekit": Framework.SVELTEKIT}
_V4_LOG = "[next-auth]["


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyWish:
    """How sign-in mails are to travel, and what the application is built with."""

    way: Way = Way.V5_PROVIDER
    framework: Framework = Framework.NEXT


def likely_wish(pieces: Iterable[Piece]) -> LikelyWish:
    """What the pieces speak for; Auth.js 5 with its own provider, in Next.js, where they say nothing."""
    pieces = tuple(pieces)
    situation = read_pieces(pieces).situation
    return LikelyWish(way=_way(situation, is_v4=_is_v4(situation, pieces)), framework=_framework(situation))


def _way(situation: Situation, *, is_v4: bool) -> Way:
    own_requests = any(True for _ in situation.providers(ProviderKind.POSTMARK, ProviderKind.CUSTOM))
    if is_v4:
        return Way.V4_HTTP if own_requests else Way.V4_SMTP
    smtp = situation.smtp_servers or any(True for _ in situation.providers(ProviderKind.NODEMAILER))
    return Way.V5_NODEMAILER if smtp and not own_requests else Way.V5_PROVIDER


def _is_v4(situation: Situation, pieces: Iterable[Piece]) -> bool:
    if situation.version is not None:
        return situation.version == 4
    logs = (piece.text for piece in pieces if sort_out(piece.name, piece.text) is PieceKind.LOG)
    return any(_V4_LOG in text for text in logs)


def _framework(situation: Situation) -> Framework:
    asked = {name for one in situation.packages or () for name in one.ranges}
    imported = {mention.text for facts in situation.settings or () for mention in facts.imports}
    found = (framework for module, framework in _FRAMEWORKS.items() if _speaks_of(module, asked | imported))
    return next(found, Framework.NEXT)


def _speaks_of(module: str, names: Iterable[str]) -> bool:
    return any(name == module or name.startswith(f"{module}/") for name in names)
