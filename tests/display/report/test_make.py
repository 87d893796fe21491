"""What a report is made of: results in their order, the gravest in the headline, places, times and versions."""

import dataclasses

import pytest

import helpers
from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.examine import examine
from helpers.diagnosis.explain import explain
from helpers.diagnosis.records import Explanation
from helpers.display.report.kinds import KINDS, kind_of
from helpers.display.report.make import report_of
from helpers.lab import open_lab
from helpers.reference.practice_tokens import ACCOUNT_TOKEN
from tests.display.report.results import session


async def test_the_gravest_result_gives_the_headline() -> None:
    report = report_of(await session())
    assert report.contents.headline == (
        "A sample: An account token stands where a server token belongs. (and 3 more results)"
    )
    assert [part.kind.title for part in report.contents.parts] == [
        *("What a token is", "A sample", "A sample", "What became of a message"),
    ]


def test_a_text_is_headed_by_its_first_finding() -> None:
    one, other = (explain(text)[0] for text in ("ErrorCode: 10 api.postmarkapp.com", "ErrorCode: 406 postmark"))
    alone, both = Explanation(findings=(one,)), Explanation(findings=(other, one))
    assert report_of([alone]).contents.headline == f"What a text says: {one.title}."
    assert report_of([both]).contents.headline == f"What a text says: {other.title}, and 1 more."
    assert report_of([Explanation(findings=())]).contents.headline == "What a text says: Nothing was found."


async def test_settings_are_headed_by_their_first_finding_too() -> None:
    diagnosis = open_lab().doctor({".env": f"AUTH_POSTMARK_KEY={ACCOUNT_TOKEN}\nEMAIL_FROM=me@gmail.com"})
    (part,) = report_of([diagnosis]).contents.parts
    assert part.headline == f"{diagnosis.findings[0].title}."


async def test_a_matrix_that_was_stopped_is_graver_than_any_finding() -> None:
    matrix = await open_lab().matrix()
    report = report_of([*await session(), dataclasses.replace(matrix, alarm="STOPPED: a call was accepted.")])
    assert report.contents.headline.startswith("Who may call what: ")


@pytest.mark.parametrize(("domain", "looked_up"), [("example.org", True), ("gmail.com", False)])
async def test_a_practice_zone_is_named_and_answers_for_its_own_domains_only(domain: str, looked_up: bool) -> None:
    report = report_of([await open_lab().dns_check(domain)])
    assert "- Asked: a practice zone; no name server was asked\n" in report.markdown
    assert "  Asked: a practice zone; no name server was asked." in report.markdown.splitlines()
    assert any(gap.startswith("DNS: ") for gap in report.contents.not_checked) is not looked_up
    assert "a practice zone; no name server was asked" in report.html


async def test_a_login_over_smtp_names_its_host() -> None:
    lab = open_lab()
    report = report_of([await lab.smtp_check(lab.server_token)])
    assert [str(place) for place in report.contents.places] == ["the practice Postmark over SMTP at 127.0.0.1"]


async def test_where_when_and_with_what() -> None:
    contents = report_of(await session()).contents
    assert [str(place) for place in contents.places] == ["practice Postmark at practice.localhost"]
    assert contents.times == ("2026-01-05T09:00:00.000Z", "2026-01-05T09:00:02.000Z")
    assert dict(contents.versions)["Postmark Token Lab"] == helpers.__version__
    assert [name for name, _ in contents.versions] == ["Postmark Token Lab", "Python", "httpx", "System"]


async def test_exchanges_stand_in_the_order_in_which_they_were_begun() -> None:
    begun = [one.asked.started_at for one in report_of(reversed(await session())).contents.exchanges]
    assert begun == sorted(begun)
    assert len(begun) == 9


async def test_the_same_result_twice_is_reported_once() -> None:
    results = await session()
    report = report_of([*results, *results])
    assert len(report.contents.parts) == len(results)


async def test_a_host_that_nobody_reached_is_named() -> None:
    async with Connection("http://127.0.0.1:9") as connection:
        report = report_of([await examine(connection, Token("some-token-for-nobody"))])
    assert str(report.contents.places[0]) == "a base URL of your own at 127.0.0.1"
    assert any("connection refused, so it says nothing" in gap for gap in report.contents.not_checked)


def test_a_report_without_requests_says_so() -> None:
    report = report_of([Explanation(findings=())])
    assert report.contents.times is None
    assert "- Asked: nobody" in report.markdown


def test_nothing_and_what_is_no_result_are_refused_without_a_quotation() -> None:
    with pytest.raises(ValueError, match="nothing to report yet"):
        report_of([])
    with pytest.raises(TypeError, match="this is str") as refusal:
        report_of(["a pasted secret"])
    assert "pasted" not in str(refusal.value)


async def test_the_lab_gives_the_same_report() -> None:
    lab = open_lab()
    verdict = await lab.examine(lab.server_token)
    assert lab.report(verdict).markdown == report_of([verdict]).markdown


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_is_a_record_with_forms_that_exist(name: str) -> None:
    module, _, kind = name.rpartition(".")
    assert dataclasses.is_dataclass(getattr(__import__(module, fromlist=[kind]), kind))
    forms = [form for form in ("card", "data", "lines") if getattr(KINDS[name], form)]
    assert all(callable(KINDS[name].form(form)) for form in forms)
    assert forms


def test_a_kind_is_known_by_its_own_type() -> None:
    assert kind_of(Explanation(findings=())).title == "What a text says"
