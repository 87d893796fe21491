"""Several applications in one repository: told apart, judged each by its own files, and never by a neighbour's."""

from pathlib import Path, PurePosixPath

from helpers.authjs.applications import applications
from helpers.authjs.doctor import diagnose
from helpers.authjs.project_files import gather
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.authjs.application import KEY, SECRET, Pieces, env, situation, ts, v5
from tests.authjs.test_project_files import write

NEXT = '{"dependencies": {"next": "15.5.0", "next-auth": "5.0.0-beta.32"}}'


def app(folder: str, text: str) -> Pieces:
    """One application with settings of its own and this `.env` file."""
    (settings,) = v5()
    return env(SECRET + text, f"{folder}/.env") + ts(settings.text, f"{folder}/auth.ts") + package(folder)


def package(folder: str) -> Pieces:
    return ts(NEXT, f"{folder}/package.json")


def folders(pieces: Pieces) -> list[str]:
    return [one.folder.as_posix() for one in applications(situation(pieces))]


def told(pieces: Pieces) -> list[tuple[str, str]]:
    return [(one.code, one.file) for one in diagnose(pieces).findings]


def test_a_neighbours_key_does_not_count() -> None:
    assert told(app("apps/web", KEY) + app("apps/admin", f"AUTH_POSTMARK_TOKEN={SERVER_TOKEN}\n")) == [
        ("AUTHJS301", "apps/admin/.env")
    ]
    assert told(app("apps/web", KEY) + app("apps/admin", "")) == [("AUTHJS302", "apps/admin/auth.ts")]


def test_two_that_are_right_are_right() -> None:
    diagnosis = diagnose(app("apps/web", KEY) + app("apps/admin", KEY))
    assert (diagnosis.findings, diagnosis.can_tell) == ((), True)
    assert "2 applications were found, each judged by its own files: apps/admin, apps/web." in diagnosis.unclear


def test_shared_settings_are_judged_with_each() -> None:
    shared = ts(v5()[0].text, "packages/auth/index.ts")
    web = package("apps/web") + env(SECRET + KEY, "apps/web/.env")
    admin = package("apps/admin") + env(f"{SECRET}AUTH_POSTMARK_TOKEN={SERVER_TOKEN}\n", "apps/admin/.env")
    assert folders(web + admin + shared) == ["apps/admin", "apps/web"]
    assert told(web + admin + shared) == [("AUTHJS301", "apps/admin/.env")]


def test_a_file_above_them_counts_for_each() -> None:
    assert told(app("apps/web", "") + app("apps/admin", "") + env(KEY)) == []


def test_a_file_that_belongs_to_none_is_named() -> None:
    diagnosis = diagnose(app("apps/web", KEY) + app("apps/admin", KEY) + env("POSTMARK_TOKEN=x\n", "apps/jobs/.env"))
    assert any(sentence.startswith("apps/jobs/.env: it belongs to none") for sentence in diagnosis.unclear)


def test_one_application_is_not_taken_apart() -> None:
    assert folders(app("apps/web", KEY) + env(KEY, "apps/jobs/.env")) == ["."]
    assert folders(v5() + ts(v5()[0].text, "paste 2/auth.ts") + env(KEY, "paste 3/.env")) == ["."]
    assert folders(()) == ["."]


def test_an_application_at_the_top_has_a_name() -> None:
    pieces = app(".", KEY) + app("examples/mail", KEY)
    (top, _) = applications(situation(pieces))
    assert (top.folder, top.name) == (PurePosixPath(), "the folder itself")


def test_folders_that_are_named_together_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path, **{"web__.env": SECRET, "admin__.env": KEY})
    assert [piece.name for piece in gather([tmp_path / "web", tmp_path / "admin"]).pieces] == [
        f"{tmp_path}/web/.env",
        f"{tmp_path}/admin/.env",
    ]
