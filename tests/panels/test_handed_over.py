"""The names that pastes get, which decide how they are read."""

import pytest

from helpers.authjs.piece import PieceKind, sort_out
from helpers.panels.handed_over import READ_AS, pasted, read_as
from tests.panels.doctoring import LINK, PACKAGE, V5_CODE, V5_LOG, WRONG_NAME

TEXTS = {
    PieceKind.ENV: WRONG_NAME,
    PieceKind.SETTINGS_CODE: V5_CODE,
    PieceKind.LOG: V5_LOG,
    PieceKind.LINK: LINK,
    PieceKind.PACKAGE: PACKAGE,
}
KINDS = {
    ".env": PieceKind.ENV,
    ".env.local": PieceKind.ENV,
    ".env.example": PieceKind.ENV_EXAMPLE,
    "auth.ts": PieceKind.SETTINGS_CODE,
    "auth.js": PieceKind.SETTINGS_CODE,
    "package.json": PieceKind.PACKAGE,
    "error.log": PieceKind.LOG,
}


@pytest.mark.parametrize("kind", TEXTS)
def test_the_name_that_is_given_says_what_was_seen(kind: PieceKind) -> None:
    (piece,) = pasted(1, TEXTS[kind], ()).pieces
    assert sort_out(piece.name, piece.text) is kind


@pytest.mark.parametrize("name", KINDS)
def test_a_name_that_is_chosen_outweighs_the_text(name: str) -> None:
    for taken in ((), (name,)):
        (piece,) = read_as(pasted(7, LINK, ()), name, taken).pieces
        assert sort_out(piece.name, piece.text) is KINDS[name]


def test_every_choice_is_tried_here() -> None:
    assert {*KINDS, "address"} == set(READ_AS)


def test_no_part_of_the_text_shows() -> None:
    assert "gmail" not in repr(pasted(1, WRONG_NAME, ()))
