"""Address fields: names, quotes, lists, and what is refused with which text."""

import time

import pytest

from helpers.practice.addresses import read_addresses, read_sender
from helpers.practice.refusals.row import Refused


def pairs(text: str) -> list[tuple[str | None, str]]:
    return [(one.name, one.email) for one in read_addresses("To", text)]


def refusal(text: str) -> str:
    with pytest.raises(Refused) as caught:
        read_addresses("To", text)
    return caught.value.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("joe@example.com", [(None, "joe@example.com")]),
        ("  joe@example.com ", [(None, "joe@example.com")]),
        ("Joe <joe@example.com>", [("Joe", "joe@example.com")]),
        ("<joe@example.com>", [(None, "joe@example.com")]),
        ('"Receiver, Joe" <joe@example.com>', [("Receiver, Joe", "joe@example.com")]),
        (r'"Joe \"J, R\" Doe" <joe@example.com>', [('Joe "J, R" Doe', "joe@example.com")]),
        ("a@example.com,b@example.com", [(None, "a@example.com"), (None, "b@example.com")]),
        ("a@example.com, Bo <b@example.com>,", [(None, "a@example.com"), ("Bo", "b@example.com")]),
        ("Tëst <a+b@sub.example.co.uk>", [("Tëst", "a+b@sub.example.co.uk")]),
        ("jürgen@münchen.example", [(None, "jürgen@münchen.example")]),
        ('"joe doe"@example.com', [(None, '"joe doe"@example.com')]),
        ("", []),
        (" , ,", []),
    ],
)
def test_lists_of_addresses(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize("text", ["World", "joe", "a@b@gmail.com", "Joe <joe>", "ok@example.com, nobody"])
def test_an_address_without_exactly_one_at(text: str) -> None:
    assert refusal(text).startswith("Error parsing 'To': Illegal email address '")
    assert refusal(text).endswith("It must contain the '@' symbol.")


@pytest.mark.parametrize(
    "domain", ["yahoo.com.", "localhost", "exa mple.com", "-a.com", ".com", "a..com", "[127.0.0.1]"]
)
def test_an_address_on_an_impossible_domain(domain: str) -> None:
    assert refusal(f"joe@{domain}") == f"Error parsing 'To': Illegal email domain '{domain}' in address 'joe@{domain}'."


def test_a_quote_that_never_closes_spoils_the_address() -> None:
    assert refusal('"Jimmy Kenno <test_email@example.com>') == (
        "Error parsing 'To': Illegal email domain 'example.com>' in address 'Jimmy Kenno <test_email@example.com>'."
    )


@pytest.mark.parametrize("text", ["a b@example.com", "@example.com", "joe@example.com\nBcc: x@example.com", "a" * 400])
def test_other_malformed_addresses(text: str) -> None:
    assert refusal(text).startswith("Invalid 'To' address: '")


def test_a_name_may_not_smuggle_a_line_break() -> None:
    assert refusal("Joe\r\nBcc: eve@example.com <joe@example.com>").startswith("Invalid 'To' address")


def test_more_than_fifty_addresses_in_one_field() -> None:
    assert "51" in refusal(", ".join(f"a{number}@example.com" for number in range(51)))


@pytest.mark.parametrize("text", ["", "nobody", "a@example.com, b@example.com"])
def test_from_is_exactly_one_address(text: str) -> None:
    with pytest.raises(Refused) as caught:
        read_sender(text)
    assert caught.value.message == f"Invalid 'From' address: '{text}'."


def test_an_address_is_compared_without_letter_case() -> None:
    sender = read_sender("Joe <Joe@Example.COM>")
    assert (sender.email, sender.key, sender.domain) == ("Joe@Example.COM", "joe@example.com", "example.com")


@pytest.mark.parametrize("text", ["a-" * 200_000, '"' + '\\"' * 200_000, "<" * 200_000 + ">", "a@" + "b-" * 200_000])
def test_a_hostile_field_costs_no_time(text: str) -> None:
    before = time.process_time()
    refusal(text)
    assert time.process_time() - before < 2
