"""Blast radii and comparisons as JSON values for other programs; every token in them is masked.

The field names are a promise to those programs; tests hold them.
"""

from helpers.diagnosis.blast_radius.compare import Comparison, Judgement
from helpers.diagnosis.blast_radius.records import BlastRadius, Count, Sender, ServerReach
from helpers.display.as_json import Json, exchange_as_json, finding_as_json


def blast_radius_as_json(radius: BlastRadius) -> Json:
    """How far a token's holder gets. A count is `{"value": number or null, "at_least": bool}`."""
    return {
        "kind": str(radius.kind),
        "token": radius.token.masked,
        "practice": radius.verdict.practice,
        "headline": radius.headline,
        "servers": None if radius.servers is None else [_server(server) for server in radius.servers],
        "server_count": _count(radius.server_count),
        "server_token_count": _count(radius.token_count),
        "message_count": _count(radius.message_count),
        "domains": _senders(radius.domains),
        "domain_count": _count(radius.domain_count),
        "sender_signatures": _senders(radius.signatures),
        "sender_signature_count": _count(radius.signature_count),
        "powers": [
            {
                "act": str(power.act),
                "sentence": power.sentence,
                "operations": list(power.operations),
                "source": str(power.source),
            }
            for power in radius.powers
        ],
        "unread": [{"what": gap.what, "why": gap.why} for gap in radius.unread],
        "findings": [finding_as_json(finding) for finding in radius.findings],
        "exchanges": [exchange_as_json(exchange) for exchange in radius.exchanges],
    }


def comparison_as_json(comparison: Comparison) -> Json:
    """What two tokens have in common, with both radii."""
    return {
        "headline": comparison.headline,
        "same_token": comparison.same_token,
        "same_server": _judgement(comparison.same_server),
        "same_account": _judgement(comparison.same_account),
        "least": {
            "pick": str(comparison.least.pick),
            "because": comparison.least.because,
            "next_step": comparison.least.next_step,
        },
        "first": blast_radius_as_json(comparison.first),
        "second": blast_radius_as_json(comparison.second),
        "asked_further": [exchange_as_json(exchange) for exchange in comparison.asked_further],
    }


def _server(server: ServerReach) -> Json:
    inside = server.inside
    streams = inside.streams if inside else None
    return {
        "id": server.id,
        "name": server.name,
        "delivery_type": server.delivery_type,
        "server_tokens": None if server.tokens is None else [token.masked for token in server.tokens],
        "looked_into": inside is not None,
        "message_streams": None
        if streams is None
        else [{"id": one.id, "type": one.type, "messages": _count(one.messages)} for one in streams],
        "message_count": _count(server.messages),
        "webhooks": inside.webhooks if inside else None,
        "webhook_secrets": inside.webhook_secrets if inside else None,
    }


def _senders(senders: tuple[Sender, ...] | None) -> list[Json] | None:
    return None if senders is None else [{"name": one.name, "confirmed": one.confirmed} for one in senders]


def _count(count: Count) -> Json:
    return {"value": count.value, "at_least": count.more}


def _judgement(judged: Judgement) -> Json:
    return {"likeness": str(judged.likeness), "confidence": str(judged.confidence), "because": judged.because}
