"""Dates are written and read as Postmark's: US-Eastern time, summer time included."""

from datetime import UTC, datetime

import pytest

from helpers.practice.dates import eastern_precise, eastern_seconds, read_date, utc_seconds

WINTER = datetime(2026, 1, 5, 9, 0, 0, 417_865, tzinfo=UTC)
SUMMER = datetime(2026, 7, 5, 9, 0, tzinfo=UTC)


def test_precise_dates_have_seven_fraction_digits_and_an_eastern_offset() -> None:
    assert eastern_precise(WINTER) == "2026-01-05T04:00:00.4178650-05:00"
    assert eastern_precise(SUMMER) == "2026-07-05T05:00:00.0000000-04:00"


def test_dates_of_streams_and_bounces_have_no_fraction() -> None:
    assert eastern_seconds(WINTER) == "2026-01-05T04:00:00-05:00"
    assert utc_seconds(WINTER) == "2026-01-05T09:00:00Z"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-05", datetime(2026, 1, 5, 5, 0, tzinfo=UTC)),
        ("2026-01-05T04:00:00", datetime(2026, 1, 5, 9, 0, tzinfo=UTC)),
        ("2026-07-05T04:00:00", datetime(2026, 7, 5, 8, 0, tzinfo=UTC)),
        ("2026-01-05T04:00:00Z", datetime(2026, 1, 5, 4, 0, tzinfo=UTC)),
    ],
)
def test_a_date_without_an_offset_is_eastern_time(text: str, moment: datetime) -> None:
    assert read_date(text) == moment


def test_a_bare_day_as_the_end_includes_the_whole_day() -> None:
    assert read_date("2026-01-05", last_instant=True) > datetime(2026, 1, 6, 4, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "2026-01-05T25:00:00", "2026-1-5"])
def test_what_is_no_date_raises(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_date(text)
