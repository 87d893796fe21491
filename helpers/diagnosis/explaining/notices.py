"""Notices that Postmark sends to its customers, where they are handed over like an error.

Any service may write so: where Postmark is not named, the finding stays open. Imports the rows of patterns.
"""

from dataclasses import replace

from helpers.diagnosis.explaining.pattern_row import PatternRow, pattern, recogniser_of
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence
from helpers.reference.sources import documented

_PAGE = "https://postmarkapp.com/updates/upcoming-tls-configuration-changes-for-api-users-action-may-be-required"
_NOTICE = pattern(r"connecting to our (?:API|endpoints?) (?:via|over|using|with) TLS ?v?1(?:\.[01])?\b")
_TOPIC = frozenset({"TLS notice"})

_OLD_TLS = Words(
    code="EXPLAIN667",
    title="A notice: the program still speaks an old version of TLS to the API",
    cause="Postmark's API has taken no TLS 1.0 since 13 April 2021; SMTP was not meant. The token is not at fault.",
    next_step="Update the runtime with its OpenSSL or cURL, and do not set the TLS version to 1.0 by hand.",
    source=documented(_PAGE),
    alternatives=("Another machine or program with the account's tokens is the one that connects so.",),
    how_to_tell="`tokenlab reach` on the machine that sends shows how TLS to api.postmarkapp.com ends.",
)
_OF_WHOEVER = replace(
    _OLD_TLS,
    cause="Some service says so of its API; Postmark wrote this in March 2021, before its API ended TLS 1.0.",
    confidence=Confidence.OPEN,
    alternatives=("Another service than Postmark wrote it.", *_OLD_TLS.alternatives),
)

notices = recogniser_of(
    [
        PatternRow(pattern=_NOTICE, words=_OLD_TLS, topics=_TOPIC),
        PatternRow(pattern=_NOTICE, words=_OF_WHOEVER, topics=_TOPIC, about_postmark=False),
    ]
)
"""The notice of 2021 about TLS."""
