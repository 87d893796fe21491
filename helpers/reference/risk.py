"""What the holder of a token gains by each operation: one risk word for every row of the operations table.

The word is this kit's judgement of what the operation's page documents; where it says more than the operation's effect
does, the row gives the reason. Imports the operations table only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from helpers.reference.operations import OPERATIONS, Operation


class Risk(StrEnum):
    """The worst that a stranger gets out of one call, gravest first."""

    ESCALATES = "escalates"  # more than the token itself opens, or something that outlives it
    EXPOSES_CREDENTIALS = "exposes credentials"
    DESTROYS = "destroys"
    SENDS = "sends"
    READS_MAIL = "reads mail"  # messages, or the people behind them
    CHANGES = "changes"
    READS_SETTINGS = "reads settings"
    READS_NUMBERS = "reads numbers"


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRow:
    """The risk of one operation; `reason` is empty where the word follows from what the operation does."""

    risk: Risk
    reason: str = ""


_TOKENS = "The reply holds server tokens in clear; each of them sends mail."
_HOOKS = "A webhook address set here gets the mail or its events, also after this token is deleted."
_RECIPIENTS = "It names recipients."

_ROWS: tuple[tuple[Risk, str, tuple[str, ...]], ...] = (
    (
        Risk.ESCALATES,
        "The reply holds a new server token, which sends: the account token itself cannot.",
        ("POST /servers",),
    ),
    (
        Risk.ESCALATES,
        _HOOKS,
        ("PUT /server", "PUT /servers/{server_id}", "POST /webhooks", "PUT /webhooks/{webhook_id}"),
    ),
    (Risk.EXPOSES_CREDENTIALS, _TOKENS, ("GET /server", "GET /servers", "GET /servers/{server_id}")),
    (
        Risk.EXPOSES_CREDENTIALS,
        "The reply may hold the password that Postmark shows to the webhook's endpoint.",
        ("GET /webhooks", "GET /webhooks/{webhook_id}"),
    ),
    (
        Risk.DESTROYS,
        "",
        (
            "DELETE /templates/{template_id_or_alias}",
            "DELETE /webhooks/{webhook_id}",
            "DELETE /servers/{server_id}",
            "DELETE /domains/{domain_id}",
            "DELETE /senders/{signature_id}",
        ),
    ),
    (Risk.DESTROYS, "A blocked sender gets through again.", ("DELETE /triggers/inboundrules/{rule_id}",)),
    (
        Risk.DESTROYS,
        "The stream sends no more, and is purged after 45 days.",
        ("POST /message-streams/{stream_id}/archive",),
    ),
    (
        Risk.DESTROYS,
        "Mail goes to people again who did not want it.",
        ("POST /message-streams/{stream_id}/suppressions/delete",),
    ),
    (Risk.DESTROYS, "What is erased cannot be brought back.", ("POST /data-removals",)),
    (
        Risk.SENDS,
        "",
        (
            "POST /email",
            "POST /email/batch",
            "POST /email/withTemplate",
            "POST /email/batchWithTemplates",
            "POST /email/bulk",
        ),
    ),
    (
        Risk.SENDS,
        "The owner of the address gets a confirmation mail; once confirmed, mail can be sent as this address.",
        ("POST /senders", "POST /senders/{signature_id}/resend"),
    ),
    (
        Risk.READS_MAIL,
        "",
        (
            "GET /messages/outbound",
            "GET /messages/outbound/{message_id}/details",
            "GET /messages/outbound/{message_id}/dump",
            "GET /messages/inbound",
            "GET /messages/inbound/{message_id}/details",
        ),
    ),
    (
        Risk.READS_MAIL,
        _RECIPIENTS,
        (
            "GET /bounces",
            "GET /bounces/{bounce_id}",
            "GET /bounces/{bounce_id}/dump",
            "GET /messages/outbound/opens",
            "GET /messages/outbound/opens/{message_id}",
            "GET /messages/outbound/clicks",
            "GET /messages/outbound/clicks/{message_id}",
            "GET /message-streams/{stream_id}/suppressions/dump",
        ),
    ),
    (
        Risk.CHANGES,
        "",
        (
            "PUT /bounces/{bounce_id}/activate",
            "POST /message-streams",
            "PATCH /message-streams/{stream_id}",
            "POST /message-streams/{stream_id}/unarchive",
            "POST /message-streams/{stream_id}/suppressions",
            "PUT /messages/inbound/{message_id}/bypass",
            "PUT /messages/inbound/{message_id}/retry",
            "POST /triggers/inboundrules",
            "POST /webhooks/{webhook_id}/verify",
            "POST /domains",
            "PUT /domains/{domain_id}",
            "PUT /domains/{domain_id}/verifyDkim",
            "PUT /domains/{domain_id}/verifyReturnPath",
            "POST /domains/{domain_id}/verifyspf",
            "POST /domains/{domain_id}/rotatedkim",
            "PUT /senders/{signature_id}",
            "POST /senders/{signature_id}/verifyspf",
            "POST /senders/{signature_id}/requestnewdkim",
        ),
    ),
    (
        Risk.CHANGES,
        "Later mail of the application carries what stands in the template.",
        ("POST /templates", "PUT /templates/{template_id_or_alias}", "PUT /templates/push"),
    ),
    (
        Risk.READS_SETTINGS,
        "",
        (
            "GET /templates",
            "GET /templates/{template_id_or_alias}",
            "GET /message-streams",
            "GET /message-streams/{stream_id}",
            "GET /triggers/inboundrules",
            "GET /domains",
            "GET /domains/{domain_id}",
            "GET /senders",
            "GET /senders/{signature_id}",
        ),
    ),
    (Risk.READS_SETTINGS, "It renders what it is given and keeps nothing.", ("POST /templates/validate",)),
    (
        Risk.READS_NUMBERS,
        "",
        (
            "GET /deliverystats",
            "GET /email/bulk",
            "GET /email/bulk/{bulk_id}",
            "GET /webhooks/{webhook_id}/statistics",
            "GET /data-removals/{removal_id}",
            *(key for key in OPERATIONS if key.startswith("GET /stats/")),
        ),
    ),
)


def _rows() -> Iterator[tuple[str, RiskRow]]:
    for risk, reason, keys in _ROWS:
        row = RiskRow(risk=risk, reason=reason)
        yield from ((key, row) for key in keys)


RISKS: Mapping[str, RiskRow] = MappingProxyType(dict(_rows()))


def risk_of(operation: Operation) -> RiskRow:
    """The risk of an operation; KeyError when the table has no such row."""
    return RISKS[operation.key]
