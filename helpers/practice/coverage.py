"""What the practice Postmark imitates and how each piece is known: every operation, refusal and ErrorCode.

Imports `helpers.reference` only.
"""

from helpers.practice.coverage_gaps import LEFT_OUT, NOT_PRODUCED
from helpers.practice.handlers import HANDLERS
from helpers.practice.refusals.table import REFUSALS
from helpers.practice.smtp.facts import SMTP_FACTS
from helpers.practice.wire import Json
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.operations import OPERATIONS
from helpers.reference.sources import Source


def coverage() -> Json:
    """Lists as JSON: `operations`, `refusals`, `error_codes` and `smtp`, each row with its standing and source;
    `left_out`."""
    return {
        "operations": _operations(),
        "refusals": _refusals(),
        "error_codes": _error_codes(),
        "smtp": [{"sentence": one.sentence, **_known(one.source)} for one in SMTP_FACTS],
        "left_out": [{"operations": list(one.operations), "sentence": one.sentence} for one in LEFT_OUT],
    }


def imitated_codes() -> frozenset[int]:
    """Every ErrorCode that some request can get out of the practice Postmark."""
    return frozenset(row.code for row in REFUSALS.values())


def _operations() -> list[Json]:
    return [
        {
            "operation": key,
            "group": one.group,
            "token": one.token.value,
            "effect": one.effect.value,
            "imitated": key in HANDLERS,
            **_known(one.source),
        }
        for key, one in OPERATIONS.items()
    ]


def _refusals() -> list[Json]:
    return [
        {"refusal": name, "ErrorCode": row.code, "status": row.http, "Message": row.text, **_known(row.source)}
        for name, row in REFUSALS.items()
    ]


def _error_codes() -> list[Json]:
    imitated = imitated_codes()
    return [
        {
            "ErrorCode": code,
            "meaning": row.meaning,
            "reach": row.reach.value,
            "imitated": code in imitated,
            "why_not": NOT_PRODUCED.get(code, ""),
            **_known(row.source),
        }
        for code, row in ERROR_CODES.items()
    ]


def _known(source: Source) -> dict[str, Json]:
    return {"standing": source.standing.value, "source": source.url, "note": source.note}
