"""Where the environment's token comes from, and what is odd about the other variables."""

import pytest

from helpers.client.token import Token
from helpers.diagnosis.origin import VARIABLES, from_environment
from helpers.reference.token_kinds import TokenKind


def test_an_empty_environment_holds_nothing() -> None:
    token, origin = from_environment({"PATH": "/bin"})
    assert token is None
    assert (origin.words, origin.empty, origin.differing) == ("nowhere", (), ())


@pytest.mark.parametrize("name", VARIABLES)
def test_every_variable_is_read(name: str) -> None:
    token, origin = from_environment({name: "some-token"})
    assert token == Token("some-token")
    assert origin.words == f"the environment variable {name}"
    assert origin.meant_for is (None if name == "POSTMARK_TOKEN" else TokenKind.SERVER)


def test_the_order_is_the_documented_one() -> None:
    names = ["POSTMARK_TOKEN", "AUTH_POSTMARK_KEY", "POSTMARK_SERVER_TOKEN", "POSTMARK_API_TOKEN", "POSTMARK_API_KEY"]
    assert list(VARIABLES) == names
    for at, name in enumerate(names):
        token, _origin = from_environment({later: f"token-{later}" for later in reversed(names[at:])})
        assert token == Token(f"token-{name}")


@pytest.mark.parametrize("nothing", ["", " ", "\n"])
def test_an_empty_variable_counts_as_unset_and_is_reported(nothing: str) -> None:
    token, origin = from_environment({"POSTMARK_TOKEN": nothing, "POSTMARK_API_KEY": "some-token"})
    assert token == Token("some-token")
    assert origin.empty == ("POSTMARK_TOKEN",)
    assert from_environment({"POSTMARK_TOKEN": nothing})[1].empty == ("POSTMARK_TOKEN",)


def test_another_token_elsewhere_is_reported() -> None:
    environment = {"POSTMARK_TOKEN": "a", "AUTH_POSTMARK_KEY": "a", "POSTMARK_API_TOKEN": "b", "POSTMARK_API_KEY": "a "}
    assert from_environment(environment)[1].differing == ("POSTMARK_API_TOKEN", "POSTMARK_API_KEY")


def test_a_token_is_taken_as_it_stands() -> None:
    token, _origin = from_environment({"POSTMARK_TOKEN": ' "quoted"\n'})
    assert token == Token(' "quoted"\n')


def test_what_has_to_be_unset_to_test_another_token_is_known() -> None:
    environment = {"POSTMARK_TOKEN": "a", "AUTH_POSTMARK_KEY": "a", "POSTMARK_API_TOKEN": "b"}
    assert from_environment(environment)[1].to_unset == ("POSTMARK_TOKEN", "AUTH_POSTMARK_KEY")
    assert from_environment({"POSTMARK_TOKEN": "a"})[1].to_unset == ()
    assert from_environment(environment, "the file's")[1].to_unset == ()
