"""Every ErrorCode of the Postmark API: what it means, why it usually happens, what to do.

An ErrorCode is a number in the reply's body. It is not the HTTP status: ErrorCodes 400, 401, 403, 405, 406, 413, 422,
500 and 503 mean something else than the statuses of the same number, so read the ErrorCode first and the status
second. The rows stand in `helpers.reference.error_rows`, one module an area.
"""

from collections.abc import Mapping
from types import MappingProxyType

from helpers.reference.error_rows import (
    activity,
    sending,
    servers,
    signatures,
    smtp_tokens,
    streams,
    templates,
    webhooks,
)
from helpers.reference.error_rows.row import ErrorRow, Listing, Reach

__all__ = ["ERROR_CODES", "ErrorRow", "Listing", "Reach"]

_ROWS = (
    *sending.ROWS,
    *templates.ROWS,
    *servers.ROWS,
    *activity.ROWS,
    *streams.ROWS,
    *signatures.ROWS,
    *smtp_tokens.ROWS,
    *webhooks.ROWS,
)

ERROR_CODES: Mapping[int, ErrorRow] = MappingProxyType(
    {row.code: row for row in sorted(_ROWS, key=lambda row: row.code)}
)
