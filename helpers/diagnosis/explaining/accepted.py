"""Replies that say yes: what an accepted message does and does not mean.

Imports the sightings and the sources.
"""

from collections.abc import Iterator

from helpers.diagnosis.explaining.pasted import Pasted
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


def accepted(pasted: Pasted) -> Iterator[Sighting]:
    """An ErrorCode 0, alone or among others of the same batch."""
    found = {bool(code): place for code, place in stated_codes(pasted.text)}
    if False in found and pasted.is_about_postmark(found[False].start()) | ("MessageID" in pasted.text):
        words = _MIXED if True in found else _ACCEPTED
        topics = frozenset({error_code_topic(0)})
        yield Sighting(start=found[False].start(), end=found[False].end(), words=words, topics=topics)
