"""An ErrorCode beside the text of another one: Postmark's numbers have changed their meaning over the years.

Imports Postmark's own texts and the pasted text.
"""

import re

from helpers.diagnosis.explaining.own_words import OwnText, own_texts_in
from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.explaining.stated import message_of
from helpers.reference.sources import observed

WEBHOOKS_ONCE = observed("https://github.com/PipedreamHQ/pipedream/issues/11950", "1301 for what is 1351 today")

_ONCE, _TODAY = range(1300, 1315), range(1350, 1365)  # the numbers of the webhooks API, earlier and in today's table


def contradicting_text(pasted: Pasted, found: re.Match[str], code: int) -> OwnText | None:
    """Postmark's text in the Message beside a stated ErrorCode, if it belongs to another ErrorCode only."""
    message = message_of(pasted.text, found, 0, len(pasted.text))
    texts = [own for own, _ in own_texts_in(pasted.text[slice(*message)])] if message else []
    return None if any(own.code == code for own in texts) else next(iter(texts), None)


def is_number_of_before(code: int, own: OwnText) -> bool:
    """Whether the number is one that the webhooks API had before its numbers moved."""
    return code in _ONCE and own.code in _TODAY
