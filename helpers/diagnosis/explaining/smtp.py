"""SMTP: what servers answer and what mailers make of it.

Where Postmark's SMTP server is not named, any server could have said it, and the finding stays open.
"""

from dataclasses import replace

from helpers.client.outcome import OutcomeKind
from helpers.diagnosis.explaining.pattern_row import PatternRow, pattern, recogniser_of
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence, Severity
from helpers.reference.sources import API_DOCS, SUPPORT, documented, observed

_DETAILS = documented(f"{SUPPORT}/811-what-are-the-smtp-details-api-tokens-i-should-be-using")
_LOGIN = (
    r"\b535[)\],:]{0,2}[ -](?:b?['\"])?(?:5\.7\.\d\b|[^\n]{0,40}authenticat)|\bEAUTH\b|SMTPAuthenticationError"
    r"|SMTP Error: Could not authenticate|mail\.AuthenticationFailedException"
)
_TOPIC = frozenset({"SMTP login"})

_REFUSED = Words(
    code="EXPLAIN651",
    title="The SMTP server refused user name and password (535)",
    cause="Postmark's SMTP server wants one server token as user name and again as password, or an SMTP token's access"
    " key and secret key. A website login or an account token does not open it.",
    next_step="Set user name and password to the same server token, copied from Servers → your server → API Tokens.",
    source=observed("https://github.com/nodemailer/nodemailer-wellknown/issues/14"),
    alternatives=(
        "An account token stands where a server token belongs.",
        "Only one of user name and password holds the token.",
        "The token was deleted, or SMTP is switched off on its server.",
    ),
    how_to_tell="`tokenlab check` tells what the token is, and whether its server has SMTP switched on.",
)
_ANYBODYS = replace(
    _REFUSED,
    cause="Some SMTP server refused the login; the text does not say whether it was Postmark's.",
    next_step="See which host the mailer talks to; at smtp.postmarkapp.com user name and password are a server token.",
    confidence=Confidence.OPEN,
    alternatives=("The mailer talks to another provider's server.", *_REFUSED.alternatives),
    how_to_tell="The mailer's settings, or the 220 line at the start of a transcript, name the server.",
)
_NO_HOST = Words(
    code="EXPLAIN656",
    title="The mailer looked for a mail server on its own machine, and none is there",
    cause="No host was set where the program runs, for which mailers take localhost, or localhost was set; no provider"
    " was asked, and no token looked at.",
    next_step="If Postmark is to send, set the mailer's host to smtp.postmarkapp.com and its port to 587 or 2525.",
    source=observed("https://nodemailer.com/smtp/", "the option host: localhost unless set"),
    alternatives=(
        "A relay, or a catcher of test mail, belongs there and does not run.",
        "In a container, localhost is the container itself and not the machine around it.",
    ),
    how_to_tell="Print the mailer's host and port where the program runs.",
)
_MISSING = Words(
    code="EXPLAIN652",
    title="The mailer has no complete user name and password",
    cause="nodemailer was given only one of the two, or none, and did not connect.",
    next_step="Give the server token as user and as pass: smtp://TOKEN:TOKEN@smtp.postmarkapp.com:587.",
    source=_DETAILS,
)
_NOT_ASKED = Words(
    code="EXPLAIN653",
    title="The SMTP server wants a login first (530)",
    cause="The mailer sent mail without logging in, because no user name and password were set.",
    next_step="Set user name and password to the server token, and switch authentication on.",
    source=_DETAILS,
)
_RECEIVER = Words(
    code="EXPLAIN654",
    severity=Severity.WARNING,
    title="The receiving server refused the message",
    cause="Postmark took the message and handed it on; the text is the recipient's server speaking, as it stands in"
    " a bounce's Details.",
    next_step="Read the server's words: a 5.1.1 means that the mailbox is unknown, a 5.7 that its rules forbid it.",
    source=documented(f"{API_DOCS}/bounce-api#bounce-types"),
    alternatives=("Another SMTP server on the way out, which is not Postmark's, said it.",),
    how_to_tell="Look the recipient up in GET /bounces: its Type and Details say who refused it and why.",
)
_LATE = Words(
    code="EXPLAIN655",
    title="Postmark took the message over SMTP and refused it afterwards (SMTPApiError)",
    cause="Over SMTP everything is accepted after the login; what POST /email would refuse becomes a bounce.",
    next_step="Read the bounce's Details: they name the ErrorCode that POST /email would have answered.",
    source=documented(f"{API_DOCS}/bounce-api#bounce-types"),
)
_TLS_AT_ONCE = Words(
    code="EXPLAIN657",
    title="The mailer began with TLS on a port that begins in clear (secure: true)",
    cause="With secure: true nodemailer speaks TLS from the first byte, and the server answered in clear, as it does on"
    " the ports 587, 2525 and 25: it waits for STARTTLS there.",
    next_step="Set secure: false (in an address smtp:// in place of smtps://) for port 587, 2525 or 25; the connection"
    " is then encrypted by STARTTLS. Set requireTLS: true, so that nothing is sent without it.",
    source=observed("https://nodemailer.com/smtp/", "the option secure: true for port 465, false for 587 and 25"),
    alternatives=("A proxy or another program answers on that port, and not a mail server with TLS.",),
    how_to_tell="Print the mailer's port and its setting secure where the program runs.",
)
_TLS = frozenset({"network", str(OutcomeKind.TLS_FAILED)})
_MAILER = (
    r"\bESOCKET\b|command: ?['\"]?CONN\b|\bsecure['\"]?\s{0,3}[:=]\s{0,3}true|\bsmtps?[.:]|\bsmtplib\b|\bnodemailer\b"
)

_ROWS = (
    PatternRow(
        pattern=pattern(r"wrong[ _]version[ _]number"),
        words=_TLS_AT_ONCE,
        topics=_TLS,
        beside=pattern(_MAILER),
    ),
    PatternRow(pattern=pattern(r"\bSMTP ?API ?Error\b"), words=_LATE),
    PatternRow(pattern=pattern(_LOGIN), words=_REFUSED, topics=_TOPIC),
    PatternRow(
        pattern=pattern(r"Missing credentials for \\?[\"']?(?:PLAIN|LOGIN)"),
        words=_MISSING,
        topics=frozenset({"SMTP credentials"}),
    ),
    PatternRow(
        pattern=pattern(r"\b530[ -](?:5\.7\.\d )?(?:5\.7\.\d|Authentication required|Must issue)"), words=_NOT_ASKED
    ),
    PatternRow(pattern=pattern(r"(?:^|[\s;:'\"(])55[0-4][ -](?:#?5\.\d{1,2}\.\d{1,3}\b)"), words=_RECEIVER),
)

smtp = recogniser_of(_ROWS)
"""Answers of SMTP servers where Postmark is named."""

_OWN_MACHINE = (
    r"(?:127\.0\.0\.1|\[?::1\]?|\blocalhost)[\"']?(?: port |:)(?:25|465|587|2525|1025)\b"  # 1025: catchers of mail
)
_NOBODY_THERE = r"(?:ECONNREFUSED|Connection refused|actively refused)"

smtp_of_anybody = recogniser_of(
    [
        PatternRow(
            pattern=pattern(rf"{_NOBODY_THERE}[^\n]{{0,60}}{_OWN_MACHINE}|{_OWN_MACHINE}[^\n]{{0,80}}{_NOBODY_THERE}"),
            words=_NO_HOST,
            topics=frozenset({"mail host"}),
            about_postmark=False,
        ),
        PatternRow(
            pattern=pattern(r"wrong[ _]version[ _]number"),
            words=replace(_TLS_AT_ONCE, confidence=Confidence.OPEN),
            topics=_TLS,
            beside=pattern(_MAILER),
            about_postmark=False,
        ),
        PatternRow(pattern=pattern(_LOGIN), words=_ANYBODYS, topics=_TOPIC, about_postmark=False),
        PatternRow(
            pattern=pattern(r"Missing credentials for \\?[\"']?(?:PLAIN|LOGIN)"),
            words=_MISSING,
            topics=frozenset({"SMTP credentials"}),
            about_postmark=False,
        ),
    ]
)
"""A refused login or TLS begun at once where no server is named, and a server that is looked for on the own machine."""
