"""Ids are distinct, look like Postmark's, and come in the same order every time."""

from uuid import UUID

from helpers.practice.ids import Ids
from helpers.reference.practice_tokens import is_practice_token


def test_message_ids_are_lowercase_uuids_of_36_characters() -> None:
    text = Ids().message_id()
    assert str(UUID(text)) == text
    assert len(text) == 36


def test_the_same_seed_gives_the_same_ids() -> None:
    one, other = Ids(7), Ids(7)
    assert [one.message_id() for _ in range(5)] == [other.message_id() for _ in range(5)]
    assert Ids(8).message_id() != Ids(7).message_id()


def test_ids_are_distinct() -> None:
    ids = Ids()
    assert len({ids.message_id() for _ in range(500)}) == 500
    assert len({ids.number() for _ in range(500)}) == 500


def test_a_new_servers_token_is_visibly_artificial() -> None:
    token = Ids().server_token("My Shop: Größe!", 1004)
    assert token == "practice-server-token-my-shop-gr-e-1004"
    assert is_practice_token(token)


def test_a_name_without_letters_still_makes_a_token() -> None:
    assert Ids().server_token("日本", 1004) == "practice-server-token-server-1004"
