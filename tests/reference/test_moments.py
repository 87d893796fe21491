"""Times of every spelling in one zone and one form; what is no time stays as it is."""

import pytest

from helpers.reference.moments import in_order, in_utc, instant, moment


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-05T04:00:00.0000000-05:00",
        "2026-01-05T09:00:00Z",
        "2026-01-05T09:00:00.9999999+00:00",
        "2026-01-05 14:30:00+05:30",
    ],
)
def test_one_instant_reads_the_same_whatever_its_zone(text: str) -> None:
    assert in_utc(text) == "2026-01-05 09:00:00 UTC"


@pytest.mark.parametrize("text", ["", "yesterday", "2026-01-05T09:00:00", "0001-01-01T00:00:00+05:00"])
def test_what_has_no_place_in_utc_is_shown_as_it_is(text: str) -> None:
    assert in_utc(text) == text


def test_instants_are_in_order_where_their_texts_are_not() -> None:
    assert instant("yesterday") < instant("2026-01-05T04:00:01-05:00") < instant("2026-01-05T09:00:02Z")


def test_a_time_without_a_zone_is_no_moment() -> None:
    assert moment("2026-01-05T09:00:00") is None
    assert moment("2026-01-05T09:00:00Z") is not None


def test_rows_stand_in_order_of_their_instants_whatever_their_zones() -> None:
    rows = ["2026-01-05T14:00:05Z", "2026-01-05T09:05:00-05:00", "2026-01-05T14:00:00Z"]
    assert in_order(rows, str) == (rows[2], rows[0], rows[1])


def test_a_row_without_a_time_stays_behind_the_one_it_came_after() -> None:
    rows = ["soon", "2026-01-05T09:00:02Z", "", "2026-01-05T04:00:01-05:00", "later", "2026-01-05T09:00:02Z"]
    assert in_order(rows, str) == (rows[0], rows[3], rows[4], rows[1], rows[2], rows[5])
