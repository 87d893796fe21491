"""Canary tokens in an account's servers, entered or found: none is shown by any form of a radius or a comparison."""

import json
from collections.abc import Callable

import pytest

from helpers.client.token import Token
from helpers.diagnosis.blast_radius.compare import Comparison
from helpers.diagnosis.blast_radius.records import BlastRadius
from helpers.display.blast_radius_card import blast_radius_card
from helpers.display.blast_radius_json import blast_radius_as_json, comparison_as_json
from helpers.display.blast_radius_picture import blast_radius_picture
from helpers.display.blast_radius_text import blast_radius_as_text, comparison_as_text
from helpers.display.markup import to_html
from helpers.display.token_comparison_card import token_comparison_card
from helpers.practice.faults import FaultKind
from helpers.practice.world import World
from tests.diagnosis.wide_worlds import Change, compared_in, failing, radius_in, servers, sibling, webhook, world_with
from tests.leaks.canary import canary, shows
from tests.leaks.conftest import Pages
from tests.leaks.test_records import SURFACES

ACCOUNT, SERVER, SIBLING, PASSWORD = canary(), canary(), canary(), canary()
FOUND = [canary() for _ in range(12)]
ALL = [ACCOUNT, SERVER, SIBLING, PASSWORD, *FOUND]

RADIUS_FORMS: dict[str, Callable[[BlastRadius], str]] = {
    "card": lambda radius: to_html(blast_radius_card(radius)),
    "picture": lambda radius: blast_radius_picture(radius).standalone() + repr(blast_radius_picture(radius)),
    "json": lambda radius: json.dumps(blast_radius_as_json(radius)),
    "text": blast_radius_as_text,
}
COMPARISON_FORMS: dict[str, Callable[[Comparison], str]] = {
    "card": lambda comparison: to_html(token_comparison_card(comparison)),
    "json": lambda comparison: json.dumps(comparison_as_json(comparison)),
    "text": comparison_as_text,
}


def world_of_canaries(*changes: Change) -> World:
    def account(world: World) -> None:
        world.account.tokens.append(ACCOUNT)

    return world_with(
        account,
        sibling(SERVER),
        sibling(SIBLING),
        webhook(password=PASSWORD),
        servers(12, token=FOUND.__getitem__),
        *changes,
    )


def leaks(shown: str) -> list[str]:
    return [secret for secret in ALL if shows(shown, secret)]


CHANGES = {
    "well": (),
    "a broken reply": (failing("GET /servers", FaultKind.TRUNCATED_JSON),),
    "a wrong content type": (failing("GET /server", FaultKind.WRONG_CONTENT_TYPE),),
    "a time-out": (failing("GET /message-streams", FaultKind.TIMEOUT, times=2),),
}


@pytest.mark.parametrize("token", [ACCOUNT, SERVER], ids=["account", "server"])
@pytest.mark.parametrize("how", CHANGES)
async def test_no_form_of_a_radius_shows_a_secret(token: str, how: str) -> None:
    radius = (await radius_in(world_of_canaries(*CHANGES[how]), token)).radius
    for show in (*RADIUS_FORMS.values(), *SURFACES.values()):
        assert leaks(show(radius)) == []


@pytest.mark.parametrize(("first", "second"), [(ACCOUNT, SERVER), (SERVER, SIBLING), (SERVER, FOUND[3])])
async def test_no_form_of_a_comparison_shows_a_secret(first: str, second: str) -> None:
    comparison = await compared_in(world_of_canaries(), first, second)
    for show in (*COMPARISON_FORMS.values(), *SURFACES.values()):
        assert leaks(show(comparison)) == []


async def test_the_secrets_were_there_to_be_shown() -> None:
    radius = (await radius_in(world_of_canaries(), ACCOUNT)).radius
    held = {token for server in radius.servers or () for token in server.tokens or ()}
    assert set(map(Token, [SERVER, SIBLING, *FOUND])) <= held


async def test_masked_tokens_are_known_again() -> None:
    in_account = await compared_in(world_of_canaries(failing("GET /server", FaultKind.TIMEOUT)), ACCOUNT, FOUND[3])
    assert (
        in_account.same_account.because == "GET /servers shows the server token among those of the account’s servers."
    )
    broken = failing("GET /server", FaultKind.UNEXPECTED_ERROR, times=1)
    siblings = await compared_in(world_of_canaries(broken), SERVER, SIBLING)
    assert siblings.same_server.because == "GET /server showed the other token among the server’s own."


async def test_no_logger_hears_a_secret(pages: Pages) -> None:
    await radius_in(world_of_canaries(), ACCOUNT)
    await compared_in(world_of_canaries(), ACCOUNT, SERVER)
    assert leaks(pages.text) == []
