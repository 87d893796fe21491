"""The bounce types against the numbers of the official JavaScript client's enumeration."""

import pytest

from helpers.reference.bounce_types import BOUNCE_TYPES, Deactivates
from helpers.reference.sources import Standing

TYPE_CODES = {
    "HardBounce": 1,
    "Transient": 2,
    "Unsubscribe": 16,
    "Subscribe": 32,
    "AutoResponder": 64,
    "AddressChange": 128,
    "DnsError": 256,
    "SpamNotification": 512,
    "OpenRelayTest": 1024,
    "Unknown": 2048,
    "SoftBounce": 4096,
    "VirusNotification": 8192,
    "ChallengeVerification": 16384,
    "BadEmailAddress": 100000,
    "SpamComplaint": 100001,
    "ManuallyDeactivated": 100002,
    "Unconfirmed": 100003,
    "Blocked": 100006,
    "SMTPApiError": 100007,
    "InboundError": 100008,
    "DMARCPolicy": 100009,
    "TemplateRenderingFailed": 100010,
}
ROWS = list(BOUNCE_TYPES.values())


def test_names_and_numbers() -> None:
    assert {name: row.type_code for name, row in BOUNCE_TYPES.items()} == TYPE_CODES


def test_each_row_stands_under_its_own_name() -> None:
    assert [name for name, row in BOUNCE_TYPES.items() if row.name != name] == []


def test_titles_are_distinct() -> None:
    assert len({row.title for row in ROWS}) == len(ROWS) == 22


def test_which_types_suppress_and_for_what_reason() -> None:
    assert {row.name: row.suppression_reason for row in ROWS if row.deactivates is Deactivates.ALWAYS} == {
        "HardBounce": "HardBounce",
        "SpamComplaint": "SpamComplaint",
        "ManuallyDeactivated": "ManualSuppression",
    }


def test_no_other_type_claims_a_reason() -> None:
    others = [row for row in ROWS if row.deactivates is not Deactivates.ALWAYS]
    assert {row.suppression_reason for row in others} == {None}


@pytest.mark.parametrize("name", ["HardBounce", "SpamComplaint", "SoftBounce"])
def test_what_postmark_says_about_the_address_is_documented(name: str) -> None:
    assert BOUNCE_TYPES[name].deactivation_source.standing is Standing.DOCUMENTED


def test_what_it_does_not_say_is_called_an_assumption() -> None:
    known = {"HardBounce", "SpamComplaint", "SoftBounce"}
    guessed = [row.deactivation_source.standing for row in ROWS if row.name not in known]
    assert set(guessed) == {Standing.ASSUMED}
