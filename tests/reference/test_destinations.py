"""Harmless destinations: what they cause, and that nothing else is taken for one."""

import re

import pytest

from helpers.reference.bounce_types import BOUNCE_TYPES
from helpers.reference.destinations import DESTINATIONS, Destination, bounce_type_for, is_harmless

ROWS = list(DESTINATIONS.values())
BOUNCING = [row for row in ROWS if row.bounce_type]

NOT_HARMLESS = [
    "",
    "someone@example.com",
    "@blackhole.postmarkapp.com",
    "blackhole.postmarkapp.com",
    "test@blackhole.postmarkapp.com.example.com",
    "test@my.blackhole.postmarkapp.com",
    "test@notblackhole.postmarkapp.com",
    "test@postmarkapp.com",
    "someone@example.com,test@blackhole.postmarkapp.com",
    "test@blackhole.postmarkapp.com, someone@example.com",
    "test@blackhole.postmarkapp.com;someone@example.com",
    "test@blackhole.postmarkapp.com <someone@example.com>",
    "someone@example.com@blackhole.postmarkapp.com",
    "test@blackhole.postmarkapp.com\nBcc: someone@example.com",
    "test@blackhole.postmarkapp.com\n",
    " test@blackhole.postmarkapp.com",
]


def test_one_black_hole_and_every_type_but_the_spam_complaint() -> None:
    assert [row.bounce_type for row in ROWS] == [None, *(name for name in BOUNCE_TYPES if name != "SpamComplaint")]


def test_short_names() -> None:
    assert {"blackhole", "hard-bounce", "soft-bounce", "dns-error", "smtp-api-error", "dmarc-policy"} <= set(
        DESTINATIONS
    )
    assert [key for key in DESTINATIONS if not re.fullmatch(r"[a-z]+(-[a-z]+)*", key)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_each_is_harmless_in_any_letter_case(row: Destination) -> None:
    assert is_harmless(row.address)
    assert is_harmless(row.address.upper())
    assert not row.reaches_a_person


@pytest.mark.parametrize("row", BOUNCING, ids=lambda row: row.key)
def test_each_address_causes_the_bounce_it_promises(row: Destination) -> None:
    assert bounce_type_for(row.address.split("@")[0]) == row.bounce_type


@pytest.mark.parametrize("row", BOUNCING, ids=lambda row: row.key)
def test_snake_case_names_the_same_bounce(row: Destination) -> None:
    assert bounce_type_for(row.key.replace("-", "_").upper()) == row.bounce_type


@pytest.mark.parametrize("local_part", ["test", "", "SpamComplaint", "spam_complaint", "hard-bounce-2"])
def test_anything_else_bounces_hard(local_part: str) -> None:
    assert bounce_type_for(local_part) == "HardBounce"


@pytest.mark.parametrize("address", NOT_HARMLESS)
def test_nothing_else_is_harmless(address: str) -> None:
    assert not is_harmless(address)


def test_any_local_part_falls_into_the_black_hole() -> None:
    assert is_harmless("copy+1@blackhole.postmarkapp.com")


def test_a_hard_bounce_warns_of_the_refusal_to_come() -> None:
    assert "406" in DESTINATIONS["hard-bounce"].side_effect
    assert "406" not in DESTINATIONS["soft-bounce"].side_effect


def test_guesses_about_the_address_are_marked() -> None:
    assert DESTINATIONS["hard-bounce"].source.note.endswith("documented")
    assert DESTINATIONS["transient"].source.note.endswith("assumed")
