"""Refusals of statistics. A date that cannot be read, and a stream that is not there, refuse as everywhere.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, Refusal
from helpers.reference.sources import assumed, documented

FROM_DATE_TOO_OLD = Refusal(
    code=1500, http=422, text="The 'FromDate' field cannot be older than one year ago.", source=documented(CODES)
)
STATISTICS_COUNT = Refusal(
    code=1501,
    http=422,
    text="Parameter 'count' should be an integer within the allowed range.",
    source=assumed(CODES, "the text is documented, but no operation that has such a parameter"),
)
DATES_SWAPPED = Refusal(
    code=1502,
    http=422,
    text="Parameter 'FromDate' must be older than 'ToDate'.",
    source=assumed(CODES, "the text is documented; that one and the same day passes is assumed"),
)
