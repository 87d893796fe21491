"""Cards of results: what stands in the open, what is folded, and which words say it."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest

from helpers.client.email import Email
from helpers.client.exchange import Asked, Exchange
from helpers.client.token import Token
from helpers.display.exchange_card import exchange_card
from helpers.display.markup import Element, to_html
from helpers.display.plain import sample_as_text
from helpers.display.sample_card import sample_card
from helpers.display.snippets import curl, node_fetch, python_httpx
from helpers.display.timeline_card import timeline_card
from helpers.lab import Lab, open_lab

MESSAGE = Email(sender="hello@example.com", to="test@blackhole.postmarkapp.com", subject="Hi", text_body="A sample")
HARD = "HardBounce@bounce-testing.postmarkapp.com"


@pytest.fixture
async def lab() -> AsyncIterator[Lab]:
    opened = open_lab("practice")
    yield opened
    await opened.aclose()


def text(card: Element) -> str:
    """Everything that a card says."""
    return " ".join(" ".join(card.itertext()).split())


async def post_email(lab: Lab, **tokens: Token) -> Exchange:
    return await lab.connection.send("POST", "/email", body=MESSAGE.body, **tokens)


async def test_an_exchange_names_every_token_header(lab: Lab) -> None:
    both = await post_email(lab, server_token=lab.server_token, account_token=lab.account_token)
    assert text(exchange_card(both)).startswith("as X-Postmark-Server-Token and X-Postmark-Account-Token")


async def test_an_exchange_without_a_token_says_so(lab: Lab) -> None:
    assert text(exchange_card(await post_email(lab))).startswith("without any token")


async def test_a_refusal_shows_its_error_code_and_words(lab: Lab) -> None:
    card = exchange_card(await post_email(lab, server_token=lab.account_token))
    assert "✗ refused POST /email → 401" in text(card)
    assert "ErrorCode 10: Request does not contain a valid Server token." in text(card)


async def test_a_batch_says_how_many_were_accepted(lab: Lab) -> None:
    body = [MESSAGE.body, replace(MESSAGE, to="nobody").body]
    batch = await lab.connection.send("POST", "/email/batch", server_token=lab.server_token, body=body)
    whole = await lab.connection.send("POST", "/email/batch", server_token=lab.server_token, body=body[:1])
    assert "! 1 of 2 accepted" in text(exchange_card(batch))
    assert "✓ accepted" in text(exchange_card(whole))


async def test_an_accepted_sample_names_its_message(lab: Lab) -> None:
    sample = await lab.send_sample(lab.server_token, MESSAGE)
    card = text(sample_card(sample))
    assert card.startswith("✓ accepted HTTP 200 · ErrorCode 0 Accepted for processing.")
    assert f"MessageID {sample.message_id}" in card


async def test_a_refused_sample_quotes_the_practice_postmark(lab: Lab) -> None:
    sample = await lab.send_sample(lab.server_token, replace(MESSAGE, sender="me@elsewhere.test"))
    assert "The practice Postmark says: “The 'From' address you supplied" in text(sample_card(sample))


async def test_a_refused_token_is_the_headline(lab: Lab) -> None:
    card = sample_card(await lab.send_sample(lab.account_token, MESSAGE))
    assert card.findtext(".//p[@class='tokenlab-headline']/strong") == (
        "An account token stands where a server token belongs."
    )


async def test_what_qualifies_an_acceptance_is_not_folded(lab: Lab) -> None:
    await lab.send_sample(lab.server_token, replace(MESSAGE, to=HARD))
    card = sample_card(await lab.send_sample(lab.server_token, replace(MESSAGE, to=f"{MESSAGE.to}, {HARD}")))
    assert "Accepted, but some recipients get nothing" in " ".join(text(one) for one in card.findall("ul"))


async def test_a_timeline_ends_in_its_conclusion(lab: Lab) -> None:
    sample = await lab.send_sample(lab.server_token, MESSAGE)
    timeline = await lab.follow(lab.server_token, sample.message_id)
    card = text(timeline_card(timeline))
    assert card.startswith(f"✓ delivered MessageID {sample.message_id}")
    assert card.endswith(timeline.conclusion)


async def test_a_hostile_text_stays_text(lab: Lab) -> None:
    sample = await lab.send_sample(lab.server_token, replace(MESSAGE, to="<script>alert(1)</script>"))
    assert "<script>" not in to_html(sample_card(sample))


@pytest.mark.parametrize("snippet", [curl, python_httpx, node_fetch])
async def test_a_snippet_takes_the_token_from_the_environment(lab: Lab, snippet: object) -> None:
    assert callable(snippet)
    code = snippet((await post_email(lab, server_token=lab.server_token)).asked)
    assert "POSTMARK_SERVER_TOKEN" in code
    assert "••••" not in code
    assert "User-Agent" not in code


@pytest.mark.parametrize(("snippet", "comment"), [(curl, "#"), (python_httpx, "#"), (node_fetch, "//")])
async def test_a_snippet_says_where_nothing_listens(lab: Lab, snippet: Callable[[Asked], str], comment: str) -> None:
    asked = (await post_email(lab, server_token=lab.server_token)).asked
    note = f"{comment} Nothing listens at practice.localhost outside the notebook"
    assert snippet(asked).startswith(note)
    assert note not in snippet(replace(asked, url="https://api.postmarkapp.com/email"))


async def test_a_next_step_is_told_once(lab: Lab) -> None:
    refused = await lab.send_sample(lab.account_token, MESSAGE)
    assert refused.findings[0].next_step == refused.next_step
    assert text(sample_card(refused)).count(refused.next_step) == 1
    assert sample_as_text(refused).count(refused.next_step) == 1


async def test_another_finding_keeps_its_own_next_step(lab: Lab) -> None:
    refused = await lab.send_sample(lab.account_token, MESSAGE)
    others = {one.next_step for one in refused.findings} - {"", refused.next_step}
    assert others
    assert all(step in text(sample_card(refused)) for step in others)
