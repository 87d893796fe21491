"""Markdown, page, JSON and card: what stands in them, that foreign texts are no markup, and how they are kept."""

import json
import re
from base64 import b64decode
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from helpers.diagnosis.explain import explain
from helpers.diagnosis.records import Explanation, Finding
from helpers.display.report.as_markdown import _fenced, inline
from helpers.display.report.make import report_of
from helpers.display.report.report import Report
from helpers.lab import open_lab
from tests.display.report.results import session

LOADS = {"src", "srcset", "poster", "background", "data", "action", "ping"}


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture
async def report() -> Report:
    return report_of(await session())


def findings_of(report: Report) -> list[Finding]:
    return [finding for part in report.contents.parts for finding in part.findings]


def test_markdown_tells_findings_with_evidence_steps_and_sources(report: Report) -> None:
    for finding in findings_of(report):
        said = (finding.title, finding.evidence)
        assert all(inline(text) in report.markdown for text in said)
        assert f"<{finding.source.url}>" in report.markdown
    assert "**Next:** Copy a server token" in report.markdown
    assert "## What was not checked\n\n- Postmark itself:" in report.markdown


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        ("![x](https://evil.test/p.png)", r"!\[x\](https:\/\/evil.test/p.png)"),
        ("<img src=x>", "&lt;img src=x&gt;"),
        ("a | b\n# c", r"a \| b \# c"),
        ("**b** _i_ `c` ~d~ \\", r"\*\*b\*\* \_i\_ \`c\` \~d\~ \\"),
        ("&lt;", "&amp;lt;"),
        ("\x1b[31mred\u202e", "\ufffd\\[31mred\ufffd"),
    ],
)
def test_foreign_texts_stay_texts_in_markdown(foreign: str, shown: str) -> None:
    assert inline(foreign) == shown


def test_a_fence_in_a_text_does_not_end_the_fence_around_it() -> None:
    assert list(_fenced(["```", "x"])) == ["````text", "```", "x", "````", ""]


def test_many_lines_and_requests_are_cut_and_counted(report: Report) -> None:
    exchange = report.contents.exchanges[0]
    many = report_of([replace(exchange, elapsed_ms=float(at)) for at in range(43)])
    assert "… and 3 more, in the other forms." in many.markdown
    assert len(json.loads(many.har)["log"]["entries"]) == 43


def test_the_page_loads_nothing(report: Report) -> None:
    tags = Tags(report.html).found
    assert [tag for tag, attrs in tags if LOADS & attrs.keys() or tag in ("link", "script", "img", "iframe")] == []
    policy = next(attrs for _tag, attrs in tags if attrs.get("http-equiv"))
    assert str(policy["content"]).startswith("default-src 'none'")
    assert "url(" not in report.html


def test_the_page_holds_every_result_and_request(report: Report) -> None:
    assert report.html.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert re.findall(r"<h2>(\d)\. ", report.html) == ["1", "2", "3", "4"]
    requests = report.html.partition("<h2>Requests</h2>")[2]
    assert requests.count("<li><time") == len(report.contents.exchanges)


def test_json_has_its_promised_fields(report: Report) -> None:
    told = json.loads(report.json)
    assert list(told) == [
        *("report", "headline", "versions", "times", "connection", "addresses_shown", "results", "not_checked"),
        "exchanges",
    ]
    assert list(told["results"][0]) == ["title", "headline", "next_step", "findings", "left_open", "details"]
    assert told["results"][0]["details"]["kind"] == "server"
    assert told["results"][3]["details"]["events"][0]["type"] == "Delivered"
    assert len(told["exchanges"]) == 9


def test_findings_in_texts_keep_cause_and_confidence() -> None:
    report = report_of([Explanation(findings=explain("535 5.7.8 Error: authentication failed smtp.postmarkapp.com"))])
    assert json.loads(report.json)["results"][0]["findings"][0]["cause"]
    assert "  - Cause (" in report.markdown


def test_the_card_offers_every_form_as_a_link_and_as_a_line(report: Report) -> None:
    card = ElementTree.fromstring(report._repr_html_())
    links = {link.attrib["download"]: link.attrib["href"].partition(",")[2] for link in card.iter("a")}
    kept = {name: b64decode(content).decode() for name, content in links.items()}
    assert list(kept.values()) == [report.markdown, report.html, report.json, report.har]
    words = "".join(card.itertext())
    assert all(f"report.save('{name}')" in words for name in kept)
    assert report.markdown in words


def test_the_lines_of_the_card_run_as_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lab = open_lab()
    lab.explain("ErrorCode: 10")
    card, names = ElementTree.fromstring(lab.report()._repr_html_()), {"lab": lab}
    for line in (*card.iterfind("p/code"), *card.iterfind("ul/li/code")):
        exec(str(line.text), names)
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".har", ".html", ".json", ".md"]


def test_a_form_too_large_for_a_notebook_keeps_its_line(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpers.display.report.card._LARGEST_LINK", 10)
    assert "data:" not in report._repr_html_()
    assert "Too large for a link: <code>report.save('postmark-report.har')</code>" in report._repr_html_()


@pytest.mark.parametrize("form", ["md", "html", "json", "har"])
def test_a_report_is_kept_in_a_file(report: Report, form: str, tmp_path: Path) -> None:
    path = report.save(tmp_path / f"report.{form}")
    texts = {"md": report.markdown, "html": report.html, "json": report.json, "har": report.har}
    assert path.read_text(encoding="utf-8") == texts[form]


def test_a_file_that_is_there_is_kept_unless_it_may_be_overwritten(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"is there already\. Choose another name, or say overwrite=True"):
        report.save(path)
    assert path.read_text(encoding="utf-8") == "mine"
    assert report.save(str(path), overwrite=True).read_text(encoding="utf-8") == report.markdown


@pytest.mark.parametrize(
    ("name", "kind", "sentence"),
    [
        ("report.pdf", ValueError, "ends on .md, .html, .json, .har; 'report.pdf' does not"),
        ("report", ValueError, "'report' does not"),
        ("no/such/report.md", FileNotFoundError, "There is no folder .*such. Make it first"),
        ("file.txt/report.md", OSError, "cannot be written: Not a directory"),
    ],
)
def test_a_path_that_will_not_do(report: Report, tmp_path: Path, name: str, kind: type, sentence: str) -> None:
    (tmp_path / "file.txt").write_text("", encoding="utf-8")
    with pytest.raises(kind, match=sentence):
        report.save(tmp_path / name)


def test_as_text_it_says_how_to_keep_it(report: Report) -> None:
    assert repr(report).endswith("Keep it: report.save('report.md'), or a name on .html, .json or .har.")
