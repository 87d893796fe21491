"""Canary tokens, entered or in replies: no form of a delivery, a pre-flight or a remedy shows one."""

import json
from collections.abc import Callable

import pytest

from helpers.client.token import Token
from helpers.diagnosis.delivery.records import Delivery
from helpers.diagnosis.delivery.remedies import unsuppress
from helpers.diagnosis.preflight.preflight import preflight
from helpers.diagnosis.preflight.records import Preflight
from helpers.display.delivery_card import delivery_card
from helpers.display.delivery_json import delivery_as_json, mended_as_json, preflight_as_json
from helpers.display.delivery_picture import delivery_picture
from helpers.display.delivery_text import delivery_as_text, preflight_as_text
from helpers.display.markup import to_html
from helpers.display.preflight_card import preflight_card
from helpers.practice.faults import FaultKind
from helpers.practice.world import World
from tests.diagnosis.deliveries import ADA, GOOD, investigated, suppressed
from tests.diagnosis.wide_worlds import Change, connected, demo_app, failing, sibling, world_with
from tests.leaks.canary import canary, shows
from tests.leaks.conftest import Pages
from tests.leaks.test_records import SURFACES
from tests.practice.talk import message_id as sent_in

SERVER, SIBLING, ACCOUNT = canary(), canary(), canary()
ALL = [SERVER, SIBLING, ACCOUNT]
DELIVERY_FORMS: dict[str, Callable[[Delivery], str]] = {
    "card": lambda delivery: to_html(delivery_card(delivery)),
    "picture": lambda delivery: delivery_picture(delivery).standalone() + repr(delivery_picture(delivery)),
    "json": lambda delivery: json.dumps(delivery_as_json(delivery)),
    "text": delivery_as_text,
}
PREFLIGHT_FORMS: dict[str, Callable[[Preflight], str]] = {
    "card": lambda found: to_html(preflight_card(found)),
    "json": lambda found: json.dumps(preflight_as_json(found)),
    "text": preflight_as_text,
}
CHANGES: dict[str, tuple[Change, ...]] = {
    "well": (),
    "suppressed": (suppressed(),),
    "a broken reply": (failing("GET /server", FaultKind.TRUNCATED_JSON),),
    "a wrong content type": (failing("GET /server", FaultKind.WRONG_CONTENT_TYPE),),
}


def world_of_canaries(*changes: Change) -> World:
    def account(world: World) -> None:
        world.account.tokens.append(ACCOUNT)

    return world_with(account, sibling(SERVER), sibling(SIBLING), *changes)


def leaks(shown: str) -> list[str]:
    return [secret for secret in ALL if shows(shown, secret)]


@pytest.mark.parametrize("token", [SERVER, ACCOUNT], ids=["server", "account"])
@pytest.mark.parametrize("how", CHANGES)
async def test_no_form_of_a_delivery_shows_a_secret(how: str, token: str) -> None:
    world = world_of_canaries(*CHANGES[how])
    asked = await investigated(world, token, recipient=ADA)
    for show in (*DELIVERY_FORMS.values(), *SURFACES.values()):
        assert leaks(show(asked.delivery)) == []
    assert leaks(repr(asked.said)) == []


async def test_a_token_in_the_mail_itself_is_shown_by_no_form() -> None:
    world = world_of_canaries()
    message_id = sent_in(world, To=ADA, Subject=f"token {SERVER}", TextBody=SERVER)
    delivery = (await investigated(world, SERVER, message_id=message_id)).delivery
    for show in (*DELIVERY_FORMS.values(), *SURFACES.values()):
        assert leaks(show(delivery)) == []


@pytest.mark.parametrize("how", CHANGES)
async def test_no_form_of_a_pre_flight_shows_a_secret(how: str) -> None:
    connection, _listening = connected(world_of_canaries(*CHANGES[how]))
    async with connection:
        found = await preflight(connection, GOOD, Token(SERVER), Token(ACCOUNT))
    for show in (*PREFLIGHT_FORMS.values(), *SURFACES.values()):
        assert leaks(show(found)) == []


async def test_no_form_of_a_remedy_shows_a_secret() -> None:
    connection, _listening = connected(world_of_canaries(suppressed()))
    async with connection:
        mended = await unsuppress(connection, Token(SERVER), "outbound", ADA)
    for show in (lambda one: json.dumps(mended_as_json(one)), *SURFACES.values()):
        assert leaks(show(mended)) == []


async def test_the_secrets_were_there_to_be_shown() -> None:
    world = world_of_canaries()
    assert {SERVER, SIBLING} <= set(demo_app(world).tokens)
    exchanges = (await investigated(world, SERVER, recipient=ADA)).delivery.exchanges
    found = {token for one in exchanges if one.answered for token in one.answered.tokens_found}
    assert {Token(SERVER), Token(SIBLING)} <= found


async def test_no_logger_hears_a_secret(pages: Pages) -> None:
    await investigated(world_of_canaries(), SERVER, recipient=ADA)
    assert leaks(pages.text) == []
