"""PREFLIGHT7xx: what speaks against a message before it is sent, and what speaks for it. Asks nobody.

What Postmark answers to the same mistake stands in `helpers.reference.error_codes`; titles here say it beforehand.
"""

from helpers.diagnosis.delivery.words import about_suppression, listed
from helpers.diagnosis.preflight.records import Plan
from helpers.diagnosis.preflight.rules.content import CONTENT
from helpers.diagnosis.preflight.rules.row import answered
from helpers.diagnosis.preflight.rules.sender import SENDER
from helpers.diagnosis.records import Severity
from helpers.diagnosis.rule import Rule
from helpers.reference.sources import API_DOCS, assumed, documented, observed


def _refused(plan: Plan) -> str | None:
    return None if plan.refused is None else f"{plan.refused.outcome.detail}: “{plan.refused.outcome.message}”"


def _test_token(plan: Plan) -> str | None:
    return "POSTMARK_API_TEST: the message is checked, and dropped." if plan.test_token else None


def _sandbox(plan: Plan) -> str | None:
    server = plan.server
    return f"GET /server: “{server.name}” has DeliveryType Sandbox." if server and server.is_sandbox else None


def _no_stream(plan: Plan) -> str | None:
    ids = listed(one.id for one in plan.streams or () if not one.archived_at)
    return None if plan.stream else f"MessageStream is “{plan.email.message_stream}”; the server has: {ids}."


def _inbound(plan: Plan) -> str | None:
    stream = plan.stream
    return f"“{stream.id}” is of type Inbound: it receives." if stream and stream.type == "Inbound" else None


def _archived(plan: Plan) -> str | None:
    stream = plan.stream
    return f"“{stream.id}” was archived at {stream.archived_at}." if stream and stream.archived_at else None


def _stream_sends(plan: Plan) -> str | None:
    stream = plan.stream
    fine = stream is not None and stream.type != "Inbound" and not stream.archived_at
    return f"“{stream.id}” is of type {stream.type}." if stream and fine else None


def _all_suppressed(plan: Plan) -> str | None:
    return _suppressed(plan, everybody=True)


def _some_suppressed(plan: Plan) -> str | None:
    return _suppressed(plan, everybody=False)


def _suppressed(plan: Plan, *, everybody: bool) -> str | None:
    found = {one.email.lower(): one for one in plan.suppressions or ()}
    whole = all(address.lower() in found for address in plan.email.recipients)
    return " ".join(map(about_suppression, list(found.values())[:3])) if found and whole is everybody else None


def _none_suppressed(plan: Plan) -> str | None:
    clear = plan.lists_read and not plan.suppressions and plan.email.recipients
    return f"Not on the list of “{plan.email.message_stream}”: {listed(plan.email.recipients)}." if clear else None


def _strangers(plan: Plan) -> str | None:
    domains = {address.rpartition("@")[2].lower() for address in plan.email.recipients} - {plan.sender_domain}
    if not plan.pending or not domains:
        return None
    return f"The account is pending approval; From is on {plan.sender_domain}, recipients on {listed(sorted(domains))}."


RULES: tuple[Rule[Plan], ...] = (
    answered(
        "PREFLIGHT701",
        "The server token is refused here, so nothing can be sent with it",
        _refused,
        "Take a server token of the server that is to send.",
        error=10,
    ),
    *SENDER,
    answered(
        "PREFLIGHT721",
        "The server has no such message stream",
        _no_stream,
        "Name a stream by its ID, not its name.",
        error=1235,
        requires=("streams",),
    ),
    answered(
        "PREFLIGHT722",
        "The message stream cannot send",
        _inbound,
        "Name a transactional or broadcast stream.",
        error=1236,
        requires=("streams",),
    ),
    Rule(
        code="PREFLIGHT723",
        title="The message stream is archived",
        severity=Severity.PROBLEM,
        requires=("streams",),
        holds=_archived,
        next_step="Name another stream, or unarchive this one.",
        source=assumed(f"{API_DOCS}/message-streams-api#archive-a-message-stream", "no page shows the refusal"),
    ),
    Rule(
        code="PREFLIGHT724",
        title="The message stream sends",
        severity=Severity.INFO,
        requires=("streams",),
        holds=_stream_sends,
        next_step="",
        source=documented(f"{API_DOCS}/message-streams-api"),
    ),
    answered(
        "PREFLIGHT731",
        "Every recipient is suppressed",
        _all_suppressed,
        "Ask what became of the last message to them; lift the suppression only if the address works.",
        error=406,
        requires=("suppressions",),
    ),
    Rule(
        code="PREFLIGHT732",
        title="Some recipients are suppressed: the reply says 200, and they get nothing",
        severity=Severity.WARNING,
        requires=("suppressions",),
        holds=_some_suppressed,
        next_step="Leave them out, or lift the suppression if the address works.",
        source=observed("https://github.com/ActiveCampaign/postmark.js/issues/87"),
    ),
    Rule(
        code="PREFLIGHT733",
        title="No recipient is suppressed",
        severity=Severity.INFO,
        requires=("suppressions",),
        holds=_none_suppressed,
        next_step="",
        source=documented(f"{API_DOCS}/suppressions-api#suppression-dump"),
    ),
    answered(
        "PREFLIGHT734",
        "While the account is pending, recipients must be on the domain of From",
        _strangers,
        "Send within the domain of From, or wait for the approval.",
        error=412,
        requires=("pending",),
    ),
    Rule(
        code="PREFLIGHT741",
        title="The server is a sandbox: it accepts, and delivers nothing",
        severity=Severity.WARNING,
        requires=("server",),
        holds=_sandbox,
        next_step="For real mail take the token of a server whose type is Live.",
        source=documented("https://postmarkapp.com/developer/user-guide/sandbox-mode"),
    ),
    Rule(
        code="PREFLIGHT742",
        title="The test token checks a message and delivers nothing",
        severity=Severity.WARNING,
        holds=_test_token,
        next_step="Take a server token to reach anybody.",
        source=documented(f"{API_DOCS}/overview"),
    ),
    *CONTENT,
)
