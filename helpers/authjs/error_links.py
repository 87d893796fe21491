"""What a failed sign-in shows: `…/error?error=Configuration`, the name alone, the page's text; what each says or hides.

Imports the records and the citations. One name hides many causes; only the log line tells them apart.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from helpers.authjs import citations as cite
from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.explaining.sighting import Sighting, Words
from helpers.diagnosis.records import Confidence, Severity

ERROR_LINK = re.compile(r"[/?&][\w/-]{0,60}[?&]error=(?P<name>[A-Za-z]{1,40})")
# “error=Configuration” without the address, or as signIn() returns it: { error: "Configuration", … };
# but no prose, as in “error: Configuration file not found”
_NAMES_ALONE = (
    re.compile(r"\berror(?:=|%3D)(?P<name>[A-Za-z]{1,40})(?![\w-])"),
    re.compile(r"\berror[\\\"']{0,3}\s?(?:=|:|=>|%3D)\s?[\\\"']{1,3}(?P<name>[A-Za-z]{1,40})(?=[\\\"'])"),
)
_READ_THE_LOG = "Find the line that begins with [auth][error] in the server's log, and hand it over."

_CONFIGURATION = Words(
    code="AUTHJS801",
    severity=Severity.INFO,
    title="error=Configuration does not say what went wrong",
    cause="Auth.js shows the same page for every error on its side, a refused key as well as a missing adapter.",
    next_step=_READ_THE_LOG,
    source=cite.SEND_TOKEN,
    confidence=Confidence.OPEN,
    alternatives=(
        "Postmark refused the key: often an account token where a server token belongs (ErrorCode 10).",
        "The key is missing or empty (on Next.js; plain Node crashes instead).",
        "Postmark refused the sender: no from, or one that is not confirmed (ErrorCode 400 or 300).",
        "The account is pending approval (ErrorCode 412), or the recipient is suppressed (ErrorCode 406).",
        "No adapter, no secret, or a host that is not trusted.",
        'signIn("email") where the provider\'s id is postmark.',
        "SMTP refused the login (with the Nodemailer provider).",
        "Nobody was reached, or a web page came back instead of an answer.",
    ),
    how_to_tell="Only the log line tells these apart.",
)
_EMAIL_SIGNIN = Words(
    code="AUTHJS802",
    title="NextAuth 4 could not send the mail",
    cause="Version 4 ends on error=EmailSignin when the send fails, whatever the reason; version 5 never does.",
    next_step="Find the line [next-auth][error][SIGNIN_EMAIL_ERROR] in the server's log, and hand it over.",
    source=cite.V4_SIGNIN,
    confidence=Confidence.OPEN,
    alternatives=(
        "SMTP refused the login: user name and password are not the server token both.",
        "EMAIL_SERVER is not set, or lacks the password.",
        "The host or the port is wrong.",
        "A sendVerificationRequest of the application's own threw an error.",
    ),
    how_to_tell="Only the log line tells these apart.",
)
_VERIFICATION = Words(
    code="AUTHJS803",
    title="The sign-in link was used up or had expired",
    cause="The mail arrived. A link works once and for a day; mail scanners and previews open links before people do.",
    next_step="Ask for a new link. If it happens again, put a page with a button between the link and sign-in.",
    source=cite.LINK_SCANNERS,
    alternatives=("The database lost the token, or another one answers than the one that kept it.",),
)
_CSRF = Words(
    code="AUTHJS804",
    title="The sign-in request brought no CSRF token",
    cause="The form was posted by hand, or the cookie was lost between two host names; nothing was sent.",
    next_step="Use signIn() of the framework's package, or post the csrfToken that /auth/csrf hands out.",
    source=cite.ERRORS,
    confidence=Confidence.CERTAIN,
    alternatives=("signIn() names a provider's id that is not configured.",),
)

_REFUSES_ALL = Words(
    code="AUTHJS805",
    title="Auth.js refuses every request: its own settings are not whole",
    cause="It checks its settings before it does anything, and answers with this sentence when the check fails: no"
    " secret, no adapter beside a provider that mails links, or a host that is not trusted. No mail was tried.",
    next_step="Set AUTH_SECRET, add an adapter, and behind a proxy AUTH_TRUST_HOST=true; the log's line [auth][error]"
    " says which: MissingSecret, MissingAdapter or UntrustedHost.",
    source=cite.CONFIG_REFUSED,
    alternatives=("A page of the application's own that says the same.",),
    how_to_tell="GET /api/auth/session (or /auth/session) answers 500 with it, while nobody signs in.",
)

ERROR_NAMES: Mapping[str, Words] = MappingProxyType(
    {
        "Configuration": _CONFIGURATION,
        "EmailSignin": _EMAIL_SIGNIN,
        "Verification": _VERIFICATION,
        "MissingCSRF": _CSRF,
    }
)
_WORDS_ALONE: Mapping[str, Words] = MappingProxyType(  # anybody could say Verification
    {**ERROR_NAMES, "Verification": replace(_VERIFICATION, confidence=Confidence.OPEN)}
)
_OTHER_NAME = Words(
    code="AUTHJS809",
    severity=Severity.INFO,
    title="An error of sign-in that is not about sending mail",
    cause="The name belongs to another part of Auth.js, or to the application.",
    next_step=_READ_THE_LOG,
    source=cite.ERRORS,
    confidence=Confidence.OPEN,
)

_PAGES = (
    (
        re.compile(r"There was a problem with the server configuration\.\s{1,8}Check the server logs for more"),
        _REFUSES_ALL,
    ),
    (
        re.compile(
            r"There is a problem with the server configuration\b"
            r"|There was a problem with the server configuration\b(?!\.\s{1,8}Check the server logs)"
            r"|\bServer error\W{1,12}Check the server logs for more information"
        ),
        replace(
            _CONFIGURATION,
            source=cite.ERROR_PAGE,
            alternatives=(*_CONFIGURATION.alternatives, "Another program's page that says the same."),
        ),
    ),
    (
        re.compile(r"The sign in link is no longer valid\b|It may have been used already or it may have expired"),
        replace(_VERIFICATION, source=cite.ERROR_PAGE),
    ),
)


def error_links(pasted: Pasted) -> Iterator[Sighting]:
    """Every address, name and page of a failed sign-in."""
    for found in ERROR_LINK.finditer(pasted.text):
        yield _sighting(found, ERROR_NAMES.get(found["name"], _OTHER_NAME))
    for spelling in _NAMES_ALONE:  # those of an address, too, of which nothing is said twice
        for found in spelling.finditer(pasted.text):
            if words := _WORDS_ALONE.get(found["name"]):
                yield _sighting(found, words)
    for page, said in _PAGES:
        if first := page.search(pasted.text):
            yield _sighting(first, said)


def _sighting(found: re.Match[str], words: Words) -> Sighting:
    return Sighting(start=found.start(), end=found.end(), words=words, topics=frozenset({words.code}))
