"""docs/comparison.md, made from the rows: `python -m tests.practice.comparison_page` writes it anew."""

from pathlib import Path

from tests.practice.comparison import PEERS, ROWS

PAGE = Path(__file__).parents[2] / "docs" / "comparison.md"

_BEGIN = """\
# The practice Postmark beside others

This page is written by `python -m tests.practice.comparison_page`. Every *yes* in the second column is a run in
`tests/practice/comparison_claims.py`, and the tests fail when one does not hold. Every other cell says how it is known:

- **run**: the program was started and asked;
- **source**: read in its source;
- **docs**: read in its documentation or in its issues.
"""

_END = """\
## Where others do more

- postmock passes nearly all of the integration suites of nine official clients, unchanged, and reports the counts; here
  two official clients are used, by tests of this project's own.
- Prism and Mockoon answer for any API that has an OpenAPI description; Prism checks requests against it.
- Mailpit shows the mail it catches in a page of its own and checks its HTML, links and spam score.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_BEGIN, table(), "", "## What was looked at", "", *_looked_at(), "", _END])


def table() -> str:
    """The table of claims, which the README shows too."""
    lines = [
        ["", "here", *(f"[{one.name}]({one.url})" for one in PEERS)],
        ["---"] * (len(PEERS) + 2),
        *([row.claim, "yes", *map(str, row.cells)] for row in ROWS),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _looked_at() -> list[str]:
    lines = [[f"[{one.name}]({one.url})", one.what, one.looked_at] for one in PEERS]
    return [f"| {' | '.join(line)} |" for line in (["who", "what it is", "what was looked at"], ["---"] * 3, *lines)]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
