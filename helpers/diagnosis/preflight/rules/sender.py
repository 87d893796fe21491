"""PREFLIGHT71x: may this From be used? Known for sure only with an account token of the server's account.

Asks nobody.
"""

from collections.abc import Callable

from helpers.diagnosis.delivery.words import listed
from helpers.diagnosis.preflight.records import Plan
from helpers.diagnosis.preflight.rules.row import answered
from helpers.diagnosis.records import Severity
from helpers.diagnosis.rule import Rule
from helpers.reference.public_domains import PUBLIC_DOMAINS, PUBLIC_DOMAINS_SOURCE
from helpers.reference.sources import API_DOCS, assumed, documented
from helpers.reference.token_kinds import TOKEN_KINDS, TokenKind

_AUTH_JS = "authjs.dev"


def _no_sender(plan: Plan) -> str | None:
    return None if plan.sender else f"From is “{plan.email.sender}”."


def _unless_known(sentence: Callable[[Plan], str | None]) -> Callable[[Plan], str | None]:
    """The rule's sentence, unless From is known to be in order."""
    return lambda plan: None if plan.may_be_sender or not plan.sender else sentence(plan)


def _auth_js(plan: Plan) -> str | None:
    if plan.sender_domain != _AUTH_JS:
        return None
    return f"From is {plan.sender}, the default of Auth.js; the domain belongs to its makers."


def _public(plan: Plan) -> str | None:
    if plan.sender_domain not in PUBLIC_DOMAINS or plan.senders is not None:
        return None
    return f"From is on {plan.sender_domain}, where anybody can have an address."


def _in_order(plan: Plan) -> str | None:
    if not plan.may_be_sender:
        return None
    known = next(one.name for one in plan.senders or () if one.confirmed and _covers(one.name, plan))
    return f"{plan.sender}: {'sender signature' if '@' in known else 'domain'} {known} is confirmed."


def _covers(name: str, plan: Plan) -> bool:
    return name.lower() in (plan.sender, plan.sender_domain)


def _unconfirmed(plan: Plan) -> str | None:
    found = any(one.name.lower() == plan.sender for one in plan.signatures or ())
    return f"{plan.sender} has a sender signature that nobody has confirmed yet." if found else None


def _unverified(plan: Plan) -> str | None:
    names = {one.name.lower() for one in plan.domains or ()}
    if plan.sender_domain in names:
        return f"The domain {plan.sender_domain} is on the account, and its DKIM record is not verified."
    above = next((name for name in names if plan.sender_domain.endswith(f".{name}")), "")
    return f"{plan.sender_domain} lies below {above}, which is on the account." if above else None


def _not_on_account(plan: Plan) -> str | None:
    if _unconfirmed(plan) or _unverified(plan):
        return None
    verified = listed(one.name for one in plan.senders or () if one.confirmed) or "nothing"
    return f"{plan.sender} is neither a confirmed signature nor on a verified domain. On the account: {verified}."


def _other_account(plan: Plan) -> str | None:
    return "The account token does not know this server." if plan.same_account is False else None


def _account_refused(plan: Plan) -> str | None:
    if plan.account_refused is None:
        return None
    outcome = plan.account_refused.outcome
    twice = " It is the server token, given twice." if plan.one_token_twice else ""
    return f"As account token: {outcome.detail}: “{outcome.message}”{twice}"


SENDER: tuple[Rule[Plan], ...] = (
    answered("PREFLIGHT711", "From is no mail address", _no_sender, "Give From one address.", error=300),
    answered(
        "PREFLIGHT712",
        "From is the default of Auth.js, which your account cannot own",
        _unless_known(_auth_js),
        "Set `from` in the provider’s options to an address of yours.",
        error=400,
    ),
    answered(
        "PREFLIGHT713",
        "From is not on the account",
        _unless_known(_not_on_account),
        "Take a From on a verified domain, or add and confirm a sender signature for it.",
        error=400,
        requires=("senders",),
    ),
    answered(
        "PREFLIGHT714",
        "The sender signature is not confirmed",
        _unless_known(_unconfirmed),
        "Click the link in the confirmation mail, or have it sent again.",
        error=401,
        requires=("senders",),
    ),
    Rule(
        code="PREFLIGHT715",
        title="From may be refused: its domain is not verified itself",
        severity=Severity.WARNING,
        requires=("senders",),
        holds=_unless_known(_unverified),
        next_step="Verify the domain’s DKIM record first; nobody has shown that a send passes without.",
        source=assumed(f"{API_DOCS}/domains-api", "what a send from such a domain answers is not shown anywhere"),
    ),
    Rule(
        code="PREFLIGHT716",
        title="From is on a public domain and will hardly be accepted (ErrorCode 400)",
        severity=Severity.WARNING,
        holds=_unless_known(_public),
        next_step="Send from a domain of your own; put the public address into Reply-To.",
        source=PUBLIC_DOMAINS_SOURCE,
    ),
    Rule(
        code="PREFLIGHT717",
        title="From may be used",
        severity=Severity.INFO,
        requires=("senders",),
        holds=_in_order,
        next_step="",
        source=documented(f"{API_DOCS}/signatures-api"),
    ),
    Rule(
        code="PREFLIGHT718",
        title="The account token is of another account",
        severity=Severity.WARNING,
        requires=("same_account",),
        holds=_other_account,
        next_step="Take the account token of the account that the server is in, or none.",
        source=documented(f"{API_DOCS}/servers-api#get-a-server"),
    ),
    Rule(
        code="PREFLIGHT719",
        title="What was given as account token is refused as one, so From was not looked at",
        severity=Severity.WARNING,
        holds=_account_refused,
        next_step=f"Take the account token from {TOKEN_KINDS[TokenKind.ACCOUNT].found_at}.",
        source=documented(f"{API_DOCS}/overview#authentication"),
    ),
)
