"""Replies whose ErrorCode is 0: what an accepted message does and does not mean, and refusals that come with a 0.

Imports the sightings and the sources.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from helpers.diagnosis.explaining.contradiction import contradicting_text
from helpers.diagnosis.explaining.error_codes import words_for
from helpers.diagnosis.explaining.own_words import OwnText
from helpers.diagnosis.explaining.pasted import MOST_PLACES, Pasted
from helpers.diagnosis.explaining.sighting import Sighting, Words, error_code_topic
from helpers.diagnosis.explaining.stated import stated_codes
from helpers.diagnosis.records import Confidence, Severity
from helpers.reference.sources import API_DOCS, documented

_EMAIL = documented(f"{API_DOCS}/email-api")
_ACCEPTED = Words(
    code="EXPLAIN612",
    severity=Severity.INFO,
    title="Accepted: ErrorCode 0 is no error",
    cause="Postmark took what was asked. For a message it means accepted for delivery, and not delivered yet.",
    next_step="If a mail did not arrive, look for its MessageID in the server's Activity.",
    source=_EMAIL,
    confidence=Confidence.CERTAIN,
    alternatives=("The server is a sandbox, which never delivers.", "The message bounced afterwards."),
    how_to_tell="GET /messages/outbound/{message_id}/details tells what became of the message.",
)
_MIXED = Words(
    code="EXPLAIN613",
    severity=Severity.INFO,
    title="A batch: some of its messages were accepted, some refused",
    cause="A batch answers HTTP 200 as a whole, and each of its items has an ErrorCode of its own.",
    next_step="Send again only the items whose ErrorCode is not 0, in the order of the request.",
    source=documented(f"{API_DOCS}/email-api#send-batch-emails"),
    confidence=Confidence.LIKELY,
)


_BESIDE_ZERO = "The ErrorCode beside the text is 0, which otherwise stands for acceptance: look at the reply's status."


def accepted(pasted: Pasted) -> Iterator[Sighting]:
    """An ErrorCode 0, alone or among others of the same batch; or the refusal that its Message tells all the same."""
    places = list(stated_codes(pasted.text))
    zeros = [place for code, place in places if code == 0][:MOST_PLACES]
    for zero in zeros:
        other = contradicting_text(pasted, zero, 0)
        if other and (_is_postmarks(pasted, zero) or not (other.anybodys or other.loose)):
            yield _sighting(zero, _refused(other), 0, other.code)
            return
    if zeros and _is_postmarks(pasted, zeros[0]):
        yield _sighting(zeros[0], _MIXED if any(code for code, _ in places) else _ACCEPTED, 0)


def _is_postmarks(pasted: Pasted, place: re.Match[str]) -> bool:
    return pasted.is_about_postmark(place.start()) or "MessageID" in pasted.text


def _sighting(place: re.Match[str], words: Words, *codes: int) -> Sighting:
    return Sighting(start=place.start(), end=place.end(), words=words, topics=frozenset(map(error_code_topic, codes)))


def _refused(own: OwnText) -> Words:
    """The words of the text; it is Postmark's, and no acceptance says it."""
    words = words_for(own.code)
    return replace(words, code="EXPLAIN611", confidence=Confidence.LIKELY, source=own.source, how_to_tell=_BESIDE_ZERO)
