"""Lines that nodemailer leaves when sign-in goes over SMTP.

Imports the records and the citations.
"""

from helpers.authjs import citations as cite
from helpers.authjs.log_rows.row import LogRow, row
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence

ROWS: tuple[LogRow, ...] = (
    row(
        r"Invalid login:? 535|535[ -]5\.7\.8|\bEAUTH\b[^\n]*535|535 Authentication failed",
        Words(
            code="AUTHJS530",
            title="The SMTP server refused the login",
            cause="At Postmark's, user name and password have to be the server token both, or the two halves of one"
            " SMTP token. An account token or the login of the web site is refused.",
            next_step="Put the server token in as user name and as password, then try again.",
            source=cite.SMTP,
            alternatives=(
                "An account token stands in both places.",
                "The token was deleted, or SMTP is switched off for its server.",
                "The host is another mail service.",
            ),
            how_to_tell="`tokenlab check` tells which kind the token is.",
        ),
        topic="SMTP login",
        any_server=True,
    ),
    row(
        r'Missing credentials for "\w[\w-]*"',
        Words(
            code="AUTHJS531",
            title="User name or password for SMTP is missing",
            cause="nodemailer had only one of the two, so it did not even connect.",
            next_step="Write the server token twice: smtp://TOKEN:TOKEN@smtp.postmarkapp.com:587.",
            source=cite.SMTP,
            confidence=Confidence.CERTAIN,
        ),
        topic="SMTP credentials",
    ),
    row(
        r"Cannot set propert(?:ies of undefined \(setting 'mailer'\)|y 'mailer' of undefined)",
        Words(
            code="AUTHJS532",
            title="The mail provider got no server",
            cause="The option server was undefined: EMAIL_SERVER is not set where the application runs.",
            next_step="Set EMAIL_SERVER, and check that the .env file is loaded.",
            source=cite.V4_EMAIL,
            confidence=Confidence.CERTAIN,
        ),
    ),
    row(
        r"Nodemailer requires a .server. configuration",
        Words(
            code="AUTHJS533",
            title="The Nodemailer provider got no server",
            cause="The option server was undefined or empty: EMAIL_SERVER is not set where the application runs.",
            next_step="Set EMAIL_SERVER, and check that the .env file is loaded.",
            source=cite.NODEMAILER_PROVIDER,
            confidence=Confidence.CERTAIN,
        ),
    ),
    row(
        r"(?:ETIMEDOUT|ECONNREFUSED|ESOCKET|ECONNECTION)[^\n]{0,80}:465\b",
        Words(
            code="AUTHJS534",
            title="Port 465 is none of Postmark's SMTP ports",
            cause="Postmark's SMTP server listens on the ports 25, 2525 and 587, with STARTTLS.",
            next_step="Use port 587, and leave secure away.",
            source=cite.SMTP,
        ),
        authjs_only=True,
        any_server=True,
    ),
    row(
        r"wrong version number|SSL routines[^\n]{0,60}WRONG_VERSION_NUMBER",
        Words(
            code="AUTHJS535",
            title="TLS was begun on a port that starts in clear",
            cause="secure: true or smtps:// begins with TLS at once; Postmark's ports begin in clear, then STARTTLS.",
            next_step="Leave secure away, or write smtp:// in front of the host.",
            source=cite.NODEMAILER_TLS,
        ),
        authjs_only=True,
    ),
    row(
        r"(?:SIGNIN_EMAIL_ERROR\]\s+\S+ |\[auth\]\[error\] Error: )(?:connect|getaddrinfo|Connection) "
        r"(?:ETIMEDOUT|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|timeout)\b(?![^\n]{0,80}:465\b)",
        Words(
            code="AUTHJS536",
            title="The SMTP server was not reached",
            cause="Nobody answered at the host and port in EMAIL_SERVER: the name or the port is wrong, or a firewall"
            " keeps SMTP in, as many hosts do on port 25. Who signs in was not asked yet.",
            next_step="Use smtp.postmarkapp.com and port 587 or 2525; where SMTP stays shut, send over HTTPS instead.",
            source=cite.SMTP,
            alternatives=("The line is about another connection of the application, such as its database.",),
            how_to_tell="The line names host and port.",
        ),
        topic="mail host",
    ),
)
