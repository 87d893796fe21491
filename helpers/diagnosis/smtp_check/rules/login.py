"""SMTP730-759: the login, and the message stream that a mail would go through.

Pure. Imports the evidence and the rows' shape. No evidence quotes a user name or a password.
"""

from helpers.client.email import DEFAULT_STREAM
from helpers.diagnosis.records import Confidence, Kind, Severity
from helpers.diagnosis.smtp_check.evidence import BROADCAST_HOST, HOST, SmtpEvidence
from helpers.diagnosis.smtp_check.rules.talk import DETAILS_PAGE
from helpers.diagnosis.worded_rule import WordedRule
from helpers.reference.sources import assumed, documented, observed

GUIDE = "https://postmarkapp.com/developer/user-guide/send-email-with-smtp"
_TWICE = "Set user name and password to the same server token, from Servers → your server → API Tokens."
_ASKED = ("login_code",)
_REFUSED_TEXT = observed(
    "https://github.com/nodemailer/nodemailer-wellknown/issues/14", "535, as users of Postmark reported it"
)


def _refused(evidence: SmtpEvidence) -> bool:
    """Whether the login was refused by somebody who could know it."""
    return _said_no(evidence) and not _foreign(evidence)


def _said_no(evidence: SmtpEvidence) -> bool:
    return 500 <= (evidence.login_code or 0) < 600


def _foreign(evidence: SmtpEvidence) -> bool:
    """Whether the practice Postmark was given what it cannot know."""
    return evidence.practice and not (evidence.user.is_practice or evidence.user.is_test)


def _said(evidence: SmtpEvidence) -> str:
    return f"The server answers “{evidence.talk.login_reply}”."


def _unknown_to_practice(evidence: SmtpEvidence) -> str | None:
    no = _said_no(evidence) and _foreign(evidence)
    return "The practice Postmark on this machine refused it; nothing was sent to Postmark." if no else None


def _account(evidence: SmtpEvidence) -> str | None:
    return f"{_said(evidence)} The token is an account token." if _is(evidence, Kind.ACCOUNT) else None


def _is(evidence: SmtpEvidence, kind: Kind) -> bool:
    return _refused(evidence) and evidence.http_kind is kind


def _switched_off(evidence: SmtpEvidence) -> str | None:
    server = evidence.server
    off = server is not None and _refused(evidence) and not server.smtp_on
    return f"Its server has SmtpApiActivated false. {_said(evidence)}" if off else None


def _http_only(evidence: SmtpEvidence) -> str | None:
    server = evidence.server
    on = server is not None and _refused(evidence) and server.smtp_on
    return f"Over HTTP the token opens its server, and SMTP is on there. {_said(evidence)}" if on else None


def _neither(evidence: SmtpEvidence) -> str | None:
    return f"The HTTP API refuses the token too. {_said(evidence)}" if _is(evidence, Kind.NEITHER) else None


def _halves(evidence: SmtpEvidence) -> str | None:
    same_key = evidence.user == evidence.password and evidence.user_is_access_key
    return f"The access key stands in both places. {_said(evidence)}" if _said_no(evidence) and same_key else None


def _differ(evidence: SmtpEvidence) -> str | None:
    differ = evidence.user != evidence.password and not evidence.user_is_access_key
    return f"User name and password differ. {_said(evidence)}" if _refused(evidence) and differ else None


def _unexplained(evidence: SmtpEvidence) -> str | None:
    explained = any(look(evidence) for look in _EXPLAINING)
    return _said(evidence) if _refused(evidence) and not explained else None


_EXPLAINING = (_account, _switched_off, _http_only, _neither, _halves, _differ)


def _for_now(evidence: SmtpEvidence) -> str | None:
    return _said(evidence) if 400 <= (evidence.login_code or 0) < 500 else None


def _no_mechanism(evidence: SmtpEvidence) -> str | None:
    offered = evidence.mechanisms or ()
    return None if {"PLAIN", "LOGIN"} & set(offered) else f"EHLO offers {' '.join(offered) or 'no AUTH'}."


def _elsewhere(evidence: SmtpEvidence) -> str | None:
    real = evidence.loopback and not evidence.practice and not evidence.user.is_practice and not evidence.user.is_test
    return f"{evidence.host} is this machine: the login did not go to Postmark." if real else None


def _stream(evidence: SmtpEvidence) -> str | None:
    named = evidence.stream and evidence.user == evidence.password
    return f"The header line is “X-PM-Message-Stream: {evidence.stream}”." if named else None


def _stream_is_fixed(evidence: SmtpEvidence) -> str | None:
    pair = evidence.user != evidence.password and (evidence.login_code == 235 or evidence.user_is_access_key)
    return "User name and password are the two halves of one." if pair else None


def _other_host(evidence: SmtpEvidence) -> str | None:
    broadcast = evidence.stream.lower() in ("broadcast", "broadcasts")
    if evidence.host == HOST and broadcast:
        return f"The stream is “{evidence.stream}” and the host {HOST}."
    transactional = evidence.stream.lower() == DEFAULT_STREAM
    fits = evidence.host != BROADCAST_HOST or not transactional
    return None if fits else f"The stream is “{evidence.stream}” and the host {BROADCAST_HOST}."


# What keeps a login from being accepted. The title of the first that holds is the check's headline, so it says what was
# seen, whatever the confidence: that goes for the cause alone.
REFUSALS = (
    WordedRule(
        code="SMTP730",
        title="This is the practice Postmark, which knows practice tokens only",
        severity=Severity.WARNING,
        holds=_unknown_to_practice,
        requires=_ASKED,
        cause="Its refusal says nothing about the token.",
        next_step=f"Check the token against {HOST}, in a live lab.",
        source=assumed(GUIDE, "a choice of the practice Postmark"),
    ),
    WordedRule(
        code="SMTP731",
        title="An account token does not open SMTP",
        severity=Severity.PROBLEM,
        holds=_account,
        requires=(*_ASKED, "http_kind"),
        cause="Postmark's SMTP server takes a server token twice, or the two halves of an SMTP token.",
        next_step=_TWICE,
        source=documented(GUIDE),
    ),
    WordedRule(
        code="SMTP732",
        title="HTTP works and SMTP is switched off on this server",
        severity=Severity.PROBLEM,
        holds=_switched_off,
        requires=(*_ASKED, "server"),
        cause="A server's setting SmtpApiActivated decides whether its tokens open SMTP.",
        confidence=Confidence.LIKELY,
        next_step="Switch SMTP on in the server's settings, or by PUT /server with SmtpApiActivated true.",
        source=assumed(GUIDE, "the switch is documented, not the answer of the SMTP server when it is off"),
    ),
    WordedRule(
        code="SMTP733",
        title="HTTP works and SMTP refuses the same token",
        severity=Severity.PROBLEM,
        holds=_http_only,
        requires=(*_ASKED, "server"),
        cause="The token is good and SMTP is on; the refusal has another reason, which the answer does not name.",
        confidence=Confidence.OPEN,
        next_step="Try again once; then ask Postmark's support, with the time and the masked transcript.",
        source=_REFUSED_TEXT,
        alternatives=(
            "The setting was changed a moment ago.",
            "A mail server on the way answers in Postmark's place.",
            "The account is not allowed to send.",
        ),
        how_to_tell="The greeting names the server that refuses; POST /email with the same token tells of the account.",
    ),
    WordedRule(
        code="SMTP734",
        title="The token opens neither HTTP nor SMTP",
        severity=Severity.PROBLEM,
        holds=_neither,
        requires=(*_ASKED, "http_kind"),
        cause="It was deleted, replaced, or copied wrongly.",
        confidence=Confidence.LIKELY,
        next_step=_TWICE,
        source=_REFUSED_TEXT,
        alternatives=("It belongs to another provider or to a closed account.",),
    ),
    WordedRule(
        code="SMTP735",
        title="The access key stands in both places",
        severity=Severity.PROBLEM,
        holds=_halves,
        requires=_ASKED,
        cause="An SMTP token has two halves: the access key is the user name, the secret key the password. Only a"
        " server token is written twice.",
        confidence=Confidence.LIKELY,
        next_step="Set the password to the secret key; it was shown once, when the SMTP token was made.",
        source=documented(DETAILS_PAGE, "that access keys begin with PM-T- was seen by users"),
    ),
    WordedRule(
        code="SMTP736",
        title="User name and password differ, and the login is refused",
        severity=Severity.PROBLEM,
        holds=_differ,
        requires=_ASKED,
        cause="A server token stands in both places; only an SMTP token has two different halves, and they belong to"
        " one another.",
        confidence=Confidence.LIKELY,
        next_step=_TWICE,
        source=documented(DETAILS_PAGE),
        alternatives=("It is an SMTP token that was deleted, or whose halves are swapped.",),
        how_to_tell="`tokenlab check` on each of the two tells whether one is a server token.",
    ),
    WordedRule(
        code="SMTP737",
        title="The SMTP server refuses the login",
        severity=Severity.PROBLEM,
        holds=_unexplained,
        requires=_ASKED,
        cause="User name and password open nothing here.",
        confidence=Confidence.LIKELY,
        next_step=_TWICE,
        source=_REFUSED_TEXT,
        alternatives=(
            "It is an account token.",
            "The token was deleted or copied wrongly.",
            "SMTP is switched off on its server.",
        ),
        how_to_tell="`tokenlab check` asks the HTTP API what the token is, and whether its server has SMTP on.",
    ),
    WordedRule(
        code="SMTP738",
        title="The login is refused for now",
        severity=Severity.WARNING,
        holds=_for_now,
        requires=_ASKED,
        cause="A number from 400 to 499 says that the same may work later; it says nothing about the token.",
        next_step="Try again in some minutes.",
        source=observed("https://www.rfc-editor.org/rfc/rfc4954#section-6"),
    ),
    WordedRule(
        code="SMTP739",
        title="No way to log in that this check speaks",
        severity=Severity.PROBLEM,
        holds=_no_mechanism,
        requires=("mechanisms",),
        cause="Postmark offers PLAIN and LOGIN; a server that offers neither is another one, or something on the way"
        " removes them.",
        confidence=Confidence.LIKELY,
        next_step=f"Check the host; Postmark's is {HOST}.",
        source=observed("https://github.com/mautic/mautic/issues/1700", "what EHLO answered in 2016"),
    ),
)

RULES = (
    *REFUSALS,
    WordedRule(
        code="SMTP740",
        title="A login that is none of the practice Postmark's went to this machine",
        severity=Severity.WARNING,
        holds=_elsewhere,
        requires=_ASKED,
        cause="Whatever listens on this machine has seen it; Postmark has not.",
        next_step=f"Use {HOST} to check it against Postmark, and a practice token here.",
        source=assumed(DETAILS_PAGE, "Postmark's hosts are documented; this is none of them"),
    ),
    WordedRule(
        code="SMTP751",
        title="With a server token a header of each mail names the message stream",
        severity=Severity.INFO,
        holds=_stream,
        cause="Without the header the mail goes through the default transactional stream.",
        next_step="Add the header line to every mail of that stream.",
        source=documented(GUIDE),
    ),
    WordedRule(
        code="SMTP752",
        title="An SMTP token is tied to its message stream",
        severity=Severity.INFO,
        holds=_stream_is_fixed,
        cause="Its mails go through the stream that it was made for; for another stream make another SMTP token.",
        next_step="",
        source=documented(DETAILS_PAGE),
    ),
    WordedRule(
        code="SMTP753",
        title="Broadcasts and transactional mail have hosts of their own",
        severity=Severity.WARNING,
        holds=_other_host,
        cause=f"{HOST} is for transactional streams, {BROADCAST_HOST} for broadcast streams.",
        confidence=Confidence.LIKELY,
        next_step="Take the host that fits the stream's type.",
        source=documented(DETAILS_PAGE, "what type a stream has is guessed from its name"),
        how_to_tell="The stream's page, or GET /message-streams, names its type.",
    ),
)
