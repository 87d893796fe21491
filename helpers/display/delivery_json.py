"""Deliveries, pre-flights and what was mended as JSON values for other programs; every token in them is masked.

The field names are a promise to those programs; tests hold them. Bodies of messages and replies stay out.
"""

from helpers.client.exchange import Exchange
from helpers.diagnosis.blast_radius.records import Unread
from helpers.diagnosis.delivery.records import Copy, Delivery, Match, Offer
from helpers.diagnosis.delivery.remedies import Mended
from helpers.diagnosis.preflight.records import Preflight
from helpers.display.as_json import Json, explained_as_json, finding_as_json


def delivery_as_json(delivery: Delivery) -> Json:
    """What became of a message, with its evidence."""
    seen = delivery.seen
    question, message = seen.question, seen.message
    return {
        "ending": str(delivery.ending),
        "confidence": str(delivery.conclusion.confidence),
        "next_step": delivery.next_step,
        "asked_about": {
            "message_id": question.message_id,
            "recipient": question.recipient,
            "subject": question.subject,
        },
        "token": delivery.token.masked,
        "practice": delivery.practice,
        "conclusion": explained_as_json(delivery.conclusion),
        "candidates": [explained_as_json(one) for one in delivery.candidates],
        "message": message
        and {
            "message_id": message.message_id,
            "message_stream": message.stream,
            "from": message.sender,
            "subject": message.subject,
            "accepted_at": message.at,
            "status": message.status,
            "sandboxed": message.sandboxed,
        },
        "matches_in_all": seen.fitting,
        "matches": [_match(match) for match in seen.matched],
        "recipients": [_copy(copy) for copy in seen.copies],
        "events": [
            {"at": one.at, "type": one.type, "recipient": one.recipient, "details": one.details} for one in seen.events
        ],
        "findings": [finding_as_json(finding) for finding in delivery.findings],
        "offers": [_offer(offer) for offer in delivery.offers],
        "unread": [_gap(gap) for gap in seen.unread],
        "waited_s": seen.waited_s,
        "asked": [_asked(exchange) for exchange in delivery.exchanges],
    }


def preflight_as_json(preflight: Preflight) -> Json:
    """Whether a message can be sent, with the evidence."""
    return {
        "grade": str(preflight.grade),
        "headline": preflight.headline,
        "next_step": preflight.next_step,
        "token": preflight.token.masked,
        "practice": preflight.practice,
        "audience": str(preflight.forecast.audience),
        "forecast": preflight.forecast.sentence,
        "size_bytes": preflight.plan.size,
        "findings": [finding_as_json(finding) for finding in preflight.findings],
        "unknown": [_gap(gap) for gap in preflight.unknown],
        "asked": [_asked(exchange) for exchange in preflight.exchanges],
    }


def mended_as_json(mended: Mended) -> Json:
    """What came of reactivating or unsuppressing an address."""
    return {
        "act": str(mended.act),
        "email": mended.email,
        "message_stream": mended.stream,
        "done": mended.done,
        "sentence": mended.sentence,
        "next_step": mended.next_step,
    }


def _match(match: Match) -> Json:
    message = match.message
    return {
        "message_id": message.message_id,
        "message_stream": message.stream,
        "subject": message.subject,
        "accepted_at": message.at,
        "status": message.status,
        "fate": match.copy and str(match.copy.fate),
    }


def _copy(copy: Copy) -> Json:
    bounce, suppression = copy.bounce, copy.suppression
    return {
        "email": copy.email,
        "fate": str(copy.fate),
        "bounce": bounce
        and {
            "id": bounce.id,
            "type": bounce.type,
            "at": bounce.at,
            "details": bounce.details,
            "inactive": bounce.inactive,
            "can_activate": bounce.can_activate,
        },
        "suppression": suppression
        and {"reason": suppression.reason, "origin": suppression.origin, "at": suppression.at},
    }


def _offer(offer: Offer) -> Json:
    return {
        "act": str(offer.act),
        "email": offer.email,
        "message_stream": offer.stream,
        "bounce_id": offer.bounce_id,
        "possible": offer.possible,
        "will": offer.will,
        "source": str(offer.source),
    }


def _gap(gap: Unread) -> Json:
    return {"what": gap.what, "why": gap.why}


def _asked(exchange: Exchange) -> Json:
    outcome = exchange.outcome
    return {
        "method": exchange.asked.method,
        "path": exchange.asked.path,
        "status": exchange.status,
        "outcome": str(outcome.kind),
        "error_code": outcome.error_code,
        "message": outcome.message,
    }
