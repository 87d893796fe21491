"""The permission matrix shows no token: neither those that were held up, nor those that replies held."""

import json
from dataclasses import asdict

import pytest

from helpers.cli.main import main
from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.matrix.guard import ProbeAccepted
from helpers.diagnosis.matrix.holders import Tokens
from helpers.diagnosis.matrix.matrix import Matrix
from helpers.diagnosis.matrix.probing import observe
from helpers.display.markup import to_html
from helpers.display.matrix_data import matrix_as_csv, matrix_as_json
from helpers.display.matrix_table import matrix_card
from helpers.display.matrix_text import matrix_as_text
from tests.leaks.canary import canary, shows, verbose
from tests.leaks.conftest import Pages
from tests.loopback import Act, Behaviour, Heard, loopback
from tests.replies import echo, json_reply

SERVER, ACCOUNT, OTHERS = canary(), canary(), canary()
SECRETS = (SERVER, ACCOUNT, OTHERS)
TOKENS = Tokens(server=Token(SERVER), account=Token(ACCOUNT))


def revealing(heard: Heard) -> Act:
    """A server that lets everybody read everything: its own tokens, and those that it was shown."""
    if heard.method != "GET":
        return echo(heard)
    return json_reply(200, {"ID": 1, "Name": SERVER, "ApiTokens": [OTHERS, SERVER], "Echo": str(heard.headers)})


def accepting(heard: Heard) -> Act:
    """A server that accepts everything and says what it was shown."""
    return json_reply(200, {"ApiTokens": [OTHERS], "Password": OTHERS, "Echo": str(heard.headers)})


def everywhere(matrix: Matrix) -> str:
    """The matrix in every form there is."""
    forms = (matrix_as_text(matrix), matrix_as_csv(matrix), json.dumps(matrix_as_json(matrix)), repr(matrix))
    records = str(asdict(matrix.cells[0])) + str([cell.exchange for cell in matrix.observed])
    answers = str([cell.exchange.answered for cell in matrix.observed if cell.exchange])
    return "".join([*forms, records, answers, to_html(matrix_card(matrix))])


def shown(text: str) -> list[str]:
    return [secret for secret in SECRETS if shows(text, secret)]


@pytest.mark.parametrize("behaviour", [revealing, echo])
async def test_no_form_of_the_matrix_shows_a_token(behaviour: Behaviour, pages: Pages) -> None:
    with loopback(behaviour) as server:
        async with Connection(server.url) as connection:
            matrix = await observe(connection, TOKENS)
    assert len(matrix.observed) > 200
    assert shown(everywhere(matrix) + pages.text) == []


async def test_an_alarm_shows_no_token_even_with_all_its_variables(pages: Pages) -> None:
    with loopback(accepting) as server:
        async with Connection(server.url) as connection:
            with pytest.raises(ProbeAccepted) as stopped:
                await observe(connection, TOKENS, writes=True)
    assert stopped.value.matrix is not None
    seen = verbose(stopped.value) + repr(stopped.value) + str(vars(stopped.value)) + everywhere(stopped.value.matrix)
    assert "STOPPED" in seen
    assert shown(seen + pages.text) == []


@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",), ("--writes",)])
@pytest.mark.parametrize("behaviour", [revealing, echo, accepting])
def test_the_command_line_shows_no_token(
    behaviour: Behaviour,
    form: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pages: Pages,
) -> None:
    monkeypatch.setenv("POSTMARK_SERVER_TOKEN", SERVER)
    monkeypatch.setenv("POSTMARK_ACCOUNT_TOKEN", ACCOUNT)
    monkeypatch.setenv("PYTHONASYNCIODEBUG", "1")
    with loopback(behaviour) as server:
        assert main(["matrix", "--observe", "--group", "servers", *form, "--base-url", server.url]) in (0, 1, 2)
    said = capsys.readouterr()
    assert "GET" in said.out
    assert shown(said.out + said.err + pages.text) == []


@pytest.mark.parametrize("form", ["{}\n", '"{}" ', "KEY={}", "\u200b{}", "SG.{}"])
def test_a_faulty_token_is_not_shown(
    form: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("POSTMARK_ACCOUNT_TOKEN", form.format(ACCOUNT))
    with loopback(echo) as server:
        main(["matrix", "--observe", "--group", "servers", "--base-url", server.url])
    said = capsys.readouterr()
    assert said.err
    assert shown(said.out + said.err) == []
