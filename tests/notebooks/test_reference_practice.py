"""What the reference notebook tells about the practice Postmark is so, and no lever of it is left out."""

import re
import shlex
from itertools import pairwise

import pytest

from helpers.cli.arguments import parser
from helpers.practice.clock import START, ManualClock
from helpers.practice.control.backstage import Backstage
from helpers.practice.control.control import PREFIX, ROUTES, control
from helpers.practice.faults import FaultKind
from helpers.practice.records import AccountState
from helpers.practice.seed import demo_world
from helpers.practice.wire import PracticeRequest
from helpers.practice.world import MOST_MESSAGES
from helpers.reference.limits import ARCHIVED_STREAM_DAYS
from helpers.reference.operations import OPERATIONS
from tests.notebooks.stored import FOLDER, cells, text

NAME = "reference-practice-postmark.ipynb"
CODE = "\n".join(cell.source for cell in cells(NAME, "code"))
CURL = re.findall(r"^curl .+$", text(NAME), re.MULTILINE)
LEVERS = [name for name in vars(Backstage) if not name.startswith("_")]


@pytest.mark.parametrize("lever", LEVERS)
def test_every_lever_is_pulled(lever: str) -> None:
    assert f"lab.practice.{lever}(" in CODE


@pytest.mark.parametrize("word", [*FaultKind, *AccountState])
def test_every_kind_of_fault_and_every_state_is_named(word: str) -> None:
    assert f'"{word}"' in CODE + text(NAME)


@pytest.mark.parametrize("line", CURL)
def test_every_curl_line_is_accepted(line: str) -> None:
    words = shlex.split(line)
    given = dict(pairwise(words))
    path = given["curl"].removeprefix("$at")
    method = given.get("-X", "POST" if "-d" in given else "GET")  # as curl chooses it
    request = PracticeRequest(method=method, path=path, body=given.get("-d", "").encode())
    assert control(demo_world(ManualClock()), request).status == 200


def test_the_command_line_is_one_that_the_kit_takes() -> None:
    (line,) = re.findall(r"^tokenlab (practice .+)$", text(NAME), re.MULTILINE)
    chosen = parser().parse_args(line.split())
    assert (chosen.port, chosen.smtp_port) == (8025, 2525)


def test_the_control_routes_that_are_named_exist() -> None:
    named = re.findall(r"`(?:/practice)?(/[a-z]+)`", text(NAME))
    assert named
    assert [one for one in named if f"POST {PREFIX}{one}" not in ROUTES] == []


def test_its_figures_are_those_of_the_practice_postmark() -> None:
    assert f"all {len(OPERATIONS)} public operations" in text(NAME)
    assert f"the newest {MOST_MESSAGES:,} messages" in text(NAME)
    assert f"{START:%A, {START.day} %B %Y, at %H:%M} UTC" in text(NAME)
    assert f"purged after {ARCHIVED_STREAM_DAYS} of them" in text(NAME)


def test_the_curl_lines_go_to_the_port_of_the_command_line() -> None:
    assert "\nat=http://127.0.0.1:8025\n" in text(NAME)


def test_no_port_of_one_run_is_stored() -> None:
    assert re.findall(r"127\.0\.0\.1:(?!8025\b)\d+", (FOLDER / NAME).read_text(encoding="utf-8")) == []
