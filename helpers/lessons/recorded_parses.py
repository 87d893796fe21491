"""Parses of the lessons' settings code that the kit keeps, for machines without tree-sitter, the browser among them.

A parse counts only for exactly the text that it was made of. Written by tools/record_parses.py. Imports
`helpers.authjs`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from helpers.authjs.facts_json import facts_from_json
from helpers.authjs.settings_facts import SettingsFacts
from helpers.authjs.typescript import ParserMissing, parse

FILE = "recorded_parses.json"
INSTEAD = (
    "tree-sitter is not installed here. What was judged is a parse of exactly this text that the kit keeps;"
    " it cannot judge your own code."
)


def recorded_parses(texts: Mapping[str, str]) -> tuple[SettingsFacts, ...]:
    """The facts of those texts, by the name of each, whose parse is kept; () where code can be parsed itself.

    Each says that it was not parsed here.
    """
    return () if _can_parse() else tuple(_kept(texts))


def key_of(text: str) -> str:
    """Under which key the parse of a text is kept."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def _kept(texts: Mapping[str, str]) -> Iterator[SettingsFacts]:
    for name, text in texts.items():
        if (stored := _stored().get(key_of(text))) is not None:
            facts = facts_from_json(stored)
            yield replace(facts, file=name, unclear=(*facts.unclear, INSTEAD))


def _can_parse() -> bool:
    try:
        parse("")
    except ParserMissing:
        return False
    return True


@cache
def _stored() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(files("helpers.lessons").joinpath(FILE).read_text(encoding="utf-8"))
    return stored
