"""Files and folders as they lie on a disk: which are read, and what is said of those that are not."""

import os
from pathlib import Path

import pytest

from helpers.authjs.doctor import diagnose
from helpers.authjs.project_files import LARGEST, MOST_FILES, as_text, gather
from tests.authjs.application import KEY, v5

SETTINGS = v5()[0].text


def write(folder: Path, **files: str) -> None:
    """Files by name; two underscores stand for a slash."""
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return [piece.name for piece in gather([folder]).pieces]


def test_a_folder_is_searched_for_what_speaks_of_sign_in(tmp_path: Path) -> None:
    write(
        tmp_path,
        **{
            ".env": KEY,
            ".env.local": KEY,
            "package.json": "{}",
            "src__auth.ts": SETTINGS,
            "src__login.tsx": 'signIn("postmark")',
            "src__colours.ts": "export const red = 1",
            "README.md": "next-auth",
        },
    )
    assert names(tmp_path) == [".env", ".env.local", "package.json", "src/auth.ts", "src/login.tsx"]


@pytest.mark.parametrize("folder", ["node_modules", ".next", "dist", ".git"])
def test_what_others_wrote_is_left_out(tmp_path: Path, folder: str) -> None:
    write(tmp_path, **{f"{folder}__auth.ts": SETTINGS, f"a__{folder}__.env": KEY, "auth.ts": SETTINGS})
    assert names(tmp_path) == ["auth.ts"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, **{"outside__.env": KEY, "project__package.json": "{}"})
    (tmp_path / "project" / ".env").symlink_to(tmp_path / "outside" / ".env")
    (tmp_path / "project" / "more").symlink_to(tmp_path / "outside")
    assert names(tmp_path / "project") == ["package.json"]
    (problem,) = gather([tmp_path / "project"]).problems
    assert problem.startswith(".env: it is a link that leads out of the folder; it was not read.")


def test_a_link_that_stays_inside_is_read(tmp_path: Path) -> None:
    write(tmp_path, **{"config__prod.env": KEY})
    (tmp_path / ".env").symlink_to("config/prod.env")
    gathered = gather([tmp_path])
    assert [(piece.name, piece.text) for piece in gathered.pieces] == [(".env", KEY), ("config/prod.env", KEY)]
    assert gathered.problems == ()


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").symlink_to("gone.env")
    assert gather([tmp_path]).problems == (".env: it cannot be read (No such file or directory).",)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / ".env")
    assert [problem.rpartition("/")[2] for problem in gather([tmp_path / ".env", tmp_path]).problems] == [
        ".env: it is no regular file; it was not read.",
        ".env: it is no regular file; it was not read.",
    ]


def test_what_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root every folder can be read, so the system's answer is imitated."""

    def refuse(folder: str) -> None:
        raise PermissionError(13, "Permission denied", folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert gather([tmp_path]).problems == (f"{tmp_path}: it cannot be read (Permission denied).",)


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text(KEY)
    assert [piece.text for piece in gather([tmp_path / "notes.txt"]).pieces] == [KEY]


EMPTY = "A=1\nAUTH_POSTMARK_KEY=\n"
ENCODED = {
    "plain": EMPTY.encode(),
    "with a mark": b"\xef\xbb\xbf" + EMPTY.encode(),
    "UTF-16": EMPTY.encode("utf-16"),
    "UTF-16, big end first": b"\xfe\xff" + EMPTY.encode("utf-16-be"),
    "UTF-16 without a mark": EMPTY.encode("utf-16-le"),
    "Windows line ends": EMPTY.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("how", ENCODED)
def test_however_it_is_encoded(tmp_path: Path, how: str) -> None:
    (tmp_path / ".env").write_bytes(ENCODED[how])
    gathered = gather([tmp_path])
    assert gathered.problems == ()
    utf16 = ["AUTHJS325"] if "UTF-16" in how else []
    assert [finding.code for finding in diagnose(gathered.pieces).findings] == ["AUTHJS303", *utf16]


BAD = {
    "binary": (b"\x7fELF\x02\x00\x01\xff" * 9, "it is no text; it was not read."),
    "Latin-1": ("EMAIL_FROM=Ärger".encode("latin-1"), "it is no text in UTF-8 or UTF-16; it was not read."),
    "half a letter": ("EMAIL_FROM=Ä".encode()[:-1], "it is no text in UTF-8 or UTF-16; it was not read."),
    "huge": (b"a" * (LARGEST + 1), "it has more than 4,194,304 bytes; it was not read."),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_read(tmp_path: Path, what: str) -> None:
    content, says = BAD[what]
    (tmp_path / ".env").write_bytes(content)
    (problem,) = gather([tmp_path / ".env"]).problems
    assert problem == f"{(tmp_path / '.env').as_posix()}: {says}"


def test_what_is_not_there(tmp_path: Path) -> None:
    (problem,) = gather([tmp_path / "auth.ts"]).problems
    assert problem.endswith("auth.ts: it cannot be read (No such file or directory).")


def test_a_name_that_could_be_a_token_is_not_repeated() -> None:
    (problem,) = gather(["0123-token-given-by-mistake"]).problems
    assert "mistake" not in problem


def test_a_folder_without_anything_to_read(tmp_path: Path) -> None:
    (problem,) = gather([tmp_path]).problems
    assert "no .env file" in problem


def test_a_folder_that_is_too_large(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number}.txt").touch()
    assert any(f"only {MOST_FILES:,} files" in problem for problem in gather([tmp_path]).problems)


def test_an_empty_file() -> None:
    assert as_text(b"") == ""
