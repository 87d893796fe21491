"""Parses TypeScript and JavaScript with tree-sitter: compiled libraries, an extra that only this module needs.

Imported inside the function, so that everything else runs without them, in the browser too.
"""

from helpers.authjs.syntax import Node

_TYPES_ONLY = (".ts", ".mts", ".cts")  # here `<string>x` is a type, elsewhere an element


class ParserMissing(Exception):
    """The libraries that read code are not installed. `str()` is a sentence for people."""


def parse(text: str, name: str = "") -> Node:
    """The syntax tree of `text`. Raises ParserMissing."""
    try:
        import tree_sitter
        import tree_sitter_typescript
    except ImportError:
        raise ParserMissing(
            'Settings code was not read: that takes the extra "authjs" (tree-sitter), which is not installed here.'
        ) from None
    typed = name.lower().endswith(_TYPES_ONLY)
    grammar = tree_sitter_typescript.language_typescript() if typed else tree_sitter_typescript.language_tsx()
    tree = tree_sitter.Parser(tree_sitter.Language(grammar)).parse(text.encode("utf-8", "replace"))
    return tree.root_node
