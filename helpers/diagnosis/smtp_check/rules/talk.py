"""SMTP700-729: the way to the SMTP server: name, port, greeting, encryption. Each says what stopped the talk, and why.

Pure. Imports the evidence and the rows' shape.
"""

from collections.abc import Callable

from helpers.client.outcome import OutcomeKind
from helpers.diagnosis.records import Confidence, Severity
from helpers.diagnosis.smtp_check.evidence import HOST, PORTS, SmtpEvidence
from helpers.diagnosis.smtp_check.records import StepName
from helpers.diagnosis.worded_rule import WordedRule
from helpers.reference.sources import SUPPORT, assumed, documented, observed

DETAILS_PAGE = f"{SUPPORT}/811-what-are-the-smtp-details-api-tokens-i-should-be-using"
_DETAILS = documented(DETAILS_PAGE)
_SMTP = "https://www.rfc-editor.org/rfc/rfc5321"
_STARTTLS = observed("https://www.rfc-editor.org/rfc/rfc3207", "how STARTTLS works; that Postmark offers it: 811")
_PORT_WORDS = "587, 2525 or 25"


def _connecting(kind: OutcomeKind) -> Callable[[SmtpEvidence], str | None]:
    """Whether connecting ended so."""

    def holds(evidence: SmtpEvidence) -> str | None:
        here = evidence.failure is kind and evidence.stopped_at is StepName.CONNECT
        return f"{evidence.host}, port {evidence.port}: {evidence.talk.detail}" if here else None

    return holds


def _wrong_host(evidence: SmtpEvidence) -> str | None:
    wrong = not evidence.is_postmark and not evidence.loopback
    return f"{evidence.host} is not {HOST}. The login was held back." if wrong else None


def _wrong_port(evidence: SmtpEvidence) -> str | None:
    wrong = evidence.is_postmark and evidence.port not in PORTS
    return f"The port is {evidence.port}." if wrong else None


def _another_port(evidence: SmtpEvidence) -> str | None:
    found = [str(one.port) for one in evidence.ports or () if one.is_open]
    if evidence.greeting_code == 220 or not found:
        return None
    return f"Port {evidence.port} does not greet here, {' and '.join(found)} {'does' if len(found) == 1 else 'do'}."


def _no_port(evidence: SmtpEvidence) -> str | None:
    tried = evidence.ports or ()
    if evidence.greeting_code is not None or not tried or any(one.is_open for one in tried):
        return None
    return f"None of the ports {', '.join(map(str, sorted((evidence.port, *(one.port for one in tried)))))} answered."


def _not_smtp(evidence: SmtpEvidence) -> str | None:
    return f"It begins with “{evidence.talk.greeting[:80]}”." if evidence.greeting_code == 0 else None


def _unwelcome(evidence: SmtpEvidence) -> str | None:
    code = evidence.greeting_code or 0
    return f"It greets with “{evidence.talk.greeting[:120]}”." if code not in (0, 220) else None


def _silent(evidence: SmtpEvidence) -> str | None:
    silent = evidence.failure is OutcomeKind.TIMED_OUT and evidence.stopped_at is StepName.GREETING
    return f"{evidence.host} took the connection on port {evidence.port} and said nothing." if silent else None


def _cut(evidence: SmtpEvidence) -> str | None:
    told = evidence.failure in (None, OutcomeKind.TLS_FAILED) or _silent(evidence)
    begun = evidence.stopped_at is not StepName.CONNECT or evidence.failure is OutcomeKind.CONNECTION_LOST
    return f"It ended at {evidence.stopped_at}: {evidence.talk.detail}" if begun and not told else None


def _no_tls(evidence: SmtpEvidence) -> str | None:
    held = "" if evidence.loopback else " The login was held back, since it would have travelled in clear."
    return None if evidence.offers_tls else f"EHLO does not name STARTTLS.{held}"


def _certificate(evidence: SmtpEvidence) -> str | None:
    return evidence.talk.detail if evidence.failure is OutcomeKind.TLS_FAILED else None


def _unverified(evidence: SmtpEvidence) -> str | None:
    return (
        f"{evidence.host} is this machine, where a self-signed certificate will do." if not evidence.verified else None
    )


RULES = (
    WordedRule(
        code="SMTP701",
        title="This is not Postmark's SMTP server",
        severity=Severity.PROBLEM,
        holds=_wrong_host,
        cause=f"Mail over SMTP goes to {HOST}, broadcasts to smtp-broadcasts.postmarkapp.com; the API's host speaks"
        " HTTP only. A token is handed to these hosts and to this machine, and to nobody else.",
        next_step=f"Set the host to {HOST}.",
        source=_DETAILS,
    ),
    WordedRule(
        code="SMTP702",
        title="Postmark's SMTP server does not listen on this port",
        severity=Severity.PROBLEM,
        holds=_wrong_port,
        cause="It listens on 25, 2525 and 587 and changes to TLS by STARTTLS. Port 465, where TLS begins at once, is"
        " not served.",
        next_step="Use port 587, and switch off “SSL” or secure: true in the mailer: STARTTLS is used by itself.",
        source=_DETAILS,
    ),
    WordedRule(
        code="SMTP703",
        title="The name of the SMTP server is not found",
        severity=Severity.PROBLEM,
        holds=_connecting(OutcomeKind.NAME_NOT_FOUND),
        cause="The name is misspelt, or this machine's name look-up does not work.",
        confidence=Confidence.LIKELY,
        next_step=f"Compare the host with {HOST}, letter by letter.",
        source=_DETAILS,
        alternatives=("The machine has no network, or its name server is down.",),
        how_to_tell="If `tokenlab check` reaches Postmark over HTTP, the name look-up works and the name is wrong.",
    ),
    WordedRule(
        code="SMTP704",
        title="The connection is refused",
        severity=Severity.PROBLEM,
        holds=_connecting(OutcomeKind.CONNECTION_REFUSED),
        cause="Nothing listens on this port, or something on the way refuses it.",
        confidence=Confidence.LIKELY,
        next_step=f"Try another of the ports {_PORT_WORDS}.",
        source=_DETAILS,
        alternatives=("A firewall refuses outgoing SMTP.", "The server on this machine is not running."),
        how_to_tell="Try all three ports at once: when each is refused, it is the way and not the port.",
    ),
    WordedRule(
        code="SMTP705",
        title="The port does not answer",
        severity=Severity.PROBLEM,
        holds=_connecting(OutcomeKind.TIMED_OUT),
        cause="Something on the way drops the packets. Many hosts and cloud providers shut outgoing port 25.",
        confidence=Confidence.LIKELY,
        next_step=f"Try another of the ports {_PORT_WORDS}.",
        source=assumed(DETAILS_PAGE, "the three ports are documented; who shuts which is not"),
        alternatives=("The whole network is down or slow.",),
        how_to_tell="Try all three ports at once, and the HTTP API beside them.",
    ),
    WordedRule(
        code="SMTP706",
        title="There is no way to the SMTP server",
        severity=Severity.PROBLEM,
        holds=_connecting(OutcomeKind.UNREACHABLE),
        cause="This machine's network does not let the connection out.",
        confidence=Confidence.LIKELY,
        next_step="See whether the machine has a network at all, then ask whoever runs it about outgoing SMTP.",
        source=assumed(DETAILS_PAGE, "what the operating system says leaves the place open"),
    ),
    WordedRule(
        code="SMTP707",
        title="Another port is open",
        severity=Severity.WARNING,
        holds=_another_port,
        requires=("ports",),
        cause="Postmark serves the same on all three ports; networks shut some of them.",
        next_step="Set the port to one that is open.",
        source=_DETAILS,
    ),
    WordedRule(
        code="SMTP708",
        title="No SMTP port can be reached from here",
        severity=Severity.PROBLEM,
        holds=_no_port,
        requires=("ports",),
        cause="This network lets no SMTP out, or the host is wrong.",
        confidence=Confidence.LIKELY,
        next_step="Have outgoing port 587 opened, or send over the HTTP API, which needs port 443 only.",
        source=assumed(DETAILS_PAGE, "the three ports are documented; why none answers is not"),
    ),
    WordedRule(
        code="SMTP711",
        title="What answers there does not speak SMTP",
        severity=Severity.PROBLEM,
        holds=_not_smtp,
        requires=("greeting_code",),
        cause="An SMTP server begins with 220; this is a web server, a proxy or something else.",
        next_step=f"Check host and port; Postmark's are {HOST} and {_PORT_WORDS}.",
        source=observed(f"{_SMTP}#section-4.2", "a greeting begins with three digits"),
    ),
    WordedRule(
        code="SMTP712",
        title="The server turns this machine away",
        severity=Severity.PROBLEM,
        holds=_unwelcome,
        requires=("greeting_code",),
        cause="The server greeted with a refusal, before any login; its words say why.",
        confidence=Confidence.LIKELY,
        next_step="Read the words; with a number from 400 to 499 try again in some minutes.",
        source=observed(f"{_SMTP}#section-3.1", "220 greets, 554 and 421 turn away"),
        alternatives=("A mail server on the way answers in Postmark's place.",),
        how_to_tell="The greeting names the server that speaks.",
    ),
    WordedRule(
        code="SMTP713",
        title="The server says nothing",
        severity=Severity.PROBLEM,
        holds=_silent,
        cause="The port is open and no greeting came; a port where TLS begins at once, such as 465, waits like that.",
        confidence=Confidence.LIKELY,
        next_step=f"Try another of the ports {_PORT_WORDS}.",
        source=_DETAILS,
        alternatives=("A firewall or a proxy took the connection and goes no further.", "The server is very slow."),
        how_to_tell="Another port tells: if it greets at once, this port is the trouble.",
    ),
    WordedRule(
        code="SMTP714",
        title="The talk broke off",
        severity=Severity.PROBLEM,
        holds=_cut,
        cause="The connection ended, or no answer came, in the middle of the talk.",
        confidence=Confidence.OPEN,
        next_step="Run the check again; if it ends at the same step, a firewall or a virus scanner may cut SMTP there.",
        source=assumed(_SMTP, "a server ends a talk by 221 or 421; anything else has no rule"),
    ),
    WordedRule(
        code="SMTP721",
        title="The server does not offer STARTTLS",
        severity=Severity.PROBLEM,
        holds=_no_tls,
        requires=("offers_tls",),
        cause="Postmark offers it on every port; something on the way removes it, or this is another server.",
        confidence=Confidence.LIKELY,
        next_step="Ask whoever runs the network about a firewall that rewrites SMTP, or use another port.",
        source=_DETAILS,
        how_to_tell="The greeting names the server; a row of asterisks in it shows a firewall that rewrites.",
    ),
    WordedRule(
        code="SMTP722",
        title="TLS could not be set up",
        severity=Severity.PROBLEM,
        holds=_certificate,
        cause="The certificate is not one that this machine trusts for this host; the token was not sent.",
        confidence=Confidence.LIKELY,
        next_step="If the network has an authority of its own, name its file in SSL_CERT_FILE.",
        source=_STARTTLS,
        alternatives=("A proxy that opens TLS stands between.", "The machine's list of authorities or clock is old."),
        how_to_tell="The same error over HTTP points to this machine's authorities; only over SMTP, to its proxy.",
    ),
    WordedRule(
        code="SMTP723",
        title="The certificate was not verified",
        severity=Severity.INFO,
        holds=_unverified,
        requires=("verified",),
        cause="On this machine nobody can listen in; anywhere else the certificate is verified.",
        next_step="",
        source=_STARTTLS,
    ),
)
