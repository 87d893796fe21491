"""PREFLIGHT75x: recipients, bodies and sizes of a message before it is sent. Needs nothing but the message."""

from helpers.diagnosis.delivery.words import listed
from helpers.diagnosis.preflight.records import Plan
from helpers.diagnosis.records import Severity
from helpers.diagnosis.rule import Rule
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.limits import BODY_BYTES, LIMITS, MESSAGE_BYTES, RECIPIENTS_PER_MESSAGE

_INVALID = ERROR_CODES[300].source


def _no_recipient(plan: Plan) -> str | None:
    return None if plan.email.to.strip() else "To is empty."


def _malformed(plan: Plan) -> str | None:
    found = [address for address in plan.email.recipients if not all(address.partition("@")[::2])]
    return f"Without an @ between two parts: {listed(found)}." if found else None


def _too_many(plan: Plan) -> str | None:
    count = len(plan.email.recipients)
    return f"{count} recipients in To, Cc and Bcc." if count > RECIPIENTS_PER_MESSAGE else None


def _no_body(plan: Plan) -> str | None:
    return None if plan.email.text_body or plan.email.html_body else "TextBody and HtmlBody are both empty."


def _too_large(plan: Plan) -> str | None:
    bodies = {"TextBody": plan.email.text_body, "HtmlBody": plan.email.html_body}
    found = [name for name, text in bodies.items() if len(text.encode()) > BODY_BYTES]
    if plan.size > MESSAGE_BYTES:
        found.append("the message as a whole")
    return f"{listed(found)}: {plan.size:,} bytes are sent in all." if found else None


def _too_long(plan: Plan) -> str | None:
    email, metadata = plan.email, plan.email.metadata
    lengths = {
        "SUBJECT_LENGTH": len(email.subject.encode("utf-16-le", "surrogatepass")) // 2,
        "TAG_LENGTH": len(email.tag),
        "METADATA_FIELDS": len(metadata),
        "METADATA_KEY_LENGTH": max(map(len, metadata), default=0),
        "METADATA_VALUE_LENGTH": max(map(len, metadata.values()), default=0),
    }
    found = [
        f"{LIMITS[key].sentence} It is {length:,}." for key, length in lengths.items() if length > LIMITS[key].value
    ]
    return " ".join(found) or None


CONTENT: tuple[Rule[Plan], ...] = (
    Rule(
        code="PREFLIGHT751",
        title="Nobody is addressed (ErrorCode 300)",
        severity=Severity.PROBLEM,
        holds=_no_recipient,
        next_step="Give To an address.",
        source=_INVALID,
    ),
    Rule(
        code="PREFLIGHT752",
        title="A recipient is no mail address (ErrorCode 300)",
        severity=Severity.PROBLEM,
        holds=_malformed,
        next_step="Mend the address; separate several by commas.",
        source=_INVALID,
    ),
    Rule(
        code="PREFLIGHT753",
        title="Too many recipients (ErrorCode 300)",
        severity=Severity.PROBLEM,
        holds=_too_many,
        next_step=f"Send to at most {RECIPIENTS_PER_MESSAGE} at a time, or use a batch: one message for each.",
        source=LIMITS["RECIPIENTS_PER_MESSAGE"].source,
    ),
    Rule(
        code="PREFLIGHT754",
        title="There is no body (ErrorCode 300)",
        severity=Severity.PROBLEM,
        holds=_no_body,
        next_step="Give it a TextBody, an HtmlBody or both.",
        source=_INVALID,
    ),
    Rule(
        code="PREFLIGHT755",
        title="The message is too large (HTTP 413)",
        severity=Severity.PROBLEM,
        holds=_too_large,
        next_step="Link to what is large in place of sending it.",
        source=LIMITS["MESSAGE_BYTES"].source,
    ),
    Rule(
        code="PREFLIGHT756",
        title="A field is too long (ErrorCode 300)",
        severity=Severity.PROBLEM,
        holds=_too_long,
        next_step="Shorten it.",
        source=LIMITS["SUBJECT_LENGTH"].source,
    ),
)
