"""docs/practice-coverage.md says what the practice Postmark does today."""

from helpers.practice.refusals.table import REFUSALS
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.operations import OPERATIONS
from tools.write_practice_coverage import PAGE, page


def test_the_page_is_in_step() -> None:
    """When it is not: python tools/write_practice_coverage.py"""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_page_tells_everything() -> None:
    text = page()
    assert all(f"| `{key}` |" in text for key in OPERATIONS)
    assert all(f"\n| {code} | {row.meaning} |" in text for code, row in ERROR_CODES.items())
    assert all(f"| {row.code} | {row.http} | `{row.text}` |" in text for row in REFUSALS.values())


def test_tables_are_whole() -> None:
    widths: list[set[int]] = [set()]
    for line in page().splitlines():
        if line.startswith("|"):
            widths[-1].add(line.replace("\\|", "").count("|"))
        else:
            widths.append(set())
    assert {len(one) for one in widths if one} == {1}
