"""What a person enters is in no widget's state, and after Forget nowhere in the kernel."""

import gc
import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import ipywidgets
import pytest

from helpers.client.token import Token
from helpers.lab import Lab
from helpers.panels.sample_sender import SampleSender
from helpers.panels.token_entry import FILE
from helpers.panels.token_tester import TokenTester
from tests.panels.driving import enter, parts_of, press_send, press_test

Panel = TokenTester | SampleSender


@pytest.fixture
def canary() -> str:
    return str(uuid4())


@pytest.fixture(params=["token tester", "sample sender"])
def panel(lab: Lab, request: pytest.FixtureRequest) -> Panel:
    return lab.token_tester() if request.param == "token tester" else lab.sample_sender()


async def pressed(panel: Panel, text: str) -> None:
    await (press_test(panel, text) if isinstance(panel, TokenTester) else press_send(panel, text))


def states() -> str:
    """What JupyterLab would store with "Save Widget State" on: the state of every widget in this process."""
    return json.dumps(ipywidgets.Widget.get_manager_state(), default=repr)


def tokens_like(text: str) -> Iterator[Token]:
    """Every token in this process that holds `text`."""
    gc.collect()
    return (one for one in gc.get_objects() if isinstance(one, Token) and one.reveal() == text)


def test_the_search_finds_what_an_ordinary_widget_leaks(canary: str) -> None:
    leaky = ipywidgets.Password(value=canary)
    assert canary in states()
    leaky.close()


async def test_no_widget_holds_the_token_before_or_after_its_use(panel: Panel, canary: str) -> None:
    enter(panel.entry.field, canary)
    assert canary not in states()
    await pressed(panel, canary)
    assert panel.model.state.status != "idle"
    assert canary not in states()


async def test_no_repr_holds_the_token(panel: Panel, canary: str) -> None:
    await pressed(panel, canary)
    assert all(canary not in repr(part) for part in parts_of(panel))
    assert canary not in repr(panel.model.state)


async def test_forget_leaves_no_token_in_the_kernel(panel: Panel, canary: str) -> None:
    await pressed(panel, canary)
    assert any(tokens_like(canary))
    panel.forget_button.click()
    assert not any(tokens_like(canary))
    assert panel.entry.field.text == ""


async def test_a_token_from_a_file_is_in_no_state_either(
    panel: Panel, canary: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(f"POSTMARK_TOKEN={canary}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    panel.entry.source.value = FILE
    await pressed(panel, "")
    assert panel.model.state.status != "idle"
    assert canary not in states()
