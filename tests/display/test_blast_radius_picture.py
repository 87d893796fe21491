"""The drawing of a blast radius: the numbers of one account, described, coloured by the theme, folded when large."""

from xml.etree import ElementTree

import pytest

from helpers.diagnosis.blast_radius.records import BlastRadius
from helpers.display.blast_radius_picture import MOST_SERVERS, blast_radius_picture
from helpers.display.picture import Picture
from helpers.display.theme import THEME_CSS
from helpers.practice.faults import FaultKind
from helpers.practice.world import World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN
from tests.diagnosis.wide_worlds import Change, demo_app, failing, radius_in, sent, servers, sibling, world_with

SILENT_SERVERS = failing("GET /servers", FaultKind.TIMEOUT)


async def radius(token: str, *changes: Change) -> BlastRadius:
    return (await radius_in(world_with(*changes), token)).radius


async def picture(token: str, *changes: Change) -> Picture:
    return blast_radius_picture(await radius(token, *changes))


def labels(drawn: Picture) -> list[str]:
    return [text.text or "" for text in drawn.svg().iter("text")]


def renamed(name: str) -> Change:
    def change(world: World) -> None:
        demo_app(world).name = name

    return change


def no_servers(world: World) -> None:
    for server in tuple(world.servers.values()):
        world.remove_server(server)


@pytest.mark.parametrize("token", [ACCOUNT_TOKEN, SERVER_TOKEN, TEST_TOKEN, "practice-nobody", ""])
async def test_the_same_radius_is_the_same_drawing_to_the_byte(token: str) -> None:
    assert (await picture(token))._repr_html_() == (await picture(token))._repr_html_()


@pytest.mark.parametrize("token", [ACCOUNT_TOKEN, SERVER_TOKEN, TEST_TOKEN, "practice-nobody"])
async def test_every_colour_follows_the_theme_and_has_a_plain_one_to_fall_back_on(token: str) -> None:
    css = THEME_CSS.read_text(encoding="utf-8")
    for shape in (await picture(token, servers(9))).svg().iter():
        painted = [name for name in ("fill", "stroke") if shape.get(name, "none") != "none"]
        assert len(shape.get("class", "").split()) >= len(painted)
        assert all(f".{name} {{" in css for name in shape.get("class", "").split())
        assert all(shape.attrib[name].startswith("#") for name in painted)


async def test_it_shows_the_numbers_of_this_account() -> None:
    drawn = await picture(ACCOUNT_TOKEN, sent(3), sibling("practice-b"))
    assert {"◆ account token", "“Demo app”", "● 2 server tokens · 3 messages", "● 3 messages"} <= set(labels(drawn))
    assert {"“Demo tests”, Sandbox", "● example.com", "● ada@example.net"} <= set(labels(drawn))
    assert drawn.title == "Whoever holds this account token reaches 2 servers with 3 server tokens, and 3 messages."


async def test_many_servers_are_folded_into_one_line() -> None:
    drawn = await picture(ACCOUNT_TOKEN, servers(39))
    assert sum(label.startswith("“") for label in labels(drawn)) == MOST_SERVERS
    assert "and 37 more servers" in labels(drawn)
    assert "And 37 more servers." in drawn.sentences


async def test_a_server_token_shows_its_streams_and_what_it_can_do() -> None:
    drawn = labels(await picture(SERVER_TOKEN, sent(2)))
    assert {"● server token", "streams: outbound 2, broadcast 0, inbound 0"} <= set(drawn)
    assert {"Send", "Read", "Destroy"} <= set(drawn)
    assert "Create" not in drawn


async def test_a_sandbox_has_a_dashed_frame_and_delivers_nothing() -> None:
    drawn = await picture(SANDBOX_SERVER_TOKEN)
    assert [rect.get("stroke-dasharray") for rect in drawn.svg().iter("rect")].count("6 5") == 1
    assert "● accepted, never delivered" in labels(drawn)


@pytest.mark.parametrize(
    ("change", "label"), [(SILENT_SERVERS, "servers that could not be read"), (no_servers, "no server yet")]
)
async def test_no_server_to_draw_is_said(change: Change, label: str) -> None:
    assert label in labels(await picture(ACCOUNT_TOKEN, change))


async def test_senders_that_were_not_all_read_are_said() -> None:
    silent = failing("GET /senders", FaultKind.TIMEOUT)
    assert "others could not be read" in labels(await picture(ACCOUNT_TOKEN, silent))
    assert "others could not be read" not in labels(await picture(ACCOUNT_TOKEN))


@pytest.mark.parametrize("name", ["x" * 400, "漢" * 60, "a\x00\x1b[2J\u202e", "<script>alert(1)</script>"])
async def test_any_name_leaves_a_sound_drawing_and_stays_inside_it(name: str) -> None:
    drawn = await picture(SERVER_TOKEN, renamed(name))
    assert max(map(len, labels(drawn))) < 60
    assert "<script>" not in drawn._repr_html_()
    ElementTree.fromstring(drawn.standalone())


async def test_the_twin_tells_what_the_drawing_shows() -> None:
    drawn = await picture(ACCOUNT_TOKEN, sent(3), SILENT_SENDERS)
    told = " ".join(repr(drawn).split())
    assert all(words in told for words in (drawn.title, drawn.rule, "“Demo app”", "3 messages", "Not read: The sender"))


SILENT_SENDERS = failing("GET /senders", FaultKind.TIMEOUT)


async def test_a_screen_reader_gets_name_and_description() -> None:
    drawn = await picture(SERVER_TOKEN)
    told = {part.get("id"): part.text for part in drawn.svg() if part.tag in ("title", "desc")}
    assert [told[name] for name in drawn.svg().attrib["aria-labelledby"].split()] == [drawn.title, drawn.rule]


async def test_an_unknown_token_has_no_reach_to_draw() -> None:
    assert labels(await picture("practice-nobody")) == ["✗ not accepted", "••••"]
