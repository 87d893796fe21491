"""`lab.report()`: all that a lab has learnt so far, and nothing that was forgotten or never learnt."""

from dataclasses import asdict

import pytest

from helpers.client.problems import TokenMissing
from helpers.diagnosis.records import Explanation
from helpers.display.report.make import report_of
from helpers.lab import Lab, open_lab
from helpers.lab.asking import Asking
from helpers.lab.memory import MOST_KEPT
from helpers.lab.surveying import Surveying
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.clean_environment import clean_environment
from tests.lab_asks import ASKS, ask

__all__ = ["clean_environment"]

REFUSED = "ErrorCode: 10 No Account or Server API tokens were supplied"


@pytest.fixture
def lab() -> Lab:
    return open_lab()


def test_every_ask_of_a_lab_is_tried_here() -> None:
    public = {name for kind in (Asking, Surveying) for name in vars(kind) if not name.startswith("_")}
    assert set(ASKS) == public - {"report"}


@pytest.mark.parametrize("name", ASKS)
async def test_what_an_ask_gives_is_kept_and_reported(lab: Lab, name: str) -> None:
    result = await ask(lab, name, SERVER_TOKEN, ACCOUNT_TOKEN)
    assert [id(kept) for kept in lab.results] == [id(result)]
    assert lab.report().markdown == report_of([result]).markdown


async def test_everything_is_reported_in_the_order_in_which_it_was_asked(lab: Lab) -> None:
    results = [await ask(lab, name, SERVER_TOKEN, ACCOUNT_TOKEN) for name in reversed(ASKS)]
    assert lab.report().contents == report_of(results).contents
    assert len(lab.report().contents.parts) == len(ASKS)


async def test_asked_twice_reported_twice(lab: Lab) -> None:
    for token in (ACCOUNT_TOKEN, SERVER_TOKEN):
        await lab.examine(token)
    headlines = [part.headline for part in lab.report().contents.parts]
    assert [words.partition(":")[0] for words in headlines] == ["This is an account token", "This is a server token"]


async def test_results_that_are_handed_over_are_reported_alone(lab: Lab) -> None:
    verdict = await lab.examine(SERVER_TOKEN)
    lab.explain(REFUSED)
    assert lab.report(verdict).markdown == report_of([verdict]).markdown


def test_a_lab_that_has_learnt_nothing_says_what_to_do(lab: Lab) -> None:
    with pytest.raises(ValueError, match=r"nothing to report yet: ask first, .*await lab\.examine\(token\)"):
        lab.report()


async def test_what_was_not_answered_or_not_asked_is_not_kept(lab: Lab) -> None:
    with pytest.raises(TokenMissing):
        await lab.investigate("", recipient="ada@example.com")
    await lab.matrix()
    assert not lab.results


def test_forgotten_is_forgotten(lab: Lab) -> None:
    lab.explain(REFUSED)
    lab.forget()
    assert not lab.results
    lab.explain(REFUSED)
    assert len(lab.report().contents.parts) == 1


def test_only_the_newest_are_kept(lab: Lab) -> None:
    explained = [lab.explain(REFUSED) for _ in range(MOST_KEPT + 2)]
    assert [id(one) for one in lab.results] == [id(one) for one in explained[2:]]
    assert lab.report().contents.not_checked[0].startswith("2 older results are not in this report")


async def test_of_the_older_ones_only_those_are_missed_that_held_at_the_same_place(lab: Lab) -> None:
    live = lab.at("live")
    for _ in range(3):
        await lab.examine("")
    for _ in range(MOST_KEPT):
        live.explain(REFUSED)
    assert not live.report().contents.not_checked[0].startswith("3 older results")
    assert lab.report().contents.not_checked[0].startswith("3 older results are not in this report")
    live.explain(REFUSED)
    missed = [one.report().contents.not_checked[0].partition(" are not")[0] for one in (live, lab)]
    assert missed == ["1 older results", "4 older results"]


async def test_what_was_learnt_in_practice_is_not_reported_of_live(lab: Lab) -> None:
    verdict = await lab.examine(SERVER_TOKEN)
    explanation = lab.explain(REFUSED)
    assert list(lab.results) == [verdict, explanation]
    assert list(lab.at("live").results) == [explanation]  # nobody was asked for it


def test_the_same_lab_at_the_other_place_shares_world_connections_and_memory(lab: Lab) -> None:
    live = lab.at("live")
    assert (live.place, live.connection is lab.connect("live"), live.world is lab.world) == ("live", True, True)
    assert lab.place == "practice"
    live.explain(REFUSED)
    assert len(lab.results) == 1


def test_a_panel_hands_over_and_gets_back_the_same(lab: Lab) -> None:
    result = Explanation(findings=())
    assert lab.keep(result) is lab.keep(result) is result
    assert len(lab.report().contents.parts) == 1


def test_what_no_report_knows_is_refused_at_once_and_not_quoted(lab: Lab) -> None:
    with pytest.raises(TypeError, match="this is str") as refusal:
        lab.keep("a pasted secret")
    assert "pasted" not in str(refusal.value)
    assert not lab.results


def test_of_a_pasted_text_the_lab_holds_what_the_card_shows_and_no_more(lab: Lab) -> None:
    lab.explain(f"{REFUSED}\n\nDear Ada, the party is at nine.")
    held = str([asdict(one) for one in lab.results if isinstance(one, Explanation)])
    assert "ErrorCode" in held
    assert "party" not in held


def test_every_lab_has_a_memory_of_its_own(lab: Lab) -> None:
    lab.explain(REFUSED)
    assert not open_lab().results
