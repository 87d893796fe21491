"""The pictures as markup: stable, described, coloured by the theme, and true to the tables."""

import subprocess
import sys
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from helpers.display.doors_picture import doors_picture
from helpers.display.picture import Picture
from helpers.display.request_picture import request_picture
from helpers.display.theme import THEME_CSS, style_element
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.operations import OPERATIONS
from helpers.reference.token_kinds import TOKEN_KINDS, TokenKind

SVG = "{http://www.w3.org/2000/svg}"
PRINT = "from helpers.display.{0}_picture import {0}_picture; print({0}_picture()._repr_html_(), end='')"

pictures = pytest.mark.parametrize("picture", [doors_picture, request_picture])


def labels(picture: Picture) -> list[str]:
    return [text.text or "" for text in picture.svg().iter("text")]


@pictures
def test_a_picture_is_the_same_to_the_byte_in_every_process(picture: Callable[[], Picture]) -> None:
    script = PRINT.format(picture().name)
    env = {"PYTHONHASHSEED": "1", "PYTHONPATH": ".", "PYTHONUTF8": "1"}
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=env)
    assert other.stdout.decode() == picture()._repr_html_()


@pictures
def test_a_screen_reader_gets_name_and_description(picture: Callable[[], Picture]) -> None:
    svg = picture().svg()
    told = {part.get("id"): part.text for part in svg if part.tag in ("title", "desc")}
    assert svg.get("role") == "img"
    assert [told[name] for name in svg.attrib["aria-labelledby"].split()] == [picture().title, picture().rule]


@pictures
def test_every_colour_follows_the_theme_and_has_a_plain_one_to_fall_back_on(picture: Callable[[], Picture]) -> None:
    css = THEME_CSS.read_text(encoding="utf-8")
    for shape in picture().svg().iter():
        painted = [name for name in ("fill", "stroke") if shape.get(name, "none") != "none"]
        assert len(shape.get("class", "").split()) >= len(painted)
        assert all(f".{name} {{" in css for name in shape.get("class", "").split())
        assert all(shape.attrib[name].startswith("#") for name in painted)


@pictures
def test_the_file_is_well_formed_and_brings_its_theme(picture: Callable[[], Picture]) -> None:
    root = ElementTree.fromstring(picture().standalone())
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}style") == style_element().text


@pictures
def test_the_plain_text_holds_the_rule_and_every_sentence(picture: Callable[[], Picture]) -> None:
    told = " ".join(repr(picture()).split())
    assert all(sentence in told for sentence in (picture().title, picture().rule, *picture().sentences))


def test_the_doors_show_every_kind_of_token_with_its_shape() -> None:
    assert {f"{row.glyph} {row.word}" for row in TOKEN_KINDS.values()} <= set(labels(doors_picture()))


def test_what_the_pictures_say_of_tokens_and_doors_agrees_with_the_tables() -> None:
    assert OPERATIONS["POST /email"].token is TokenKind.SERVER
    assert OPERATIONS["GET /servers"].token is TokenKind.ACCOUNT
    assert OPERATIONS["GET /servers"].reveals_secrets  # "every server's tokens"
    assert 401 in ERROR_CODES[10].http
