"""All operations of the Postmark API: which token opens which door, and what walking through it does.

The single truth for the practice router, the permission matrix and the lessons. The official clients' recorded
calls are held against it by `tests/clients/`. The rows are the operations that Postmark's reference pages document,
87 of them in September 2026, spelled as documented. Each row links to its page; the fragment is the heading's slug,
and a browser that finds no such heading shows the page from its top.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from helpers.reference.sources import API_DOCS, Source, documented
from helpers.reference.token_kinds import TokenKind


class Effect(StrEnum):
    """The worst that a successful call does."""

    READS = "reads"
    WRITES = "writes"
    SENDS = "sends"
    DESTROYS = "destroys"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method on one path template; `{name}` in the path stands for one segment."""

    method: str
    path: str
    token: TokenKind  # SERVER or ACCOUNT
    effect: Effect
    group: str
    summary: str
    source: Source
    reveals_secrets: bool = False  # whether the reply carries tokens or passwords in clear

    @property
    def key(self) -> str:
        """The operation's name everywhere: `POST /email`."""
        return f"{self.method} {self.path}"


_SERVER, _ACCOUNT = TokenKind.SERVER, TokenKind.ACCOUNT
_READS, _WRITES, _SENDS, _DESTROYS = Effect.READS, Effect.WRITES, Effect.SENDS, Effect.DESTROYS

# Replies that hold a server object, and with it every server token in `ApiTokens`. DELETE /servers answers no object.
_WITH_API_TOKENS = frozenset(
    {
        "GET /server",
        "PUT /server",
        "GET /servers",
        "GET /servers/{server_id}",
        "POST /servers",
        "PUT /servers/{server_id}",
    }
)

# Replies that hold a webhook, and with it the endpoint's `HttpAuth`. No page says whether its password is left out.
_WITH_HTTP_AUTH = frozenset(
    {"GET /webhooks", "GET /webhooks/{webhook_id}", "POST /webhooks", "PUT /webhooks/{webhook_id}"}
)
_HTTP_AUTH_NOTE = "that the reply repeats the password of HttpAuth is assumed"

_Row = tuple[str, str, Effect, str, str]  # method, path, effect, fragment of the page, summary


def _group(name: str, token: TokenKind, page: str, *rows: _Row) -> Iterator[Operation]:
    """The operations of one reference page that want the same token."""
    for method, path, effect, fragment, summary in rows:
        key = f"{method} {path}"
        url = f"{API_DOCS}/{page}#{fragment}" if fragment else f"{API_DOCS}/{page}"
        yield Operation(
            method=method,
            path=path,
            token=token,
            effect=effect,
            group=name,
            summary=summary,
            source=documented(url, _HTTP_AUTH_NOTE if key in _WITH_HTTP_AUTH else ""),
            reveals_secrets=key in _WITH_API_TOKENS or key in _WITH_HTTP_AUTH,
        )


_SENDING = (
    *_group(
        "sending",
        _SERVER,
        "email-api",
        ("POST", "/email", _SENDS, "send-a-single-email", "Send one message."),
        ("POST", "/email/batch", _SENDS, "send-batch-emails", "Send up to 500 messages in one request."),
    ),
    *_group(
        "sending",
        _SERVER,
        "templates-api",
        ("POST", "/email/withTemplate", _SENDS, "send-email-with-template", "Send one message made from a template."),
        (
            "POST",
            "/email/batchWithTemplates",
            _SENDS,
            "send-batch-with-templates",
            "Send up to 500 messages made from templates.",
        ),
    ),
    *_group(
        "bulk",
        _SERVER,
        "bulk-email",
        ("POST", "/email/bulk", _SENDS, "send-bulk-emails", "Send one message to many recipients in the background."),
        (
            "GET",
            "/email/bulk/{bulk_id}",
            _READS,
            "get-the-status-details-of-a-bulk-api-request",
            "Read how far one bulk send has come.",
        ),
        ("GET", "/email/bulk", _READS, "", "List the bulk sends of the server."),
    ),
)

_BOUNCES = _group(
    "bounces",
    _SERVER,
    "bounce-api",
    ("GET", "/deliverystats", _READS, "get-delivery-stats", "Count inactive addresses and bounces by type."),
    ("GET", "/bounces", _READS, "get-bounces", "Search the bounces of the server."),
    ("GET", "/bounces/{bounce_id}", _READS, "get-a-single-bounce", "Read one bounce."),
    ("GET", "/bounces/{bounce_id}/dump", _READS, "get-bounce-dump", "Read the raw source of one bounce."),
    ("PUT", "/bounces/{bounce_id}/activate", _WRITES, "activate-a-bounce", "Make a bounced address active again."),
)

_TEMPLATE = "/templates/{template_id_or_alias}"
_TEMPLATES = _group(
    "templates",
    _SERVER,
    "templates-api",
    ("GET", "/templates", _READS, "list-templates", "List the templates of the server."),
    ("GET", _TEMPLATE, _READS, "get-a-template", "Read one template."),
    ("POST", "/templates", _WRITES, "create-a-template", "Create a template."),
    ("PUT", _TEMPLATE, _WRITES, "edit-a-template", "Change a template."),
    ("DELETE", _TEMPLATE, _DESTROYS, "delete-a-template", "Delete a template."),
    # A POST that keeps nothing: it renders what it is given and answers.
    ("POST", "/templates/validate", _READS, "validate-a-template", "Check and render template content."),
)
# The one operation under /templates that reaches beyond one server, hence the account token.
_TEMPLATE_PUSH = _group(
    "templates",
    _ACCOUNT,
    "templates-api",
    (
        "PUT",
        "/templates/push",
        _WRITES,
        "push-templates-to-another-server",
        "Copy the templates of one server to another.",
    ),
)

_OWN_SERVER = _group(
    "server",
    _SERVER,
    "server-api",
    ("GET", "/server", _READS, "get-the-server", "Read the server's settings and all its server tokens."),
    ("PUT", "/server", _WRITES, "edit-the-server", "Change the server's settings."),
)

_STREAM = "/message-streams/{stream_id}"
_STREAMS = _group(
    "message streams",
    _SERVER,
    "message-streams-api",
    ("GET", "/message-streams", _READS, "list-message-streams", "List the message streams of the server."),
    ("GET", _STREAM, _READS, "get-a-message-stream", "Read one message stream."),
    ("POST", "/message-streams", _WRITES, "create-a-message-stream", "Create a message stream."),
    ("PATCH", _STREAM, _WRITES, "edit-a-message-stream", "Change a message stream."),
    # An archived stream is purged after 45 days.
    ("POST", f"{_STREAM}/archive", _DESTROYS, "archive-a-message-stream", "Archive a message stream."),
    ("POST", f"{_STREAM}/unarchive", _WRITES, "unarchive-a-message-stream", "Bring an archived message stream back."),
)

_SUPPRESSIONS = _group(
    "suppressions",
    _SERVER,
    "suppressions-api",
    ("GET", f"{_STREAM}/suppressions/dump", _READS, "suppression-dump", "List the suppressed addresses of a stream."),
    ("POST", f"{_STREAM}/suppressions", _WRITES, "create-a-suppression", "Suppress up to 50 addresses."),
    ("POST", f"{_STREAM}/suppressions/delete", _DESTROYS, "delete-a-suppression", "Lift up to 50 suppressions."),
)

_OUTBOUND, _INBOUND = "/messages/outbound", "/messages/inbound"
_MESSAGES = _group(
    "messages",
    _SERVER,
    "messages-api",
    ("GET", _OUTBOUND, _READS, "outbound-message-search", "Search the messages sent."),
    ("GET", f"{_OUTBOUND}/{{message_id}}/details", _READS, "outbound-message-details", "Read a sent message's events."),
    ("GET", f"{_OUTBOUND}/{{message_id}}/dump", _READS, "outbound-message-dump", "Read a sent message's raw source."),
    ("GET", f"{_OUTBOUND}/opens", _READS, "message-opens", "Search the opens of all messages."),
    ("GET", f"{_OUTBOUND}/opens/{{message_id}}", _READS, "opens-for-a-single-message", "List one message's opens."),
    ("GET", f"{_OUTBOUND}/clicks", _READS, "message-clicks", "Search the clicks of all messages."),
    ("GET", f"{_OUTBOUND}/clicks/{{message_id}}", _READS, "clicks-for-a-single-message", "List one message's clicks."),
    ("GET", _INBOUND, _READS, "inbound-message-search", "Search the messages received."),
    ("GET", f"{_INBOUND}/{{message_id}}/details", _READS, "inbound-message-details", "Read one received message."),
    # Both hand the received message to the server's inbound webhook; no mail goes out.
    (
        "PUT",
        f"{_INBOUND}/{{message_id}}/bypass",
        _WRITES,
        "bypass-rules-for-a-blocked-inbound-message",
        "Process a received message although a rule blocked it.",
    ),
    (
        "PUT",
        f"{_INBOUND}/{{message_id}}/retry",
        _WRITES,
        "retry-a-failed-inbound-message-for-processing",
        "Process a received message again after it failed.",
    ),
)

_STATS = "/stats/outbound"
_STATISTICS = _group(
    "statistics",
    _SERVER,
    "stats-api",
    ("GET", _STATS, _READS, "get-outbound-overview", "Read the totals of everything sent."),
    ("GET", f"{_STATS}/sends", _READS, "get-sent-counts", "Count messages sent, by day."),
    ("GET", f"{_STATS}/bounces", _READS, "get-bounce-counts", "Count bounces, by day."),
    ("GET", f"{_STATS}/spam", _READS, "get-spam-complaints", "Count spam complaints, by day."),
    ("GET", f"{_STATS}/tracked", _READS, "get-tracked-email-counts", "Count tracked messages, by day."),
    ("GET", f"{_STATS}/opens", _READS, "get-email-open-counts", "Count opens, by day."),
    ("GET", f"{_STATS}/opens/platforms", _READS, "get-email-platform-usage", "Count opens by platform."),
    ("GET", f"{_STATS}/opens/emailclients", _READS, "get-email-client-usage", "Count opens by mail program."),
    ("GET", f"{_STATS}/clicks", _READS, "get-click-counts", "Count clicks, by day."),
    ("GET", f"{_STATS}/clicks/browserfamilies", _READS, "get-browser-usage", "Count clicks by browser."),
    ("GET", f"{_STATS}/clicks/platforms", _READS, "get-browser-platform-usage", "Count clicks by platform."),
    ("GET", f"{_STATS}/clicks/location", _READS, "get-click-location", "Count clicks by part of the message."),
)

_RULES = "/triggers/inboundrules"
_INBOUND_RULES = _group(
    "inbound rules",
    _SERVER,
    "inbound-rules-triggers-api",
    ("GET", _RULES, _READS, "list-inbound-rule-triggers", "List the senders that the server blocks."),
    ("POST", _RULES, _WRITES, "create-an-inbound-rule-trigger", "Block an inbound sender or domain."),
    ("DELETE", f"{_RULES}/{{rule_id}}", _DESTROYS, "delete-a-single-trigger", "Stop blocking an inbound sender."),
)

_WEBHOOK = "/webhooks/{webhook_id}"
_WEBHOOKS = _group(
    "webhooks",
    _SERVER,
    "webhooks-api",
    ("GET", "/webhooks", _READS, "list-webhooks", "List the webhooks of the server."),
    ("GET", _WEBHOOK, _READS, "get-a-webhook", "Read one webhook."),
    ("POST", "/webhooks", _WRITES, "create-a-webhook", "Create a webhook; Postmark calls its address to verify it."),
    ("PUT", _WEBHOOK, _WRITES, "edit-a-webhook", "Change a webhook; Postmark calls its address to verify it."),
    ("DELETE", _WEBHOOK, _DESTROYS, "delete-a-webhook", "Delete a webhook."),
    ("POST", f"{_WEBHOOK}/verify", _WRITES, "", "Have Postmark call a webhook's address and note the result."),
    ("GET", f"{_WEBHOOK}/statistics", _READS, "", "Read how a webhook fared in the last 24 hours."),
)

_ONE_SERVER = "/servers/{server_id}"
_SERVERS = _group(
    "servers",
    _ACCOUNT,
    "servers-api",
    ("GET", "/servers", _READS, "list-servers", "List the account's servers with all their server tokens."),
    ("GET", _ONE_SERVER, _READS, "get-a-server", "Read one server and its server tokens."),
    ("POST", "/servers", _WRITES, "create-a-server", "Create a server; the reply holds its first server token."),
    ("PUT", _ONE_SERVER, _WRITES, "edit-a-server", "Change a server's settings."),
    ("DELETE", _ONE_SERVER, _DESTROYS, "delete-a-server", "Delete a server."),
)

_DOMAIN = "/domains/{domain_id}"
_DOMAINS = _group(
    "domains",
    _ACCOUNT,
    "domains-api",
    ("GET", "/domains", _READS, "list-domains", "List the account's domains."),
    ("GET", _DOMAIN, _READS, "get-domain-details", "Read one domain and its DNS records."),
    ("POST", "/domains", _WRITES, "create-domain", "Add a domain to the account."),
    ("PUT", _DOMAIN, _WRITES, "edit-domain", "Change a domain's Return-Path."),
    ("DELETE", _DOMAIN, _DESTROYS, "delete-domain", "Remove a domain from the account."),
    ("PUT", f"{_DOMAIN}/verifyDkim", _WRITES, "verify-dkim", "Look the domain's DKIM record up in the DNS."),
    ("PUT", f"{_DOMAIN}/verifyReturnPath", _WRITES, "verify-return-path", "Look the Return-Path record up in the DNS."),
    ("POST", f"{_DOMAIN}/verifyspf", _WRITES, "verify-an-spf-record", "Check a domain's SPF record (deprecated)."),
    ("POST", f"{_DOMAIN}/rotatedkim", _WRITES, "rotate-dkim-keys", "Start using a new DKIM key for a domain."),
)

_SENDER = "/senders/{signature_id}"
_SENDERS = _group(
    "sender signatures",
    _ACCOUNT,
    "signatures-api",
    ("GET", "/senders", _READS, "list-sender-signatures", "List the account's sender signatures."),
    ("GET", _SENDER, _READS, "get-sender-signature", "Read one sender signature."),
    # Adding a signature and asking again both mail the owner of the address, so they count as sending: a person
    # receives something because of the call.
    ("POST", "/senders", _SENDS, "create-a-signature", "Add a sender signature; its address gets a confirmation mail."),
    ("PUT", _SENDER, _WRITES, "edit-a-signature", "Change a sender signature."),
    ("DELETE", _SENDER, _DESTROYS, "delete-a-signature", "Delete a sender signature."),
    ("POST", f"{_SENDER}/resend", _SENDS, "resend-a-confirmation", "Mail the confirmation of a signature again."),
    ("POST", f"{_SENDER}/verifyspf", _WRITES, "verify-an-spf-record", "Check a signature's SPF record (deprecated)."),
    ("POST", f"{_SENDER}/requestnewdkim", _WRITES, "request-a-new-dkim", "Ask for a new DKIM key (deprecated)."),
)

_DATA_REMOVALS = _group(
    "data removals",
    _ACCOUNT,
    "data-removals-api",
    (
        "POST",
        "/data-removals",
        _DESTROYS,
        "create-a-data-removal-request",
        "Have all data about a recipient erased for good.",
    ),
    (
        "GET",
        "/data-removals/{removal_id}",
        _READS,
        "check-a-data-removal-request-status",
        "Read how far an erasure has come.",
    ),
)

_ROWS = (
    *_SENDING,
    *_BOUNCES,
    *_TEMPLATES,
    *_TEMPLATE_PUSH,
    *_OWN_SERVER,
    *_STREAMS,
    *_SUPPRESSIONS,
    *_MESSAGES,
    *_STATISTICS,
    *_INBOUND_RULES,
    *_WEBHOOKS,
    *_SERVERS,
    *_DOMAINS,
    *_SENDERS,
    *_DATA_REMOVALS,
)

OPERATIONS: Mapping[str, Operation] = MappingProxyType({row.key: row for row in _ROWS})
