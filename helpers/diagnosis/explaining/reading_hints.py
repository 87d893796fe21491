"""Words of a line that tell whether a number beside Postmark's name is an HTTP status or an ErrorCode.

Imports the patterns. The statuses' words are those of HTTP itself, the ErrorCodes' those of Postmark's table.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from helpers.diagnosis.explaining.pattern_row import pattern

Hints = Mapping[int, re.Pattern[str]]


def _hints(words: dict[int, str]) -> Hints:
    return MappingProxyType({number: pattern(text) for number, text in words.items()})


STATUS_HINTS: Hints = _hints(
    {
        401: r"unauthori[sz]ed|\btoken|api.?key|credential",
        403: r"forbidden|blocked|denied",
        405: r"\bmethod",
        413: r"too large|payload|\bsize\b",
        422: r"unprocessable|invalid",
        500: r"internal|server error",
        502: r"gateway|proxy",
        503: r"unavailable|maintenance",
        504: r"gateway|time-?d? ?out",
    }
)
"""Source: https://www.rfc-editor.org/rfc/rfc9110#section-15, and Postmark's own table of response codes."""

CODE_HINTS: Hints = _hints(
    {
        401: r"signature|confirm",
        403: r"\bfield|\bjson\b|incompatible",
        405: r"credit|quota|allowed to send",
        413: r"\bapprov",
        422: r"server or account",
        500: r"\bpaging|\boffset\b",
        502: r"no update data|signature data",
        503: r"public (?:email )?domain",
        504: r"signature|already exists",
    }
)
"""Source: https://postmarkapp.com/developer/api/overview#error-codes, today's table and earlier ones."""

_FIELD = re.compile(
    r"\b[Ii]nvalid ['\"]?(?P<field>From|To|Cc|Bcc|ReplyTo)\b['\"]?(?: (?:e-?mail )?(?:address|field|value))?"
)


def field_in(line: str) -> str | None:
    """The field of a message that a line calls invalid, in whoever's words."""
    found = _FIELD.search(line)
    return found["field"] if found else None
