"""On applications in which nothing is wrong the doctor says nothing, with a parser and from recorded facts."""

import json
import sys
from pathlib import Path

import pytest

from helpers.authjs.doctor import diagnose
from helpers.authjs.facts_json import facts_as_json, facts_from_json
from helpers.authjs.piece import PieceKind, sort_out
from helpers.authjs.project_files import gather
from helpers.authjs.settings_code import read_settings

APPLICATIONS = sorted(path for path in (Path(__file__).parent / "correct").iterdir() if path.is_dir())


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_there_are_ten_and_more() -> None:
    assert len(APPLICATIONS) >= 10
    assert {"express", "sveltekit", "monorepo", "next4-smtp-address", "next5-nodemailer"} <= set(names(APPLICATIONS))


@pytest.mark.parametrize("folder", APPLICATIONS, ids=names(APPLICATIONS))
def test_nothing_is_found(folder: Path) -> None:
    gathered = gather([folder])
    diagnosis = diagnose(gathered.pieces)
    assert [f"{one.code} {one.file} {one.evidence}" for one in diagnosis.findings] == []
    assert diagnosis.can_tell
    assert gathered.problems == ()


@pytest.mark.parametrize("folder", APPLICATIONS, ids=names(APPLICATIONS))
def test_every_file_is_read(folder: Path) -> None:
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    read = {piece.name for piece in gather([folder]).pieces}
    assert {name for name in files - read if not name.endswith(("route.ts", "middleware.ts"))} == set()


@pytest.mark.parametrize("folder", APPLICATIONS, ids=names(APPLICATIONS))
def test_the_provider_is_seen(folder: Path) -> None:
    """Silence means nothing where nothing was understood."""
    diagnosis = diagnose(gather([folder]).pieces)
    assert not [sentence for sentence in diagnosis.unclear if "No settings of Auth.js" in sentence]
    assert any("settings code" in sentence for sentence in diagnosis.looked_at)


@pytest.mark.parametrize("folder", APPLICATIONS, ids=names(APPLICATIONS))
def test_recorded_facts_say_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = gather([folder]).pieces
    code = [piece for piece in pieces if sort_out(piece.name, piece.text) is PieceKind.SETTINGS_CODE]
    written = [json.dumps(facts_as_json(read_settings(piece.name, piece.text))) for piece in code]
    recorded = [facts_from_json(json.loads(text)) for text in written]
    with_parser = diagnose(pieces)
    monkeypatch.setitem(sys.modules, "tree_sitter", None)
    assert diagnose(pieces, recorded=recorded) == with_parser
