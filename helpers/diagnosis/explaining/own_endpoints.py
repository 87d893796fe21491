"""What Postmark reports of somebody's own endpoint: a webhook that did not take an event or a received message.

The status in such a line is the endpoint's and not Postmark's. Imports the rows of patterns.
"""

from dataclasses import replace

from helpers.diagnosis.explaining.pattern_row import PatternRow, pattern, recogniser_of
from helpers.diagnosis.explaining.sighting import REFUSED, Words
from helpers.diagnosis.records import Confidence
from helpers.reference.sources import SUPPORT, documented

_REFUSED = Words(
    code="EXPLAIN631",
    title="Postmark called your own endpoint, and that refused",
    cause="The status is the one that your webhook URL answered; Postmark itself is well.",
    next_step="Post a sample to the URL from outside, look into its log, and let it answer HTTP 200.",
    source=documented(f"{SUPPORT}/870-what-are-inbound-error-messages"),
    confidence=Confidence.LIKELY,
    alternatives=("A firewall in front of the endpoint keeps Postmark's addresses out.",),
    how_to_tell="See whether the request stands in the endpoint's own log.",
)
_OF_WHOEVER = replace(
    _REFUSED,
    confidence=Confidence.OPEN,
    alternatives=("Another service than Postmark posted to the webhook.", *_REFUSED.alternatives),
)

_ROWS = (
    PatternRow(
        pattern=pattern(r"inbound hook[^\n]{0,40} received (?:an? )?(?:HTTP |status |error ){1,2}\d{3}\b"),
        words=_REFUSED,
        topics=frozenset({REFUSED, *(f"status {status}" for status in range(400, 600)), "network", "webhook"}),
    ),
    PatternRow(  # anybody's words for it, so that other lines keep their say
        pattern=pattern(
            r"web ?hook[^\n]{0,40} received (?:an? )?(?:HTTP |status |error )?\d{3}\b[^\n]{0,20} from"
            r"|Could not (?:deliver|post) [^\n]{0,40}web ?hook"
        ),
        words=_OF_WHOEVER,
        topics=frozenset({"webhook"}),
    ),
)

own_endpoints = recogniser_of(_ROWS)
"""Calls of Postmark's that somebody's own endpoint refused."""
