"""Logs in a folder: where they are looked for, how many are read, and what is said of the others."""

import os
from pathlib import Path

import pytest

from helpers.authjs.project_files import gather
from helpers.authjs.project_logs import LARGEST_LOG, MOST_LOGS, MOST_LOOKED_INTO

ERROR = '[auth][error] Error: Postmark error: {"ErrorCode":412,"Message":"..."}\n'


def log(folder: Path, name: str, text: str = ERROR, *, age_s: int = 0) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, (10_000 - age_s, 10_000 - age_s))


def names(folder: Path) -> list[str]:
    return [piece.name for piece in gather([folder]).pieces]


@pytest.mark.parametrize("name", ["error.log", "nohup.out", "logs/web.log", "log/production.log"])
def test_a_log_is_read_with_the_folder(tmp_path: Path, name: str) -> None:
    log(tmp_path, name)
    assert names(tmp_path) == [name]


def test_the_logs_of_an_application_inside_are_read(tmp_path: Path) -> None:
    log(tmp_path, "apps/web/package.json", "{}")
    log(tmp_path, "apps/web/logs/error.log")
    log(tmp_path, "apps/notes/error.log")
    assert names(tmp_path) == ["apps/web/package.json", "apps/web/logs/error.log"]


def test_a_log_of_something_else_is_left_out(tmp_path: Path) -> None:
    log(tmp_path, "npm-debug.log", "0 verbose cli /usr/bin/node\n")
    assert names(tmp_path) == []


def test_the_newest_are_read_and_the_others_named(tmp_path: Path) -> None:
    for age in range(MOST_LOGS + 1):
        log(tmp_path, f"{age}.log", age_s=age)
    gathered = gather([tmp_path])
    assert [piece.name for piece in gathered.pieces] == [f"{age}.log" for age in range(MOST_LOGS)]
    says = "only the newest logs were read; name the one that matters itself."
    assert gathered.problems == (f"{MOST_LOGS}.log: {says}",)


def test_many_logs_are_not_all_looked_into(tmp_path: Path) -> None:
    for age in range(MOST_LOOKED_INTO + MOST_LOGS + 1):
        log(tmp_path, f"{age:02}.log", "Ready in 1203 ms", age_s=age)
    (problem,) = gather([tmp_path]).problems
    assert problem.startswith("20.log, 21.log, 22.log, 23.log, 24.log and 1 more: ")


def test_a_log_that_is_too_large_is_named(tmp_path: Path) -> None:
    log(tmp_path, "error.log", "x" * (LARGEST_LOG + 1))
    assert gather([tmp_path]).problems == (f"error.log: it has more than {LARGEST_LOG:,} bytes; it was not read.",)


def test_a_log_in_utf_16_is_read(tmp_path: Path) -> None:
    (tmp_path / "error.log").write_bytes(ERROR.encode("utf-16"))
    assert names(tmp_path) == ["error.log"]


def test_what_leads_out_or_in_a_circle_or_is_no_file_is_named_and_not_opened(tmp_path: Path) -> None:
    log(tmp_path, "outside/secret.log")
    log(tmp_path, "project/package.json", "{}")
    (tmp_path / "project" / "a.log").symlink_to(tmp_path / "outside" / "secret.log")
    (tmp_path / "project" / "b.log").symlink_to("b.log")
    (tmp_path / "project" / ".env").symlink_to(".env")
    os.mkfifo(tmp_path / "project" / "c.log")
    gathered = gather([tmp_path / "project"])
    assert [piece.name for piece in gathered.pieces] == ["package.json"]
    assert [problem.partition(": ")[0] for problem in gathered.problems] == [".env", "a.log", "b.log", "c.log"]
