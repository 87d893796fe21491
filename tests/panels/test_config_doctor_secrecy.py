"""Nothing that is handed over to the Config doctor shows: no widget, message, log or saved notebook holds a secret."""

import gc
import json
import logging
from pathlib import Path

import ipywidgets
import pytest

from helpers.authjs.piece import Piece
from helpers.client.token import Token
from helpers.lab import Lab
from helpers.panels.config_doctor import ConfigDoctor
from helpers.panels.handed_over import READ_AS
from tests.leaks.canary import canary, shows
from tests.panels.doctoring import hand_over, name_path, press_ask
from tests.panels.driving import ended, enter, parts_of, status_of

FORMS = {
    "a .env": "AUTH_POSTMARK_KEY={}\nAUTH_SECRET={}\n",
    "a .env with faults": "AUTH_POSTMARK_KEY='{} \nEMAIL_SERVER=smtp://{}:{}@smtp.postmarkapp.com:465\n",
    "a sender that is none": "EMAIL_FROM={}@smtp.postmarkapp.com\nPOSTMARK_TOKEN=x\n",
    "code": 'export default NextAuth({{ secret: "{}", providers: [Postmark({{ apiKey: "{}" }})] }})',
    "a log": '[auth][error] Error: Postmark error: {{"ErrorCode":10,"Message":"{}"}} x-postmark-server-token: {}',
    "a version 4 log": "[next-auth][error][SIGNIN_EMAIL_ERROR] 535 {}\n",
    "an address": "https://shop.example.com/api/auth/callback/postmark?token={}&error=Verification",
    "package.json": '{{"dependencies": {{"next-auth": "{}"}}}}',
    "nothing known": "{}",
    "a name": "{}=x\nPOSTMARK_{}=y\n",
}


@pytest.fixture
def panel(lab: Lab) -> ConfigDoctor:
    return lab.config_doctor()


@pytest.fixture
def secret() -> str:
    return canary()


@pytest.fixture(params=FORMS)
def text(request: pytest.FixtureRequest, secret: str) -> str:
    return FORMS[request.param].format(*[secret] * 3)


def states() -> str:
    """What JupyterLab would store with "Save Widget State" on: the state of every widget in this process."""
    return json.dumps(ipywidgets.Widget.get_manager_state(), default=repr)


async def test_the_search_finds_what_an_ordinary_area_leaks(secret: str) -> None:
    leaky = ipywidgets.Textarea(value=f"AUTH_POSTMARK_KEY={secret}\n")
    assert shows(states(), secret)
    leaky.close()


async def test_no_widget_holds_what_was_pasted(panel: ConfigDoctor, text: str, secret: str) -> None:
    await hand_over(panel, text)
    assert panel.model.state.examined
    assert not shows(states(), secret)
    await press_ask(panel)
    assert not shows(states(), secret)


async def test_no_widget_holds_it_however_it_is_read(panel: ConfigDoctor, text: str, secret: str) -> None:
    await hand_over(panel, text)
    choice = panel.handed.rows[1].choice
    assert choice
    for name in READ_AS:
        choice.value = name
        await ended(panel)
        assert panel.model.state.handed[0].read_as == name
        assert not shows(states(), secret)


async def test_no_widget_holds_what_is_typed(panel: ConfigDoctor, secret: str) -> None:
    enter(panel.area.field, secret)
    assert panel.area.field.text == secret
    assert not shows(states(), secret)


async def test_no_widget_holds_what_a_folder_holds(panel: ConfigDoctor, secret: str, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"POSTMARK_API_KEY={secret}", encoding="utf-8")
    assert "AUTH_POSTMARK_KEY" in await name_path(panel, tmp_path)
    await press_ask(panel)
    assert not shows(states(), secret)


async def test_no_message_to_the_page_and_no_log_holds_it(
    panel: ConfigDoctor, text: str, secret: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    for part in parts_of(panel):
        monkeypatch.setattr(part.comm, "send", lambda *args, **named: sent.append(repr((args, named))))
    with caplog.at_level(logging.DEBUG):
        await hand_over(panel, text)
        await press_ask(panel)
    assert "forget" in "".join(sent)
    assert not shows("".join(sent) + caplog.text, secret)


async def test_no_repr_and_no_status_holds_it(panel: ConfigDoctor, text: str, secret: str) -> None:
    await hand_over(panel, text)
    assert not shows("".join(map(repr, parts_of(panel))) + repr(panel.model.state) + status_of(panel), secret)


def holders_of(secret: str) -> list[object]:
    """Every piece and every token in this process that holds the secret."""
    gc.collect()
    held = (one for one in gc.get_objects() if isinstance(one, Piece | Token))
    return [one for one in held if secret in (one.text if isinstance(one, Piece) else one.reveal())]


@pytest.mark.parametrize("leave", ["forget", "remove"])
async def test_forget_and_remove_leave_nothing_in_the_kernel(panel: ConfigDoctor, secret: str, leave: str) -> None:
    await hand_over(panel, f"AUTH_POSTMARK_KEY={secret}\n")
    await press_ask(panel)
    assert holders_of(secret)
    (panel.forget_button if leave == "forget" else panel.handed.rows[1].remove_button).click()
    assert holders_of(secret) == []
