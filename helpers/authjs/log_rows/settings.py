"""Lines that settings, versions and runtimes leave before any mail is sent.

Imports the records and the citations.
"""

from helpers.authjs import citations as cite
from helpers.authjs.log_rows.row import LogRow, row
from helpers.diagnosis.explaining.sighting import REFUSED, Words
from helpers.diagnosis.records import Confidence

_SETTINGS = (
    row(
        r"\bMissingAdapter\b|EMAIL_REQUIRES_ADAPTER_ERROR|[Ee]-?mail login requires an adapter",
        Words(
            code="AUTHJS514",
            title="Sign-in by mail needs a database adapter",
            cause="The link's token has to be kept somewhere until it is used; no adapter is configured.",
            next_step="Add an adapter to the settings, also with the JWT session strategy.",
            source=cite.ASSERT,
            confidence=Confidence.CERTAIN,
        ),
    ),
    row(
        r"\bMissingSecret\b|\[next-auth\]\[(?:error|warn)\]\[NO_SECRET\]",
        Words(
            code="AUTHJS515",
            title="There is no secret",
            cause="AUTH_SECRET (v4: NEXTAUTH_SECRET) is not set and the settings hold no secret.",
            next_step="Set AUTH_SECRET to a random text; `npx auth secret` makes one.",
            source=cite.ASSERT,
            confidence=Confidence.CERTAIN,
        ),
    ),
    row(
        r"\bUntrustedHost\b",
        Words(
            code="AUTHJS516",
            title="Auth.js does not trust the host name",
            cause="In production it trusts the Host header only where it was told to.",
            next_step="Set AUTH_TRUST_HOST=true behind a proxy of yours, or AUTH_URL to the site's own address.",
            source=cite.UNTRUSTED,
            confidence=Confidence.CERTAIN,
        ),
    ),
    row(
        r'Provider with id "[^"\n]{0,80}" not found',
        Words(
            code="AUTHJS517",
            title="signIn() names a provider that is not there",
            cause="The id in signIn() is none of the configured ones; Postmark's provider has the id postmark.",
            next_step='Call signIn("postmark", …), or the id that the line lists as available.',
            source=cite.PROVIDERS,
            confidence=Confidence.CERTAIN,
        ),
    ),
    row(
        r"(?<!error=)\bMissingCSRF\b",
        Words(
            code="AUTHJS518",
            title="The sign-in request brought no CSRF token",
            cause="The form was posted by hand, or the cookie was lost between two host names; nothing was sent.",
            next_step="Use signIn() of the framework's package, or post the csrfToken that /auth/csrf hands out.",
            source=cite.ERRORS,
            confidence=Confidence.CERTAIN,
            alternatives=("signIn() names a provider's id that is not configured.",),
        ),
    ),
    row(
        r"Missing email from request body",
        Words(
            code="AUTHJS519",
            title="The sign-in form sent no address",
            cause="The request's field email was empty; nothing was sent.",
            next_step="Name the form's field email, and hand its value to signIn().",
            source=cite.SEND_TOKEN,
            confidence=Confidence.CERTAIN,
        ),
    ),
    row(
        r"Invalid email address format",
        Words(
            code="AUTHJS526",
            title="What was entered is no mail address",
            cause="Auth.js refuses an address without exactly one @; nothing was sent. The settings are not at fault.",
            next_step='Give the form\'s field type="email", so that the browser says so before Auth.js does.',
            source=cite.SEND_TOKEN,
            confidence=Confidence.CERTAIN,
        ),
    ),
    row(
        r"\bUnknownAction\b",
        Words(
            code="AUTHJS520",
            title="Auth.js was asked for a path that it does not know",
            cause="AUTH_URL or the route under which Auth.js is mounted does not fit its basePath.",
            next_step="Give AUTH_URL the path too (https://host/auth), or set basePath; in Express 5 mount it with a"
            " pattern that leaves the whole path, such as /\\/auth\\/(.*)/.",
            source=cite.HOST_ENV,
        ),
    ),
)

_BUILD = (
    row(
        r"(?:Cannot find module|Can't resolve|ERR_PACKAGE_PATH_NOT_EXPORTED)"
        r"[^\n]{0,80}(?:next-auth|@auth/core)[^\n]{0,40}/providers/postmark",
        Words(
            code="AUTHJS523",
            title="This version has no Postmark provider",
            cause="The provider came with next-auth 5.0.0-beta.17; version 4 never had one.",
            next_step="Install next-auth@beta, or use version 4's EmailProvider over SMTP.",
            source=cite.NOT_RELEASED,
            confidence=Confidence.CERTAIN,
        ),
        topic="package",
    ),
    row(
        r"edge runtime does not support Node\.js '[\w:]+' module",
        Words(
            code="AUTHJS524",
            title="The edge runtime lacks what the mail or the database needs",
            cause="nodemailer and most adapters use modules of Node that the edge runtime does not have.",
            next_step='Run this route on Node (no runtime = "edge"), and keep adapter and mail out of the middleware.',
            source=cite.EDGE,
            confidence=Confidence.CERTAIN,
        ),
    ),
    row(
        r"\b\w+\.adapter\s*\|\|\s*\w+\.adapter\)? is not a function"
        r"|[Aa]xios[^\n]{0,60}(?:not (?:functioning|supported)|adapter)[^\n]{0,40}[Ee]dge",
        Words(
            code="AUTHJS525",
            title="An old postmark package runs on an edge runtime",
            cause="Up to version 4 the package postmark uses axios, which finds no way to send there.",
            next_step="Update the package postmark to version 5, which uses fetch, or run the route on Node.",
            source=cite.AXIOS_ON_EDGE,
        ),
        topic=REFUSED,
    ),
)

ROWS: tuple[LogRow, ...] = (*_SETTINGS, *_BUILD)
