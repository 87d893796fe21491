"""The README says what is so: its tables, its commands and its sample output are held against the kit."""

import json
import re
from pathlib import Path

import pytest

from helpers.cli.arguments import parser
from helpers.cli.exits import Exit
from helpers.cli.main import main
from helpers.lab import Lab
from helpers.practice.clock import RealClock
from helpers.practice.loopback import running
from helpers.practice.seed import demo_world
from helpers.reference.practice_tokens import ACCOUNT_TOKEN
from tests.practice.comparison_page import table

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
LESSON = re.compile(r"^\| \[(.+?)\]\((notebooks/.+?)\) \| .+ \| (\d+) \|$", re.MULTILINE)


def test_every_notebook_stands_in_the_table_under_its_own_title() -> None:
    listed = {path: title for title, path, _minutes in LESSON.findall(README)}
    assert listed == {f"notebooks/{one.name}": title_of(one) for one in (REPOSITORY / "notebooks").glob("*.ipynb")}


def title_of(notebook: Path) -> str:
    first = "".join(json.loads(notebook.read_text(encoding="utf-8"))["cells"][0]["source"])
    return first.splitlines()[0].removeprefix("# ")


def test_every_exit_code_stands_in_the_table() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \| ", README, re.MULTILINE)}
    assert listed == {int(code) for code in Exit}


def test_every_command_of_the_command_line_is_listed() -> None:
    listed = set(re.findall(r"^tokenlab (\w+)", README, re.MULTILINE))
    (choices,) = [action.choices for action in parser()._actions if action.dest == "command"]
    assert listed == set(choices)


def test_everything_that_a_lab_can_be_asked_is_listed() -> None:
    listed = set(re.findall(r"`lab\.(\w+)", README))
    attributes = {"server_token", "account_token"}
    own = {"connect", "keep", "aclose", "is_practice", "results"}  # for panels and tests
    assert listed - attributes == {name for name in dir(Lab) if not name.startswith("_")} - attributes - own


def test_the_comparison_is_the_one_that_is_run() -> None:
    assert table() in README


def test_the_two_commands_are_targets_of_make() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_file_that_is_linked_exists() -> None:
    links = re.findall(r"\]\(([^)]+)\)|srcset=\"([^\"]+)\"|src=\"([^\"]+)\"", README)
    paths = {path for link in links for path in link if path and "://" not in path}
    assert {path for path in paths if not (REPOSITORY / path).exists()} == set()


def test_the_sample_output_is_what_check_prints(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = re.search(r"```text\n(.+?)```", README, re.DOTALL)
    assert shown
    with running(demo_world(RealClock())) as url:
        monkeypatch.setenv("AUTH_POSTMARK_KEY", ACCOUNT_TOKEN)
        monkeypatch.delenv("POSTMARK_TOKEN", raising=False)
        assert main(["check", "--base-url", url]) == Exit.PROBLEM
    printed = " ".join(capsys.readouterr().out.split())
    for piece in re.split(r"…", shown.group(1)):
        assert " ".join(piece.split()) in printed
