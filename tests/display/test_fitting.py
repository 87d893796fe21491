"""Texts in drawings are cut to the room they have, wide letters counted as wide."""

import pytest

from helpers.display.fitting import fit


def test_what_fits_stays_as_it_is() -> None:
    assert fit("ada@example.net", 200, 14) == "ada@example.net"


@pytest.mark.parametrize("text", ["m" * 40, "W" * 40, "漢字" * 20, "il" * 40])
def test_what_is_too_long_ends_in_an_ellipsis_and_wide_letters_end_sooner(text: str) -> None:
    cut = fit(text, 200, 14)
    assert cut.endswith("…")
    assert len(fit("i" * 90, 200, 14)) >= len(cut)


def test_bold_and_larger_letters_need_more_room() -> None:
    plain, bold, large = fit("x" * 90, 200, 14), fit("x" * 90, 200, 14, bold=True), fit("x" * 90, 200, 20)
    assert len(plain) > len(bold) > len(large)
