"""Everything that the Config doctor can say of what was handed over, offline and in one go.

Imports the doctor, nothing of ipywidgets.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.authjs.doctor import Diagnosis, diagnose
from helpers.authjs.examine_key import has_key
from helpers.client.sealing import sealed
from helpers.panels.handed_over import HandedOver
from helpers.panels.likely_wish import LikelyWish, likely_wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was found, what was not determined, and what to offer next."""

    diagnosis: Diagnosis
    problems: tuple[str, ...]  # what could not be read, a sentence each
    has_key: bool  # whether Postmark could be asked about a key
    wish: LikelyWish

    @property
    def can_tell(self) -> bool:
        """Whether “nothing is wrong” may be said."""
        return self.diagnosis.can_tell and not self.problems


@sealed
def examined(handed: Iterable[HandedOver]) -> Examined:
    """Read and diagnose. Raises RuntimeError, without details, on a fault of its own."""
    handed = tuple(handed)
    pieces = [piece for one in handed for piece in one.pieces]
    return Examined(
        diagnosis=diagnose(pieces),
        problems=tuple(problem for one in handed for problem in one.problems),
        has_key=has_key(pieces),
        wish=likely_wish(pieces),
    )
