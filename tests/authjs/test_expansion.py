"""Variables that refer to others: expanded where Next.js or Vite does so, and never guessed elsewhere."""

import pytest

from helpers.authjs.doctor import diagnose
from helpers.authjs.examine_key import keys_in_use
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.authjs.application import Pieces, env, package, situation

NEXT = package(next="15.5.0", next_auth="5.0.0-beta.32")
PM = f"PM={SERVER_TOKEN}\n"


def value(pieces: Pieces) -> tuple[str, bool]:
    """What the key holds, and whether that is open."""
    (entry,) = situation(pieces).entries("AUTH_POSTMARK_KEY")
    return entry.value, entry.is_open


@pytest.mark.parametrize("written", ["${PM}", "$PM", '"${PM}"', "$OTHER"])
def test_next_puts_the_value_there(written: str) -> None:
    pieces = env(f"{PM}OTHER=$PM\nAUTH_POSTMARK_KEY={written}\n") + NEXT
    assert value(pieces) == (SERVER_TOKEN, False)
    assert diagnose(pieces).findings == ()


def test_vite_does_too() -> None:
    assert value(env(f"{PM}AUTH_POSTMARK_KEY=$PM\n") + package(vite="7.0.0")) == (SERVER_TOKEN, False)


def test_a_file_that_is_loaded_before_counts() -> None:
    assert value(env("AUTH_POSTMARK_KEY=$PM\n") + env(PM, ".env.local") + NEXT) == (SERVER_TOKEN, False)


def test_a_later_file_counts_for_vite_alone() -> None:
    pieces = env(PM) + env("AUTH_POSTMARK_KEY=$PM\n", ".env.local")
    assert value(pieces + package(vite="7.0.0")) == (SERVER_TOKEN, False)
    assert value(pieces + NEXT) == ("$PM", True)


def test_the_process_counts_first() -> None:
    pieces = env("AUTH_PM=x\nAUTH_POSTMARK_KEY=$AUTH_PM\n") + NEXT
    (entry,) = situation(pieces, {"AUTH_PM": SERVER_TOKEN}).entries("AUTH_POSTMARK_KEY")
    assert entry.value == SERVER_TOKEN


@pytest.mark.parametrize("pieces", [env("AUTH_POSTMARK_KEY=${PM}\n") + NEXT, env("AUTH_POSTMARK_KEY=${PM}\n")])
def test_what_cannot_be_followed_stays_open(pieces: Pieces) -> None:
    diagnosis = diagnose(pieces)
    assert (diagnosis.findings, keys_in_use(pieces).entries) == ((), ())
    (sentence,) = [one for one in diagnosis.unclear if "refers to another variable" in one]
    assert sentence.startswith("AUTH_POSTMARK_KEY in .env, line 1: ")


def test_without_next_nothing_expands_it() -> None:
    (found,) = diagnose(env(f"{PM}AUTH_POSTMARK_KEY=$PM\n") + package(auth__core="0.41.0")).findings
    assert found.code == "AUTHJS316"


def test_two_that_refer_to_each_other_end() -> None:
    assert value(env("A=$AUTH_POSTMARK_KEY\nAUTH_POSTMARK_KEY=$A\n") + NEXT)[1]


def test_an_escaped_dollar_is_none() -> None:
    assert value(env("AUTH_POSTMARK_KEY=\\$PM\n") + NEXT) == ("\\$PM", False)
