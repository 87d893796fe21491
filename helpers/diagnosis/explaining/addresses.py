"""Requests that go to a wrong place, or carry the token in a wrong header: visible in an address or a header line.

Imports the rows of patterns.
"""

from helpers.diagnosis.explaining.pattern_row import PatternRow, pattern, recogniser_of
from helpers.diagnosis.explaining.sighting import REFUSED, Words
from helpers.diagnosis.explaining.wording_pattern import wording
from helpers.diagnosis.records import Confidence
from helpers.reference.sources import API_DOCS, SUPPORT, documented, observed

_OVERVIEW = documented(f"{API_DOCS}/overview")
_SMTP = documented(f"{SUPPORT}/811-what-are-the-smtp-details-api-tokens-i-should-be-using")
_COPIED = observed(
    "https://github.com/nextauthjs/next-auth/blob/main/docs/pages/getting-started/providers/postmark.mdx"
)
_TEMPLATES = documented(f"{API_DOCS}/templates-api#email-with-template")
_LOOK_UP = frozenset({"wrong address", "name not found"})

_ROWS = (
    PatternRow(
        pattern=pattern(r"(?<![\w.-])api\.postmark\.com\b"),
        words=Words(
            code="EXPLAIN661",
            title="The host is wrong: api.postmark.com is not Postmark's API",
            cause="The example was copied from somewhere else; Postmark's API is at https://api.postmarkapp.com.",
            next_step="Use https://api.postmarkapp.com/email with X-Postmark-Server-Token, or an official client.",
            source=_COPIED,
            confidence=Confidence.CERTAIN,
        ),
        topics=_LOOK_UP,
    ),
    PatternRow(
        pattern=pattern(r"(?<![\w.-])smtp\.postmark\.com\b"),
        words=Words(
            code="EXPLAIN662",
            title="The host is wrong: smtp.postmark.com is not Postmark's SMTP server",
            cause="The name lacks two letters: the server is smtp.postmarkapp.com.",
            next_step="Use smtp.postmarkapp.com, or smtp-broadcasts.postmarkapp.com for a broadcast stream.",
            source=_SMTP,
            confidence=Confidence.CERTAIN,
        ),
        topics=_LOOK_UP,
    ),
    PatternRow(
        pattern=pattern(r"(?<!\w)http://api\.postmarkapp\.com"),
        words=Words(
            code="EXPLAIN663",
            title="The address begins with http://, and Postmark's API speaks https:// only",
            cause="An old client library or a hand-written base URL: plain HTTP was withdrawn in 2022.",
            next_step="Write https://api.postmarkapp.com, and replace a token that went over plain HTTP.",
            source=_OVERVIEW,
            confidence=Confidence.CERTAIN,
        ),
    ),
    PatternRow(
        pattern=pattern(r"\bapi\.postmarkapp\.com/+(?:v\d|emails|api/|mail\b|messages/?(?:[\s\"']|$)|send\b)"),
        words=Words(
            code="EXPLAIN664",
            title="The path is none of Postmark's",
            cause="It follows another provider's API; Postmark's paths have no version, and sending is POST /email.",
            next_step="Look the path up on the reference page of the operation that you mean.",
            source=_OVERVIEW,
            confidence=Confidence.CERTAIN,
        ),
    ),
    PatternRow(
        pattern=pattern(r"\bauthorization['\"]?\s{0,3}[:=]\s{0,3}[`'\"]?bearer\b"),
        unless=pattern(r"X-Postmark-(?:Server|Account)-Token"),
        words=Words(
            code="EXPLAIN665",
            title="The token stands in Authorization, which Postmark ignores",
            cause="Other providers want Authorization: Bearer; Postmark has headers of its own and answers 401.",
            next_step="Send the server token in X-Postmark-Server-Token, without the word Bearer.",
            source=documented("https://postmarkapp.com/auth.md"),
            alternatives=("The line belongs to a request to another service.",),
            how_to_tell="See to which host the request with this header goes.",
        ),
    ),
    PatternRow(
        pattern=wording(r"'Template\w+' may not be specified when sending through the '/email' endpoint"),
        words=Words(
            code="EXPLAIN668",
            title="Fields of a template were sent to POST /email",
            cause="TemplateModel, TemplateId and TemplateAlias belong to POST /email/withTemplate; POST /email refuses"
            " them.",
            next_step="Call the client's method for templates with them, or leave all three out.",
            source=_TEMPLATES,
        ),
        topics=frozenset({REFUSED}),
    ),
    PatternRow(
        pattern=pattern(
            r"smtp(?:-broadcasts)?\.postmarkapp\.com['\"]?(?::|\W[^\n]{0,80}?\n?[^\n]{0,40}?port\W{1,6})465\b"
        ),
        words=Words(
            code="EXPLAIN666",
            title="Port 465 is none of Postmark's SMTP ports",
            cause="465 speaks TLS from the first byte; Postmark offers STARTTLS on 587, 2525 and 25.",
            next_step="Use port 587 or 2525, and secure: false in nodemailer, which then upgrades by STARTTLS.",
            source=_SMTP,
            confidence=Confidence.CERTAIN,
        ),
    ),
)

addresses = recogniser_of(_ROWS)
"""Wrong hosts, paths, ports and headers."""
