"""What can be wrong with the text of a token before any request: one row a fault.

Tokens are opaque, so an odd shape is a warning and no proof; a text is still tried where it can safely travel.
Evidence sentences describe the text and never quote it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from helpers.client import shape_signs as signs
from helpers.reference.practice_tokens import is_practice_token
from helpers.reference.sources import API_DOCS, SUPPORT, Source, assumed, documented, observed
from helpers.reference.token_kinds import TEST_TOKEN

_AUTH_PAGE = "https://postmarkapp.com/auth.md"
_SCANNER = "https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/postmark/postmark.go"
_HTTPX = "https://github.com/encode/httpx"
_HEADER_SAFE = re.compile(r"[!-~]([ -~]*[!-~])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeFault:
    """One thing that looks wrong: evidence about the text, and what to do."""

    code: str
    title: str
    evidence: str
    next_step: str
    stops: bool  # True: it is not sent, since sending it could only do harm
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    code: str
    title: str
    found: Callable[[str], str | None]  # the evidence, or None
    next_step: str
    source: Source
    stops: bool = False


_PASTE_AGAIN = "Copy the token alone, from the first to the last character, and enter it again."

_ROWS = (
    _Row(
        code="SHAPE101",
        title="The token is missing",
        found=signs.missing,
        next_step="Enter a token, or set the variable that should hold it; check that the .env file is loaded.",
        source=observed("https://github.com/ActiveCampaign/postmark-rails/issues/60"),
        stops=True,
    ),
    _Row(
        code="SHAPE102",
        title="The token has a space or a line break in it",
        found=signs.white_space,
        next_step="Remove it where the token is stored: some clients trim it, others fail on it.",
        source=observed(_HTTPX, "httpx refuses such a header value; postmark.js trims it"),
    ),
    _Row(
        code="SHAPE103",
        title="The token is in quotation marks",
        found=signs.quotes,
        next_step="Remove the quotation marks: whatever reads this setting takes them for part of the token.",
        source=observed("https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/providers/postmark.ts"),
    ),
    _Row(
        code="SHAPE104",
        title="This is a whole settings line",
        found=signs.assignment,
        next_step="Enter only what stands behind the equals sign.",
        source=documented(_AUTH_PAGE, "a token is a bare opaque text"),
    ),
    _Row(
        code="SHAPE105",
        title="The token has “Bearer” in front",
        found=signs.bearer,
        next_step="Remove the word: Postmark has headers of its own for tokens and ignores Authorization.",
        source=documented(_AUTH_PAGE),
    ),
    _Row(
        code="SHAPE106",
        title="The token holds an invisible character",
        found=signs.invisible,
        next_step="Type or copy it again from Postmark's own page; chat and office programs add such characters.",
        source=assumed(_AUTH_PAGE, "tokens on public record are plain letters, digits and hyphens"),
    ),
    _Row(
        code="SHAPE107",
        title="The token holds a character that no token has",
        found=signs.foreign_letter,
        next_step="Copy it again from Postmark's own page; an ellipsis often means that a page shortened it.",
        source=assumed(_AUTH_PAGE, "tokens on public record are plain letters, digits and hyphens"),
    ),
    _Row(
        code="SHAPE108",
        title="The token is cut short",
        found=signs.truncated,
        next_step=_PASTE_AGAIN,
        source=observed(_SCANNER),
    ),
    _Row(
        code="SHAPE109",
        title="This is a web address, not a token",
        found=signs.url,
        next_step="Open that page and copy the token from its API Tokens tab.",
        source=documented(f"{API_DOCS}/overview"),
        stops=True,
    ),
    _Row(
        code="SHAPE110",
        title="This is an e-mail address, not a token",
        found=signs.address,
        next_step="Copy the server token from Servers → your server → API Tokens.",
        source=documented(f"{API_DOCS}/overview"),
        stops=True,
    ),
    _Row(
        code="SHAPE111",
        title="This is a placeholder",
        found=signs.placeholder,
        next_step="Replace it by the server token from Servers → your server → API Tokens.",
        source=observed("https://github.com/nextauthjs/next-auth/issues/12442"),
    ),
    _Row(
        code="SHAPE112",
        title="This is another provider's key",
        found=signs.other_provider,
        next_step="Enter Postmark's token; this key was not sent, since Postmark has no business seeing it.",
        source=assumed(_AUTH_PAGE, "Postmark's tokens have no prefix"),
        stops=True,
    ),
    _Row(
        code="SHAPE113",
        title="These are two values in place of one token",
        found=signs.smtp_pair,
        next_step="Enter one token alone. User name and password belong to SMTP; the HTTP API needs one server token.",
        source=documented(f"{SUPPORT}/811-what-are-the-smtp-details-api-tokens-i-should-be-using"),
        stops=True,
    ),
    _Row(
        code="SHAPE114",
        title="This is half of an SMTP token",
        found=signs.smtp_key,
        next_step="An access key works over SMTP only, with its secret key; the HTTP API needs a server token.",
        source=documented(f"{SUPPORT}/1008-what-are-the-account-and-server-api-tokens"),
    ),
    _Row(
        code="SHAPE115",
        title="This is far too long for a token",
        found=signs.too_long,
        next_step=_PASTE_AGAIN,
        source=observed(_SCANNER),
        stops=True,
    ),
    _Row(
        code="SHAPE116",
        title="This is a whole header line",
        found=signs.header_line,
        next_step="Enter only what stands behind the colon.",
        source=documented(f"{API_DOCS}/overview"),
    ),
)

_UNUSUAL = _Row(
    code="SHAPE117",
    title="This does not look like a Postmark token",
    found=signs.unusual,
    next_step="Compare it with the one on Postmark's API Tokens page; the form alone proves nothing.",
    source=observed(_SCANNER),
)


def faults_of(text: str) -> tuple[ShapeFault, ...]:
    """Every fault that `text` shows, those that stop it first; none for the test token and for a practice token."""
    if text.upper() == TEST_TOKEN or (is_practice_token(text) and is_header_safe(text) and " " not in text):
        return ()
    beginning = text[: 16 * signs.LONGEST]  # a pasted megabyte is judged by its beginning
    found = [(row, row.found(text if row.found is signs.too_long else beginning)) for row in _ROWS]
    faults = [_fault(row, evidence) for row, evidence in found if evidence]
    evidence = signs.unusual(beginning)
    if not faults and evidence:
        faults = [_fault(_UNUSUAL, evidence)]
    return tuple(sorted(faults, key=lambda fault: not fault.stops))


def _fault(row: _Row, evidence: str) -> ShapeFault:
    return ShapeFault(
        code=row.code,
        title=row.title,
        evidence=evidence,
        next_step=row.next_step,
        stops=row.stops,
        source=row.source,
    )


def is_header_safe(text: str) -> bool:
    """Whether every HTTP library can carry `text` as a header value: printable ASCII, no white space at its ends."""
    return len(text) <= signs.LONGEST and _HEADER_SAFE.fullmatch(text) is not None
