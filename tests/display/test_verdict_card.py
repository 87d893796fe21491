"""A verdict's card: what it warns of, where it leads, and what it leaves folded."""

from dataclasses import replace

import pytest

from helpers.diagnosis.records import Verdict
from helpers.display.markup import Element
from helpers.display.verdict_card import verdict_card
from helpers.lab import open_lab
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN, TOKEN_KINDS, TokenKind

KINDS = {TokenKind.SERVER: SERVER_TOKEN, TokenKind.ACCOUNT: ACCOUNT_TOKEN, TokenKind.TEST: TEST_TOKEN}
ALL = [*KINDS.values(), "practice-nobody", "somebody else's"]


async def verdict_on(token: str) -> Verdict:
    lab = open_lab("practice")
    verdict = await lab.examine(token)
    await lab.aclose()
    return verdict


def text(card: Element) -> str:
    return " ".join(" ".join(card.itertext()).split())


def links(card: Element) -> list[str | None]:
    return [one.get("href") for one in card.findall(".//div[@class='tokenlab-next']//a")]


def unfolded(card: Element) -> list[str | None]:
    return [one.findtext("summary") for one in card.findall("details") if one.get("open")]


@pytest.mark.parametrize("kind", KINDS)
async def test_it_says_what_the_token_may_and_may_not_do(kind: TokenKind) -> None:
    card = text(verdict_card(await verdict_on(KINDS[kind])))
    assert f"✓ {TOKEN_KINDS[kind].opens}" in card
    assert f"✗ {TOKEN_KINDS[kind].cannot}" in card


@pytest.mark.parametrize("token", ALL)
async def test_only_an_account_token_is_warned_of(token: str) -> None:
    card = text(verdict_card(await verdict_on(token)))
    assert ("It belongs in no application." in card) == (token == ACCOUNT_TOKEN)


@pytest.mark.parametrize("token", [ACCOUNT_TOKEN, "practice-nobody"])
async def test_without_a_server_token_it_leads_to_where_they_are_found(token: str) -> None:
    assert links(verdict_card(await verdict_on(token))) == ["https://account.postmarkapp.com/servers"]


async def test_a_practice_server_has_no_page_to_lead_to() -> None:
    assert links(verdict_card(await verdict_on(SERVER_TOKEN))) == []


async def test_a_server_token_leads_to_its_own_server() -> None:
    live = replace(await verdict_on(SERVER_TOKEN), practice=False)
    assert live.server
    assert links(verdict_card(live)) == [live.server.link]


async def test_a_link_that_a_reply_made_up_is_not_followed() -> None:
    live = replace(await verdict_on(SERVER_TOKEN), practice=False)
    assert live.server
    for link in ("javascript:alert(1)", "https://account.postmarkapp.com.example.com/", ""):
        assert links(verdict_card(replace(live, server=replace(live.server, link=link)))) == []


@pytest.mark.parametrize("token", ALL)
async def test_the_line_to_copy_is_for_server_tokens_and_holds_none(token: str) -> None:
    lines = [one.text for one in verdict_card(await verdict_on(token)).findall(".//code[@class='tokenlab-copy']")]
    assert lines == (["AUTH_POSTMARK_KEY="] if token == SERVER_TOKEN else [])


async def test_a_finding_that_matters_is_not_folded_away() -> None:
    assert unfolded(verdict_card(await verdict_on(SANDBOX_SERVER_TOKEN))) == ["What was found"]
    assert unfolded(verdict_card(await verdict_on("Bearer of something"))) == ["What was found"]


@pytest.mark.parametrize("token", [SERVER_TOKEN, ACCOUNT_TOKEN, "practice-nobody"])
async def test_what_the_card_has_told_already_stays_folded(token: str) -> None:
    assert unfolded(verdict_card(await verdict_on(token))) == []


async def test_the_two_requests_that_decide_stand_side_by_side() -> None:
    both = verdict_card(await verdict_on(ACCOUNT_TOKEN)).findall("div[@class='tokenlab-two']/div")
    assert [text(one).split(" Request and reply")[0] for one in both] == [
        "as X-Postmark-Server-Token ✗ refused GET /deliverystats → 401"
        " ErrorCode 10: Request does not contain a valid Server token.",
        "as X-Postmark-Account-Token ✓ accepted GET /domains → 200",
    ]
