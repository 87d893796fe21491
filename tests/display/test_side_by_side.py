"""Exchanges side by side: each under its own words, none loses what its reply said or what to do."""

from collections.abc import AsyncIterator

import pytest

from helpers.client.email import Email
from helpers.client.exchange import Exchange
from helpers.display.markup import to_html
from helpers.display.side_by_side import SideBySide, side_by_side
from helpers.lab import Lab, open_lab

MESSAGE = Email(sender="hello@example.com", to="test@blackhole.postmarkapp.com", subject="Hi", text_body="A sample")


@pytest.fixture
async def lab() -> AsyncIterator[Lab]:
    opened = open_lab("practice")
    yield opened
    await opened.aclose()


async def post(lab: Lab) -> Exchange:
    return await lab.connection.send("POST", "/email", server_token=lab.server_token, body=MESSAGE.body)


@pytest.fixture
async def shown(lab: Lab) -> SideBySide:
    """A time-out, a refusal, a late acceptance."""
    lab.practice.fail_next("POST /email", "timeout")
    lab.practice.fail_next("POST /email", "latency", seconds=3)
    late = {"silent": await post(lab), "late": await post(lab)}
    lab.practice.set_account("out of credits")
    return side_by_side(late | {"<b>broke</b>": await post(lab)})


def boxes(shown: SideBySide) -> list[str]:
    """What each box says in the open."""
    found = shown.card().findall(".//div[@class='tokenlab-box']")
    return [" ".join(" ".join("".join(p.itertext()) for p in box.findall("p")).split()) for box in found]


async def test_an_unknown_ending_says_to_look_first(shown: SideBySide) -> None:
    assert boxes(shown)[0] == (
        "silent ? timed out No answer within the deadline No answer came in time. Next It may have been accepted all "
        "the same: look into the server's Activity before you send it again."
    )


async def test_an_acceptance_is_short(shown: SideBySide) -> None:
    assert boxes(shown)[1] == "late ✓ accepted HTTP 200 · 3000 ms"


async def test_a_refusal_is_quoted_and_its_circumstances_stay_text(shown: SideBySide) -> None:
    assert boxes(shown)[2].startswith("<b>broke</b> ✗ refused HTTP 422, ErrorCode 405 The account may send no more")
    assert "“Not allowed to send: this account is out of credits.”" in boxes(shown)[2]
    assert "<b>broke</b>" not in to_html(shown.card())


async def test_request_and_reply_are_folded_under_each(shown: SideBySide) -> None:
    folded = ["".join(one.itertext()) for one in shown.card().findall(".//details/pre")]
    assert [text.splitlines()[0] for text in folded] == ["POST http://practice.localhost/email"] * 3


async def test_the_text_has_a_line_for_each(shown: SideBySide) -> None:
    assert [line.split(": ")[0] for line in repr(shown).splitlines()] == ["silent", "late", "<b>broke</b>"]
    assert shown._repr_html_() == to_html(shown.card())
