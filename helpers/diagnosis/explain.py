"""Explains text that somebody hands over, an error line, a log, a transcript: offline, and without a token.

One list of recognisers, the most exact first. Nothing of the text is kept, and nothing secret in it is quoted.
"""

from helpers.client.sealing import sealed
from helpers.diagnosis.explaining.error_codes import error_codes
from helpers.diagnosis.explaining.pasted import paste
from helpers.diagnosis.explaining.sighting import Recogniser, settled
from helpers.diagnosis.explaining.unknown import unknown
from helpers.diagnosis.records import Explained

RECOGNISERS: tuple[Recogniser, ...] = (error_codes,)


@sealed
def explain(text: str, *, file: str = "") -> tuple[Explained, ...]:
    """What `text` says about Postmark, the certain first, then in the order of the text; never empty.

    `file` is the name it was handed over with. Where nothing is recognised the one finding says so: EXPLAIN690.
    """
    pasted = paste(text, file)
    return settled(pasted, RECOGNISERS) or (unknown(pasted),)
