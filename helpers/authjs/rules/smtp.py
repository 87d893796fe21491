"""AUTHJS35x: sign-in over SMTP: host, port, TLS and login. Only servers that name Postmark are judged.

Imports the situation and the citations. No evidence quotes a user name or a password.
"""

from collections.abc import Callable, Iterator

from helpers.authjs import citations as cite
from helpers.authjs.rule import DoctorRule, Place
from helpers.authjs.rules.key_values import shape_words
from helpers.authjs.settings_facts import How, ProviderKind, SmtpServer
from helpers.authjs.situation import Situation
from helpers.authjs.smtp_login import smtp_server_from_url
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence, Severity

HOSTS = ("smtp.postmarkapp.com", "smtp-broadcasts.postmarkapp.com")
PORTS = (25, 2525, 587)
_TWICE = "Write the server token twice, as user name and as password."
_URL = "smtp://TOKEN:TOKEN@smtp.postmarkapp.com:587"


def _of_postmark(situation: Situation) -> Iterator[SmtpServer]:
    for server in situation.smtp_servers or ():
        if server.host and "postmark" in server.host.lower():
            yield server


def _where(fits: Callable[[SmtpServer], str | None]) -> Callable[[Situation], list[Place] | None]:
    """The places where a server shows a fault; not asked where no SMTP server of Postmark's is named."""

    def places(situation: Situation) -> list[Place] | None:
        servers = list(_of_postmark(situation))
        if not servers:
            return None
        found = ((server, fits(server)) for server in servers)
        return [Place(evidence=says, file=server.file, line=server.line) for server, says in found if says]

    return places


def _host(server: SmtpServer) -> str | None:
    return None if (server.host or "").lower() in HOSTS else f"The host is {server.host}."


def _port(server: SmtpServer) -> str | None:
    if server.port is None:
        return "smtps:// without a port means port 465." if server.secure and server.in_url else None
    return None if server.port in PORTS else f"The port is {server.port}."


def _secure(server: SmtpServer) -> str | None:
    at_once = server.secure and server.port in PORTS
    return f"TLS begins at once on port {server.port}." if at_once else None


def _incomplete(server: SmtpServer) -> str | None:
    login = server.login
    if login.has_user is False or login.has_password is False:
        missing = [
            name for name, has in (("user name", login.has_user), ("password", login.has_password)) if has is False
        ]
        return f"There is no {' and no '.join(missing)}."
    return None


def _web_login(server: SmtpServer) -> str | None:
    return "The user name is an e-mail address." if server.login.user_is_address else None


def _different(server: SmtpServer) -> str | None:
    login = server.login
    whole = login.has_user and login.has_password
    odd = whole and login.same is False and login.access_key is False and not login.user_is_address
    return "User name and password differ, and the user name is no access key." if odd else None


def _header(server: SmtpServer) -> str | None:
    tokens = [name for name in server.headers if name.lower().startswith("x-postmark-")]
    return f"The transport is given the header {tokens[0]}." if tokens else None


def _shapes(situation: Situation) -> Iterator[Place]:
    for server in _of_postmark(situation):
        for fault in server.login.faults if server.login.same else ():
            yield Place(
                evidence=f"The password: {fault.evidence}", file=server.file, line=server.line, words=shape_words(fault)
            )


def _no_url(situation: Situation) -> list[Place] | None:
    """EMAIL_SERVER is handed to nodemailer as it is, so it has to be a whole address."""
    return [
        Place(evidence="EMAIL_SERVER is no address that begins with smtp://.", file=entry.file, line=entry.line)
        for entry in situation.entries("EMAIL_SERVER")
        if not entry.is_empty and "$" not in entry.value and smtp_server_from_url(entry.value) is None
    ]


def _unset(situation: Situation) -> list[Place] | None:
    found = [
        (facts, provider, value)
        for facts, provider in situation.providers(ProviderKind.EMAIL, ProviderKind.NODEMAILER)
        if (value := provider.option("server")) and value.how is How.ENV and not provider.sends_itself
    ]
    if not found or not situation.files:
        return None
    return [
        Place(
            evidence=f"The option server reads {value.text}, which no .env file sets.", file=facts.file, line=value.line
        )
        for facts, provider, value in found
        if not situation.holds(value.text)
    ]


def _words(number: int, title: str, cause: str, next_step: str, confidence: Confidence = Confidence.CERTAIN) -> Words:
    return Words(
        code=f"AUTHJS{number}",
        title=title,
        cause=cause,
        next_step=next_step,
        source=cite.SMTP,
        confidence=confidence,
    )


_FROM_EITHER = "smtp_servers"
RULES = (
    DoctorRule(
        requires=(_FROM_EITHER,),
        places=_where(_host),
        words=_words(
            351,
            "This host is not Postmark's SMTP server",
            "Mail over SMTP goes to smtp.postmarkapp.com; the API's host speaks HTTP only.",
            "Set the host to smtp.postmarkapp.com.",
        ),
    ),
    DoctorRule(
        requires=(_FROM_EITHER,),
        places=_where(_port),
        words=_words(
            352,
            "Postmark's SMTP server does not listen on this port",
            "It listens on 25, 2525 and 587, with STARTTLS; port 465 is not served.",
            "Use port 587, and leave secure away.",
        ),
    ),
    DoctorRule(
        requires=(_FROM_EITHER,),
        places=_where(_secure),
        words=_words(
            353,
            "TLS begins too early",
            "Postmark's ports begin in clear and change to TLS by STARTTLS; secure: true and smtps:// do it at once.",
            "Leave secure away, or write smtp:// in front of the host: STARTTLS is used by itself.",
        ),
    ),
    DoctorRule(
        requires=(_FROM_EITHER,),
        places=_where(_incomplete),
        words=_words(
            354,
            "User name or password for SMTP is missing",
            'nodemailer then does not even connect: “Missing credentials for "PLAIN"”.',
            f"{_TWICE} As an address: {_URL}.",
        ),
    ),
    DoctorRule(
        requires=(_FROM_EITHER,),
        places=_where(_web_login),
        words=_words(
            355,
            "The login of the web site does not work over SMTP",
            "Postmark's SMTP server takes a server token, or an SMTP token's two halves.",
            _TWICE,
            Confidence.LIKELY,
        ),
    ),
    DoctorRule(
        requires=(_FROM_EITHER,),
        places=_where(_different),
        words=_words(
            356,
            "User name and password do not belong together",
            "A server token stands in both places; only an SMTP token has two halves, and its access key begins with"
            " PM-.",
            _TWICE,
            Confidence.LIKELY,
        ),
    ),
    DoctorRule(
        requires=(_FROM_EITHER,),
        places=_where(_header),
        words=_words(
            357,
            "Postmark's HTTP header has no meaning over SMTP",
            "Over SMTP the token is user name and password; a header of a message does not sign in.",
            f"{_TWICE} Remove the header.",
        ),
    ),
    DoctorRule(
        requires=(_FROM_EITHER,),
        places=_shapes,
        words=_words(350, "The token looks wrong", "SMTP refuses it with 535.", _TWICE),
    ),
    DoctorRule(
        requires=("env",),
        places=_no_url,
        words=_words(
            358,
            "EMAIL_SERVER is no address of a server",
            "nodemailer takes it apart like a web address; what is none leads to localhost or nowhere.",
            f"Write it like {_URL}, with characters such as #, / and @ of the password percent-encoded.",
            Confidence.LIKELY,
        ),
    ),
    DoctorRule(
        requires=("env", "settings"),
        places=_unset,
        words=Words(
            code="AUTHJS359",
            severity=Severity.PROBLEM,
            title="The mail provider's server is not in the .env files",
            cause="Without it next-auth 4 ends with “Cannot set properties of undefined (setting 'mailer')”, and"
            " version 5 with “Nodemailer requires a `server` configuration”.",
            next_step=f"Set the variable to {_URL}, with the server token in both places.",
            source=cite.V4_EMAIL,
            alternatives=("It is set elsewhere: in the host's settings, or in a file that was not handed over.",),
        ),
    ),
)
