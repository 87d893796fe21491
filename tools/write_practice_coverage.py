"""Writes docs/practice-coverage.md: what the practice Postmark imitates, what it leaves out, and how each is known.

The page is the report of `GET /practice/coverage` as tables; a test holds the two in step.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from helpers.practice.coverage import coverage

PAGE = Path(__file__).parents[1] / "docs" / "practice-coverage.md"

_INTRODUCTION = """\
# What the practice Postmark imitates

This page is written by `python tools/write_practice_coverage.py` from the practice Postmark itself, which reports the
same at `GET /practice/coverage`. Every row says how it is known:

- **documented**: one of Postmark's own pages says so;
- **observed**: it was seen in a reply of Postmark's or in an official client, and published;
- **assumed**: nobody has shown it; the link leads to the nearest page, and the note says what is assumed.

Every HTTP reply of the practice Postmark carries the same in its header `X-Practice-Postmark`.
"""

_ERROR_CODES = """\
## ErrorCodes

Reach says what it takes for the code to appear: a request (`api`), a state of the account or a plan (`account`),
something on Postmark's side (`support`), or nothing public (`none`).
"""

_REFUSALS = """\
## Refusals

The exact texts. What stands in braces is filled in; status 200 means that the text belongs to one item of a reply.
"""


_COUNTED = (("operations", "operations"), ("refusals", "refusals"), ("ErrorCodes", "error_codes"), ("SMTP", "smtp"))


def page() -> str:
    """The whole page."""
    report: Any = coverage()
    parts = (
        _INTRODUCTION,
        _summary(report),
        _operations(report["operations"]),
        _left_out(report["left_out"]),
        _smtp(report["smtp"]),
        _error_codes(report["error_codes"]),
        _refusals(report["refusals"]),
    )
    return "\n".join(parts)


def _summary(report: Any) -> str:
    rows = []
    for title, key in _COUNTED:
        counts = Counter(row["standing"] for row in report[key])
        imitated = sum(row.get("imitated", True) for row in report[key])
        rows.append(
            (title, len(report[key]), imitated, *(counts[one] for one in ("documented", "observed", "assumed")))
        )
    return _table(("", "all", "imitated", "documented", "observed", "assumed"), rows)


def _operations(rows: Any) -> str:
    cells = [
        (f"`{row['operation']}`", row["group"], row["token"], row["effect"], _yes(row["imitated"]), _known(row))
        for row in rows
    ]
    header = ("operation", "group", "token", "effect", "imitated", "known from")
    return f"## Operations\n\n{_table(header, cells)}"


def _left_out(rows: Any) -> str:
    cells = [(row["sentence"], ", ".join(f"`{one}`" for one in row["operations"])) for row in rows]
    return f"## Left out\n\n{_table(('what', 'shows at'), cells)}"


def _smtp(rows: Any) -> str:
    cells = [(row["sentence"], _known(row)) for row in rows]
    return f"## SMTP\n\n{_table(('what happens', 'known from'), cells)}"


def _error_codes(rows: Any) -> str:
    cells = [(row["ErrorCode"], row["meaning"], row["reach"], row["why_not"] or "yes", _known(row)) for row in rows]
    header = ("ErrorCode", "meaning", "reach", "imitated, or why not", "known from")
    return f"{_ERROR_CODES}\n{_table(header, cells)}"


def _refusals(rows: Any) -> str:
    ordered = sorted(rows, key=lambda row: (row["ErrorCode"], row["refusal"]))
    cells = [(row["ErrorCode"], row["status"], f"`{row['Message']}`", _known(row)) for row in ordered]
    return f"{_REFUSALS}\n{_table(('ErrorCode', 'HTTP status', 'Message', 'known from'), cells)}"


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _known(row: Any) -> str:
    note = f": {row['note']}" if row["note"] else ""
    return f"[{row['standing']}]({row['source']}){note}"


def _table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = [list(header), None, *map(list, rows)]
    return "".join("| --- " * len(lines[0] or ()) + "|\n" if one is None else _line(one) for one in lines)


def _line(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |\n"


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name}: written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
