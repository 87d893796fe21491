"""A token from the environment or from a file that a person names; what cannot be read is a sentence."""

from pathlib import Path
from uuid import uuid4

import pytest

from helpers.client.problems import SettingsProblem, TokenMissing
from helpers.client.token import Token
from helpers.panels.token_source import LONGEST_FILE, token_in_file, token_of_process
from helpers.reference.token_kinds import TokenKind

SECRET = str(uuid4())


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The notebook's folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_environments_token_says_which_variable_it_is_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTH_POSTMARK_KEY", SECRET)
    token, origin = token_of_process()
    assert token == Token(SECRET)
    assert (origin.words, origin.meant_for) == ("the environment variable AUTH_POSTMARK_KEY", TokenKind.SERVER)


def test_an_environment_without_a_token_says_what_was_looked_at() -> None:
    with pytest.raises(TokenMissing, match="POSTMARK_TOKEN, AUTH_POSTMARK_KEY"):
        token_of_process()


@pytest.mark.parametrize("named", ["", ".env", "  .env "])
def test_the_files_token_says_which_variable_it_is_from(folder: Path, named: str) -> None:
    (folder / ".env").write_text(f"OTHER=1\nexport POSTMARK_SERVER_TOKEN='{SECRET}'\n", encoding="utf-8")
    token, origin = token_in_file(named)
    assert (token, origin.words) == (Token(SECRET), ".env, variable POSTMARK_SERVER_TOKEN")


def test_a_file_in_the_home_folder_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    (folder / "mail.env").write_text(f"POSTMARK_TOKEN={SECRET}", encoding="utf-8")
    assert token_in_file("~/mail.env")[0] == Token(SECRET)


def test_nothing_in_the_file_is_filled_in_from_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELSEWHERE", SECRET)
    (folder / ".env").write_text("POSTMARK_TOKEN=${ELSEWHERE}", encoding="utf-8")
    assert token_in_file("")[0] == Token("${ELSEWHERE}")


def test_a_file_without_a_token_says_what_was_looked_at(folder: Path) -> None:
    (folder / ".env").write_text("NAME=value\nEMPTY\n", encoding="utf-8")
    with pytest.raises(TokenMissing, match=r"\.env holds no token"):
        token_in_file("")


@pytest.mark.parametrize("named", ["missing.env", ".", "a\0b", "x" * 5000])
def test_what_is_no_file_is_said(named: str) -> None:
    with pytest.raises(SettingsProblem, match=r"no file|cannot be read"):
        token_in_file(named)


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"POSTMARK_TOKEN=\xff\xfe\xfa", "cannot be read"), (b"#" * (LONGEST_FILE + 1), "larger than 1,000,000 bytes")],
)
def test_what_is_no_settings_file_is_said(folder: Path, content: bytes, says: str) -> None:
    (folder / ".env").write_bytes(content)
    with pytest.raises(SettingsProblem, match=says):
        token_in_file("")


def test_a_home_folder_that_nobody_has_is_said() -> None:
    with pytest.raises(SettingsProblem, match="cannot be read"):
        token_in_file("~nobody-of-this-name/.env")
