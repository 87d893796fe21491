"""Replies of Postmark's whose text says more than their ErrorCode: acceptance that is not what it seems, and the
three ways of handing over a token that have a text of their own.

The code still decides: beside another code the text counts for nothing. Imports the sightings and the sources.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.explaining.pattern_row import pattern
from helpers.diagnosis.explaining.sighting import Sighting, Words, error_code_topic
from helpers.diagnosis.explaining.stated import code_stated_near
from helpers.diagnosis.records import Confidence, Severity
from helpers.reference.sources import API_DOCS, documented, observed

_CHECK = "`tokenlab check` tells what the token that you have is."
_ACTIVITY = "Look for the MessageID in the server's Activity, or in its bounces."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    code: int  # the ErrorCode the text comes with
    pattern: re.Pattern[str]
    words: Words


_ROWS = (
    _Row(
        code=0,
        pattern=pattern(r"will not deliver to these inactive addresses"),
        words=Words(
            code="EXPLAIN605",
            severity=Severity.WARNING,
            title="Accepted, but some recipients get nothing",
            cause="The text lists recipients on the message stream's suppression list; the others get the message."
            " A program that looks at the HTTP status alone takes this for full success.",
            next_step="Look the listed addresses up among the suppressions, and read Message even after an HTTP 200.",
            source=observed("https://github.com/ActiveCampaign/postmark.js/issues/87"),
            confidence=Confidence.CERTAIN,
        ),
    ),
    _Row(
        code=0,
        pattern=pattern(r"Test job accepted"),
        words=Words(
            code="EXPLAIN606",
            severity=Severity.WARNING,
            title="Checked only: the request was made with the test token",
            cause="POSTMARK_API_TEST has messages checked; nobody receives them and no activity shows them.",
            next_step="Put a server token in its place to have mail delivered.",
            source=documented(f"{API_DOCS}/overview"),
            confidence=Confidence.CERTAIN,
        ),
    ),
    _Row(
        code=0,
        pattern=pattern(r"Message accepted, but delivery may be delayed"),
        words=Words(
            code="EXPLAIN607",
            severity=Severity.INFO,
            title="Accepted, and delivered later than usual",
            cause="Postmark took the message while its delivery was slow. This reply has been seen without ErrorCode,"
            " which some client libraries take for a failure.",
            next_step="Do not send it again; update a client library that raises an error here.",
            source=observed("https://github.com/anymail/django-anymail/issues/392"),
            confidence=Confidence.CERTAIN,
            how_to_tell=_ACTIVITY,
        ),
    ),
    _Row(
        code=10,
        pattern=pattern(r"do not include Account API Token for Server API Token"),
        words=Words(
            code="EXPLAIN608",
            title="ErrorCode 10: both token headers were sent",
            cause="The request carries X-Postmark-Account-Token besides X-Postmark-Server-Token.",
            next_step="Send X-Postmark-Server-Token alone, and keep the account token out of the application.",
            source=observed("https://github.com/keighl/postmark/issues/1", "seen in 2016 and not again since"),
            confidence=Confidence.CERTAIN,
        ),
    ),
    _Row(
        code=10,
        pattern=pattern(r"No Account or Server API tokens were supplied"),
        words=Words(
            code="EXPLAIN609",
            title="ErrorCode 10: the request arrived without a token",
            cause="The setting that should hold the token is empty, or was not loaded where the program runs. This is"
            " an older text; today the answer is the same as for a wrong token.",
            next_step="Print the length of the setting, not its value, where the program runs; then set it there.",
            source=observed("https://github.com/ActiveCampaign/postmark-rails/issues/60"),
            confidence=Confidence.CERTAIN,
            alternatives=("The token is sent under another header's name.",),
            how_to_tell="Look at the request's headers: X-Postmark-Server-Token has to be there, with a value.",
        ),
    ),
    _Row(
        code=10,
        pattern=pattern(r"Postmark Test API Token may only be used"),
        words=Words(
            code="EXPLAIN610",
            title="ErrorCode 10: the test token was used for something else than sending",
            cause="POSTMARK_API_TEST opens POST /email and next to nothing besides; a health check that reads"
            " GET /server fails with it.",
            next_step="Use POST /email with the test token, or a server token for everything else.",
            source=documented(f"{API_DOCS}/overview", "the text itself was observed"),
            confidence=Confidence.CERTAIN,
            how_to_tell=_CHECK,
        ),
    ),
)


def special_replies(pasted: Pasted) -> Iterator[Sighting]:
    """The replies of this table; without their ErrorCode beside them they are likely, beside another one nothing."""
    for row in _ROWS:
        found = row.pattern.search(pasted.text)
        stated = code_stated_near(pasted, found.start()) if found else None
        if found and stated in (None, row.code):
            words = replace(row.words, confidence=Confidence.LIKELY) if stated is None else row.words
            topics = frozenset({error_code_topic(row.code)})
            yield Sighting(start=found.start(), end=found.end(), words=words, topics=topics)
