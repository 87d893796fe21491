"""ACCESS: which kind a token is and whether it is in its place.

Every row needs evidence that Postmark, or the practice Postmark, gave with its own words. Asks nobody.
"""

from helpers.diagnosis.evidence import Evidence, describe
from helpers.diagnosis.records import Kind, Severity
from helpers.diagnosis.rule import Rule
from helpers.reference.sources import API_DOCS, assumed, documented, observed
from helpers.reference.token_kinds import TokenKind

_AUTH = f"{API_DOCS}/overview#authentication"
_ERRORS = f"{API_DOCS}/overview#error-codes"
_COPY_ONE = "Copy a server token from Servers → your server → API Tokens"


def _is_server(evidence: Evidence) -> str | None:
    return describe(evidence.as_server) if evidence.as_server and evidence.kind is Kind.SERVER else None


def _is_account(evidence: Evidence) -> str | None:
    return describe(evidence.as_account) if evidence.as_account and evidence.kind is Kind.ACCOUNT else None


def _account_for_server(evidence: Evidence) -> str | None:
    misplaced = evidence.kind is Kind.ACCOUNT and evidence.origin.meant_for is TokenKind.SERVER
    place = evidence.origin.words
    return f"{place[:1].upper()}{place[1:]} wants a server token; this is an account token." if misplaced else None


def _neither(evidence: Evidence) -> str | None:
    return " ".join(map(describe, evidence.probes)) if evidence.kind is Kind.NEITHER else None


def _unknown_to_practice(evidence: Evidence) -> str | None:
    foreign = evidence.practice and evidence.refused_as_both and not evidence.token.is_practice
    return (
        "This is the practice Postmark; nothing was sent to Postmark. It knows practice tokens only."
        if foreign
        else None
    )


def _practice_elsewhere(evidence: Evidence) -> str | None:
    if not evidence.token.is_practice or evidence.practice:
        return None
    if evidence.stopped:
        if not evidence.token.may_travel:  # the way it is written is why; whom to ask is the next question
            return None
        return f"{evidence.host} is not the practice Postmark; nothing was sent."
    return f"{evidence.host} refused it, and is not the practice Postmark." if evidence.refused_as_both else None


def _is_test(evidence: Evidence) -> str | None:
    return "The text is POSTMARK_API_TEST; no request was needed to tell." if evidence.kind is Kind.TEST else None


def _accepted_as_both(evidence: Evidence) -> str | None:
    both = len(evidence.probes) == 2 and all(exchange.accepted for exchange in evidence.probes)
    return f"{evidence.host} accepted it in either header; Postmark never does." if both else None


def _sandbox(evidence: Evidence) -> str | None:
    server = evidence.server
    return (
        f"GET /server: “{server.name}” has DeliveryType {server.delivery_type}."
        if server and server.is_sandbox
        else None
    )


def _smtp_off(evidence: Evidence) -> str | None:
    server = evidence.server
    return f"GET /server: “{server.name}” has SmtpApiActivated false." if server and not server.smtp_on else None


def _shape_explains(evidence: Evidence) -> str | None:
    faults = evidence.token.faults
    return f"{faults[0].title}. {faults[0].evidence}" if faults and evidence.kind is Kind.NEITHER else None


def _half_told(evidence: Evidence) -> str | None:
    refused = [exchange for exchange in evidence.probes if exchange.token_refused]
    half = evidence.kind is Kind.UNKNOWN and len(refused) == 1 and evidence.unclear
    return f"{describe(refused[0])} The other header got no clear answer." if half else None


def _mixed_answers(evidence: Evidence) -> str | None:
    mixed = evidence.mixed and evidence.kind is Kind.UNKNOWN
    return (
        f"At {evidence.host} the practice Postmark answered one request, something else the other." if mixed else None
    )


RULES = (
    Rule(
        code="ACCESS201",
        title="Accepted as a server token",
        severity=Severity.INFO,
        requires=("as_server",),
        holds=_is_server,
        next_step="",
        source=documented(_AUTH),
    ),
    Rule(
        code="ACCESS202",
        title="Accepted as an account token",
        severity=Severity.INFO,
        requires=("as_account",),
        holds=_is_account,
        next_step="",
        source=documented(_AUTH),
    ),
    Rule(
        code="ACCESS203",
        title="An account token stands where a server token belongs",
        severity=Severity.PROBLEM,
        requires=("as_account",),
        holds=_account_for_server,
        next_step=f"{_COPY_ONE} and put it there; keep the account token out of the application.",
        source=observed("https://github.com/ActiveCampaign/postmark-php/issues/34"),
    ),
    Rule(
        code="ACCESS211",
        title="The way it is written is the likely reason",
        severity=Severity.PROBLEM,
        requires=("as_server", "as_account"),
        holds=_shape_explains,
        next_step="Enter it again without that, then test once more.",
        source=documented("https://postmarkapp.com/auth.md", "tokens are opaque texts"),
    ),
    Rule(
        code="ACCESS204",
        title="Not accepted, neither as a server token nor as an account token",
        severity=Severity.PROBLEM,
        requires=("as_server", "as_account"),
        holds=_neither,
        next_step=f"{_COPY_ONE} again; if it is the same text, log in and look whether the account is open.",
        source=documented(_ERRORS, "ErrorCode 10"),
    ),
    Rule(
        code="ACCESS205",
        title="The practice Postmark does not know this token",
        severity=Severity.WARNING,
        requires=("as_server", "as_account"),
        holds=_unknown_to_practice,
        next_step="Switch to live to test a real token, or take a practice token.",
        source=assumed(_AUTH, "a rule of this kit, not of Postmark"),
    ),
    Rule(
        code="ACCESS206",
        title="A practice token outside practice",
        severity=Severity.PROBLEM,
        holds=_practice_elsewhere,
        next_step="Switch to practice, or enter a real token.",
        source=assumed(_AUTH, "a rule of this kit, not of Postmark"),
    ),
    Rule(
        code="ACCESS207",
        title="This is Postmark's public test token",
        severity=Severity.WARNING,
        holds=_is_test,
        next_step="Messages sent with it are checked and never delivered; take a server token to reach anybody.",
        source=documented(f"{API_DOCS}/overview"),
    ),
    Rule(
        code="ACCESS208",
        title="Accepted as both kinds, so this is not Postmark",
        severity=Severity.PROBLEM,
        requires=("as_server", "as_account"),
        holds=_accepted_as_both,
        next_step="Check the base URL: whatever answers there does not tell tokens apart.",
        source=documented(_AUTH),
    ),
    Rule(
        code="ACCESS209",
        title="Its server is a sandbox: nothing it sends is delivered",
        severity=Severity.WARNING,
        requires=("server",),
        holds=_sandbox,
        next_step="For real mail take the token of a server whose type is Live.",
        source=documented("https://postmarkapp.com/developer/user-guide/sandbox-mode"),
    ),
    Rule(
        code="ACCESS210",
        title="SMTP is switched off on its server",
        severity=Severity.INFO,
        requires=("server",),
        holds=_smtp_off,
        next_step="The HTTP API works all the same; to use SMTP, switch it on in the server's settings.",
        source=documented(f"{API_DOCS}/server-api"),
    ),
    Rule(
        code="ACCESS212",
        title="Only half of the answer is in",
        severity=Severity.WARNING,
        requires=("as_server", "as_account"),
        holds=_half_told,
        next_step="Test again, so that the other header gets an answer too.",
        source=documented(_ERRORS, "ErrorCode 10"),
    ),
    Rule(
        code="ACCESS213",
        title="Two different servers answered",
        severity=Severity.PROBLEM,
        requires=("as_server", "as_account"),
        holds=_mixed_answers,
        next_step="Check the base URL, and what else listens at this address.",
        source=assumed(_AUTH, "a rule of this kit, not of Postmark"),
    ),
)
