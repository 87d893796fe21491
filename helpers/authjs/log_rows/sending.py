"""Lines that a failed request to Postmark's API leaves: no key, no answer, an answer that is none.

Imports the records and the citations.
"""

from helpers.authjs import citations as cite
from helpers.authjs.log_rows.row import LogRow, row
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence, Severity

_CRASH = " On plain Node the process ends with exit code 1 and the browser sees a dropped connection."

_KEY = (
    row(
        r"Missing Postmark API Key",
        Words(
            code="AUTHJS510",
            title="Auth.js found no key for Postmark",
            cause="The provider got no apiKey and AUTH_POSTMARK_KEY was empty or not set; no request was made."
            + _CRASH,
            next_step="Set AUTH_POSTMARK_KEY to a server token where the application runs, and start it again.",
            source=cite.PROVIDER,
            confidence=Confidence.CERTAIN,
            alternatives=(
                "The token stands under another name, such as POSTMARK_API_TOKEN.",
                "The .env file is not loaded, or not deployed.",
                "A bare @auth/core host does not call setEnvDefaults.",
            ),
            how_to_tell="Hand over the .env file and the settings code too.",
        ),
    ),
    row(
        r"Cannot convert argument to a ByteString",
        Words(
            code="AUTHJS511",
            title="The key holds a character that no header can carry",
            cause="Node's fetch refuses header values beyond Latin-1: often an ellipsis or a curly quotation mark that"
            " was copied along." + _CRASH,
            next_step="Copy the server token again from Postmark's own page, from the first to the last character.",
            source=cite.PROVIDER,
            confidence=Confidence.LIKELY,
            alternatives=("Another header of another request holds that character.",),
            how_to_tell="Hand over the .env file: the doctor names the character's place.",
        ),
    ),
    row(
        r"ReferenceError: AUTH_POSTMARK_KEY is not defined",
        Words(
            code="AUTHJS522",
            title="AUTH_POSTMARK_KEY stands in the code as a bare name",
            cause="A sample in the provider's documents writes apiKey: AUTH_POSTMARK_KEY; no such variable exists.",
            next_step="Write apiKey: process.env.AUTH_POSTMARK_KEY, or leave apiKey away: Auth.js finds it by itself.",
            source=cite.DOCS_SAMPLE,
            confidence=Confidence.CERTAIN,
        ),
    ),
)

_ANSWERS = (
    row(
        r"SyntaxError: (?:Unexpected token '?<|Unexpected end of JSON input|JSON\.parse: unexpected character)",
        Words(
            code="AUTHJS512",
            title="Something answered that is not Postmark's API",
            cause="The answer was no JSON, and Auth.js hides its status: a proxy's page, a 502 or 503, a filter.",
            next_step="Run `tokenlab reach` where the application runs, and see whether Postmark itself answers.",
            source=cite.PROVIDER,
            alternatives=("Another request of the application got a web page.",),
            how_to_tell="The stack under the line names postmark.js of @auth/core when it is this request.",
        ),
        authjs_only=True,
        topic="not JSON",
    ),
    row(
        r"TypeError: fetch failed",
        Words(
            code="AUTHJS513",
            title="Nobody was reached",
            cause="The request got no answer; Auth.js does not log why: no network, a name that is not found, a"
            " firewall, TLS. The key was not judged.",
            next_step="Run `tokenlab reach` where the application runs: it tells these apart.",
            source=cite.SEND_TOKEN,
            alternatives=("Another request of the application failed, such as the adapter's to its database.",),
            how_to_tell="The stack under the line names postmark.js of @auth/core when it is this request.",
        ),
        authjs_only=True,
    ),
)

_LINKS = (
    row(
        r"\[auth\]\[error\] Verification\b",
        Words(
            code="AUTHJS541",
            title="The sign-in link was used up or had expired",
            cause="A link works once and for a day. Mail scanners and link previews open links before people do.",
            next_step="Ask for a new link. If it happens again, put a page with a button between the link and sign-in.",
            source=cite.LINK_SCANNERS,
        ),
    ),
    row(
        r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?/[\w/-]*callback/(?:postmark|email|nodemailer)\?",
        Words(
            code="AUTHJS543",
            title="The sign-in link leads to localhost",
            severity=Severity.WARNING,
            cause="It opens only on the machine that runs the application: AUTH_URL or NEXTAUTH_URL says localhost, or"
            " a proxy does not hand on the Host header.",
            next_step="Where others are to sign in, set AUTH_URL (v4: NEXTAUTH_URL) to the site's own address.",
            source=cite.HOST_ENV,
            alternatives=("The application runs on this machine, as in development: then all is well.",),
        ),
    ),
)

ROWS: tuple[LogRow, ...] = (*_KEY, *_ANSWERS, *_LINKS)
