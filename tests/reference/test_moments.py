"""Times of every spelling in one zone and one form; what is no time stays as it is."""

import pytest

from helpers.reference.moments import in_utc, instant, moment


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
