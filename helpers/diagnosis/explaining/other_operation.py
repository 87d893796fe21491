"""ErrorCodes of domains and sender signatures with the number of a server's failure, in the reply to a request that
sends: nothing that the table says of them fits there.

Imports the client's table of endings and the reference.
"""

from helpers.client.outcome import OutcomeKind
from helpers.diagnosis.explaining.network import words_for_ending
from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.explaining.pattern_row import pattern
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.explaining.stated import BODY_REACH
from helpers.diagnosis.records import Confidence

_LIKE_A_STATUS = (500, 503)
_SENDS = pattern(r"(?:postmarkapp\.com|\bPOST )/email\b")
_LISTS = pattern(r"/(?:domains|senders)\b")


def failure_of_the_server(pasted: Pasted, at: int, code: int) -> Words | None:
    """What is said of such a code where the request around it sends; None where the table's row may fit."""
    around = pasted.near(at, BODY_REACH)
    if code not in _LIKE_A_STATUS or not _SENDS.search(around) or _LISTS.search(around):
        return None
    cause = f"ErrorCode {code} belongs to the lists of domains and sender signatures; the request sends, so that the"
    return words_for_ending(OutcomeKind.SERVER_ERROR, Confidence.LIKELY, f"{cause} number is that of its status.")
