"""Which parts of a long text are read: its beginning, its end, and the places between them where a word stands that an
error about mail or about Postmark holds.

Finding the words costs one pass for each; how much is read around them is bounded, so that no text takes long. Imports
nothing of ours.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

EDGE = 60_000  # characters of the beginning, and as many of the end
AROUND = 2_500  # characters on either side of a word
MOST_WINDOWS = 24  # places that are read between the edges
_STEP = AROUND // 2  # a word this near to one before it is read with it
_LINE_START = 1_000  # characters that a window may grow by to begin with a whole line

Span = tuple[int, int]  # from, up to

# In the spelling of lower(). Each gets its turn, so that a word on every line does not hide one that stands there once.
MARKS = (
    "errorcode", "[auth][", "[next-auth][", "postmark", "server token", "account token", "sender signature", "535 ",
    "smtp", "5.7.", "eauth", "esocket", "inactive", "pmmail", "pystmark", "mtasv.net", "x-pm-", "apiinput",
    "api token", "apikey", "api key", "sender identity", "sendgrid", "mailgun", "resend", "brevo", "amazonses",
    "access token", "econn", "timedout", "timed out", "enotfound", "eai_again", "resolve", "refused", "certificate",
    "ssl", "unauthorized", "error=", "invalid json", "template", "message stream", "422", "401", "anymail",
    "[postmark", "statuscode", "status code", "550", "554", "verify-request", "not allowed", "attachment",
    "pending approval", "not verified", "sib_api", "textbody", "tlsv1", "nodemailer",
)  # fmt: skip
_ACCEPTED = '"errorcode":0,'  # what every accepted message leaves is looked at last


def windows(text: str) -> tuple[list[Span], int]:
    """The parts of a long text that are to be read, in order, none touching another, and how many places with a mark
    are left out."""
    lowered = text.replace("İ", "i").lower()  # the one letter that lower() makes two of: positions have to agree
    inner = (EDGE, len(text) - EDGE)
    places = list(_in_turns([list(_places(lowered, mark, inner)) for mark in MARKS]))
    chosen = [_around(text, at) for at in places[:MOST_WINDOWS]]
    spans = list(_merged(sorted([(0, EDGE), *chosen, (inner[1], len(text))])))
    starts = [start for start, _ in spans]
    left = sum(at >= spans[bisect_right(starts, at) - 1][1] for at in places[MOST_WINDOWS:])
    return spans, left


def _places(lowered: str, mark: str, inner: Span) -> Iterator[int]:
    """Where a mark stands, places close together once; those of accepted messages are none."""
    at = lowered.find(mark, *inner)
    while at >= 0:
        if mark == "errorcode" and lowered.startswith(_ACCEPTED, at - 1):
            at = lowered.find(mark, at + len(mark), inner[1])
            continue
        yield at
        at = lowered.find(mark, at + _STEP, inner[1])


def _in_turns(lists: Iterable[list[int]]) -> Iterator[int]:
    """The first place of each list, then the second of each, and so on; none twice."""
    ranked = sorted((turn, row, at) for row, places in enumerate(lists) for turn, at in enumerate(places))
    yield from dict.fromkeys(at for _, _, at in ranked)


def _around(text: str, at: int) -> Span:
    low, high = max(0, at - AROUND), min(len(text), at + AROUND)
    line = text.rfind("\n", max(0, low - _LINE_START), low) + 1
    return line or low, high


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    start, end = 0, 0
    for begins, ends in spans:
        if begins > end:
            yield start, end
            start = begins
        end = max(end, ends)
    yield start, end
