"""SCOPE: is the token wider than its task, and is the account cut so that a loss stays small?

Every row looks at what was read of this very account. A row for which
nothing was read is not asked; what was read only in part says so in `BlastRadius.unread`.
"""

import re

from helpers.diagnosis.blast_radius.records import BlastRadius, ServerReach
from helpers.diagnosis.records import Kind, Severity
from helpers.diagnosis.rule import Rule
from helpers.reference.sources import API_DOCS, assumed, documented, observed

_GUIDE = "https://postmarkapp.com/blog/how-to-keep-your-postmark-account-secure-best-practices-guide"
_AUTH_JS = "https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/providers/postmark.ts"
_FOR_TESTS = re.compile(r"\b(tests?|testing|staging|stage|dev|development|qa|preview)\b", re.IGNORECASE)
_SENDING = ("Transactional", "Broadcasts")


def _opens_everything(radius: BlastRadius) -> str | None:
    if radius.kind is not Kind.ACCOUNT:
        return None
    return f"It reads the server tokens of every server (server tokens: {radius.token_count})."


def _one_for_everything(radius: BlastRadius) -> str | None:
    live = [server for server in radius.whole_account or () if not server.is_sandbox]
    if len(live) != 1:
        return None
    return f"“{live[0].name}” is the account’s only server that delivers: all its mail shares the same server tokens."


def _no_sandbox(radius: BlastRadius) -> str | None:
    servers = radius.whole_account
    if not servers or any(server.is_sandbox for server in servers):
        return None
    return f"No server has DeliveryType Sandbox (servers: {len(servers)})."


def _named_for_tests(radius: BlastRadius) -> str | None:
    found = [one for one in radius.named or () if _FOR_TESTS.search(one.name) and one.delivery_type == "Live"]
    return f"{_names(found)}: named for tests, but DeliveryType Live." if found else None


def _siblings(radius: BlastRadius) -> str | None:
    several = [server for server in radius.named or () if len(server.tokens or ()) > 1]
    if not several:
        return None
    return f"{_names(several)}: whoever holds one of the server’s tokens reads the others in GET /server."


def _both_kinds_of_mail(radius: BlastRadius) -> str | None:
    found = [one for one in radius.counted or () if all(_in_use(one, kind) for kind in _SENDING)]
    return f"{_names(found)}: messages in transactional and in broadcast streams." if found else None


def _more_than_sign_in(radius: BlastRadius) -> str | None:
    if radius.kind is not Kind.SERVER:
        return None
    others = [name for server in radius.counted or () for name in _in_use(server, *_SENDING, "Inbound")]
    others = [name for name in others if name != "outbound"]
    return f"Besides “outbound” its server uses: {', '.join(others)}." if others else None


def _webhook_secrets(radius: BlastRadius) -> str | None:
    found = [one for one in radius.with_webhooks_read or () if one.inside and one.inside.webhook_secrets]
    return f"{_names(found)}: GET /webhooks shows passwords or header values." if found else None


def _in_use(server: ServerReach, *types: str) -> tuple[str, ...]:
    return server.inside.in_use(*types) if server.inside else ()


def _names(servers: list[ServerReach]) -> str:
    names = ", ".join(f"“{server.name}”" for server in servers[:5])
    return names if len(servers) <= 5 else f"{names} and {len(servers) - 5} more"


RULES: tuple[Rule[BlastRadius], ...] = (
    Rule(
        code="SCOPE501",
        title="An account token opens every server: it belongs in no application",
        severity=Severity.WARNING,
        requires=("known_kind",),
        holds=_opens_everything,
        next_step="Give each application a server token of a server of its own; use this one for managing only.",
        source=documented(_GUIDE),
    ),
    Rule(
        code="SCOPE502",
        title="One server for everything",
        severity=Severity.INFO,
        requires=("whole_account",),
        holds=_one_for_everything,
        next_step="With more than one application or stage, give each a server of its own, and with it its own tokens.",
        source=documented(_GUIDE),
    ),
    Rule(
        code="SCOPE503",
        title="No sandbox server for tests",
        severity=Severity.INFO,
        requires=("whole_account",),
        holds=_no_sandbox,
        next_step="Create a server of type Sandbox and test with its token: it accepts messages and never delivers.",
        source=documented("https://postmarkapp.com/developer/user-guide/sandbox-mode"),
    ),
    Rule(
        code="SCOPE504",
        title="A server for tests that delivers",
        severity=Severity.WARNING,
        requires=("named",),
        holds=_named_for_tests,
        next_step="If only tests use it, replace it by a server of type Sandbox; the type is chosen when one is made.",
        source=documented(
            "https://postmarkapp.com/developer/user-guide/sandbox-mode", "what a server is for is guessed from its name"
        ),
    ),
    Rule(
        code="SCOPE505",
        title="Several server tokens on one server",
        severity=Severity.WARNING,
        requires=("named",),
        holds=_siblings,
        next_step="After a leak replace every token of that server, not only the leaked one; delete what nobody uses.",
        source=documented(f"{API_DOCS}/server-api", "that all of them need replacing follows from it"),
    ),
    Rule(
        code="SCOPE506",
        title="Transactional and broadcast mail behind one token",
        severity=Severity.WARNING,
        requires=("counted",),
        holds=_both_kinds_of_mail,
        next_step="Give broadcasts a server of their own: a server token is never limited to one message stream.",
        source=documented("https://postmarkapp.com/auth.md", "a server token opens all of its server"),
    ),
    Rule(
        code="SCOPE507",
        title="Wider than Auth.js needs",
        severity=Severity.INFO,
        requires=("counted",),
        holds=_more_than_sign_in,
        next_step="For sign-in mail take a server of its own with one transactional stream, “outbound”.",
        source=observed(_AUTH_JS, "its provider sends to the message stream “outbound” only"),
    ),
    Rule(
        code="SCOPE508",
        title="Webhooks give away the secrets of their receivers",
        severity=Severity.WARNING,
        requires=("with_webhooks_read",),
        holds=_webhook_secrets,
        next_step="After a leak change the passwords and header values of the server’s webhooks too.",
        source=assumed(f"{API_DOCS}/webhooks-api", "no page says whether replies leave the password out"),
    ),
)
