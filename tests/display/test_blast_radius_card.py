"""Cards, texts and JSON of blast radii and comparisons: the sentence first, gaps in the open, advice once."""

import json

import pytest

from helpers.diagnosis.blast_radius.compare import Comparison
from helpers.diagnosis.blast_radius.records import BlastRadius
from helpers.display.blast_radius_card import blast_radius_card
from helpers.display.blast_radius_json import blast_radius_as_json, comparison_as_json
from helpers.display.blast_radius_text import blast_radius_as_text, comparison_as_text
from helpers.display.markup import Element, to_html
from helpers.display.token_comparison_card import token_comparison_card
from helpers.practice.faults import FaultKind
from helpers.practice.world import World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from tests.diagnosis.wide_worlds import Change, compared_in, failing, radius_in, sent, servers, sibling, world_with

TOKENS = [ACCOUNT_TOKEN, SERVER_TOKEN, "POSTMARK_API_TEST", "practice-nobody", ""]


async def radius(token: str, *changes: Change) -> BlastRadius:
    return (await radius_in(world_with(*changes), token)).radius


async def comparison(first: str = ACCOUNT_TOKEN, second: str = SERVER_TOKEN, *changes: Change) -> Comparison:
    return await compared_in(world_with(*changes), first, second)


def text(card: Element) -> str:
    return " ".join(" ".join(card.itertext()).split())


@pytest.mark.parametrize("token", TOKENS)
async def test_the_card_begins_with_kind_and_sentence(token: str) -> None:
    found = await radius(token)
    card = blast_radius_card(found)
    assert (card.tag, card[0].get("class"), card[1].tag) == ("article", "tokenlab-head", "figure")
    assert card[1].findtext("p/strong") == found.headline


async def test_the_step_is_told_once() -> None:
    card = text(blast_radius_card(await radius(ACCOUNT_TOKEN)))
    assert card.count("use this one for managing only.") == 1
    assert card.count("SCOPE501") == 1


async def test_gaps_stand_in_the_open() -> None:
    silent = failing("GET /message-streams", FaultKind.TIMEOUT)
    card = blast_radius_card(await radius(SERVER_TOKEN, silent))
    open_parts = " ".join(text(part) for part in card if part.tag != "details")
    assert "? What was not read The message streams of its server: " in open_parts


async def test_without_gaps_nothing_is_said_of_them() -> None:
    assert "not read" not in text(blast_radius_card(await radius(SERVER_TOKEN)))


async def test_every_server_has_a_row_up_to_a_limit() -> None:
    table = blast_radius_card(await radius(ACCOUNT_TOKEN, servers(38))).find(".//table")
    assert table is not None
    rows = [text(row) for row in table]
    assert len(rows) == 1 + 25 + 1
    assert rows[1] == "Demo app (Live) 1: •••• 0 in 3 streams"
    assert rows[-1] == "and 15 more"


async def test_what_was_not_looked_into_is_not_called_unreadable() -> None:
    found = (await radius_in(world_with(), ACCOUNT_TOKEN, inside=0)).radius
    assert "not looked into" in text(blast_radius_card(found))
    assert "could not" not in text(blast_radius_card(found))


async def test_the_text_has_the_sentence_first_and_no_control_characters() -> None:
    found = await radius(ACCOUNT_TOKEN, sent(2))
    lines = blast_radius_as_text(found).splitlines()
    assert lines[0].startswith(found.headline)
    assert all(line.isprintable() for line in lines)
    assert "  “Demo app” (Live), server tokens: 1 (••••), 2 messages" in lines


@pytest.mark.parametrize("token", TOKENS)
async def test_the_json_says_the_same(token: str) -> None:
    found = await radius(token)
    said = json.loads(json.dumps(blast_radius_as_json(found)))
    assert (said["kind"], said["headline"]) == (found.kind, found.headline)
    assert [one["code"] for one in said["findings"]] == [one.code for one in found.findings]
    assert (said["servers"] is None) == (found.servers is None)


async def test_the_fields_that_programs_read() -> None:
    found = (await radius_in(world_with(sent(2), servers(3)), ACCOUNT_TOKEN, inside=1)).radius
    said = json.loads(json.dumps(blast_radius_as_json(found)))
    assert said["server_count"] == {"value": 5, "at_least": False}
    assert said["message_count"] == {"value": 2, "at_least": True}
    assert said["domains"] == [{"name": "example.com", "confirmed": True}, {"name": "example.org", "confirmed": False}]
    first, second, *_rest = said["servers"]
    assert (first["looked_into"], first["message_count"]) == (True, {"value": 2, "at_least": False})
    assert (second["looked_into"], second["message_streams"]) == (False, None)


async def test_a_comparison_shows_both_sides_what_is_known_and_the_least() -> None:
    card = text(token_comparison_card(await comparison()))
    assert card.startswith("One account token and one server token. Account: the same. The first ◆ account token")
    assert "Same account? ✓ the same GET /servers shows the server token" in card
    assert "Same server?" not in card
    assert "Least that sends ✓ the second" in card


async def test_an_open_question_is_marked_as_one() -> None:
    card = text(token_comparison_card(await comparison(SERVER_TOKEN, SANDBOX_SERVER_TOKEN)))
    assert "Same server? ✗ different" in card
    assert "Same account? ? can't tell" in card


async def test_a_likely_answer_is_not_shown_as_a_certain_one() -> None:
    def second(world: World) -> None:
        world.account.tokens.append("practice-second")

    card = text(token_comparison_card(await comparison(ACCOUNT_TOKEN, "practice-second", second)))
    assert "Same account? ? probably the same" in card


async def test_text_and_json_of_a_comparison() -> None:
    found = await comparison(SERVER_TOKEN, "practice-b", sibling("practice-b"))
    said = comparison_as_json(found)
    assert said["same_server"] == {
        "likeness": "the same",
        "confidence": "certain",
        "because": found.same_server.because,
    }
    assert said["least"] == {"pick": "either", "because": found.least.because, "next_step": found.least.next_step}
    assert comparison_as_text(found).splitlines()[0] == found.headline
    assert "<script" not in to_html(token_comparison_card(found))
