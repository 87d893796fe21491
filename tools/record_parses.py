"""Parses the settings code of lesson 04 with tree-sitter and stores what it says, for machines without tree-sitter.

Run it when that code, the generator or the reader of settings code has changed; a test says when.
"""

import json
from pathlib import Path

from helpers.authjs.facts_json import facts_as_json
from helpers.authjs.generator import generate
from helpers.authjs.settings_code import read_settings
from helpers.authjs.wishes import Way, Wishes
from helpers.lessons.recorded_parses import FILE, key_of
from helpers.lessons.sign_in_files import COPIED, MENDED, shop

STORED = Path(__file__).parents[1] / "helpers" / "lessons" / FILE
GENERATED = generate(Wishes(way=Way.V5_PROVIDER, sender="Shop <hello@example.com>")).code.text
CODE = (COPIED, GENERATED, shop()["auth.ts"], MENDED)


def as_stored() -> str:
    """What each text says, by its key, as the file has it."""
    parses = {key_of(text): facts_as_json(read_settings("auth.ts", text)) for text in CODE}
    return json.dumps(parses, indent=1) + "\n"


def main() -> None:
    """Write the file."""
    STORED.write_text(as_stored(), encoding="utf-8")
    print(f"{STORED.name}: {len(CODE)} parses stored.")


if __name__ == "__main__":
    main()
