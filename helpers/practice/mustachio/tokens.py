"""Cutting a template into text and tags, with every mistake in it at its line and character.

The rules of tags and paths, and the messages, are those of Mustachio's public source. Imports nothing of this project.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

DEEPEST = 50  # scopes inside scopes, and steps in a path; a limit of the practice Postmark, not of Mustachio
MOST_TAGS = 10_000  # in one template; a limit of the practice Postmark too: what comes after them is not read

_TAG = re.compile(r"\{\{[^{}]+?\}\}|\{\{\{[^{}]+?\}\}\}")
_BAD_PATH = re.compile(r"\.{3,}|[^\w./]+|(?<!\.\.)/|\.{2,}(?:\Z|[^/])")
_CONTENT = re.compile(r"\{\{\{?\s*@content\s*\}?\}\}")
_OF_POSTMARK = re.compile(r"\{\{\{?\s*pm:\w+\s*\}?\}\}")

_EACH_WITHOUT_PATH = (
    "The 'each' block being opened requires a model path to be specified in the form '{{#each <name>}}'."
)
_EACH_CLOSED_OTHERWISE = "The syntax to close the 'each' block should be: '{{/each}}'."
_EACH_NOT_OPEN = (
    "An 'each' block is being closed, but no corresponding opening element ('{{#each <name>}}') was detected."
)
_MISMATCHED = "It appears that open and closing elements are mismatched."
_NOT_CLOSED = (
    "A scope block to the following path was opened but not closed: '%s', please close it using the appropriate syntax."
)
_INVALID_PATH = "The path '%s' is not valid. Please see documentation for examples of valid paths."
_TOO_MANY = f"The practice Postmark reads at most {MOST_TAGS} tags in one template."
_TOO_DEEP = f"The practice Postmark reads at most {DEEPEST} scopes inside each other and {DEEPEST} steps in a path."


class Kind(Enum):
    """What a token asks for."""

    TEXT = auto()
    ESCAPED = auto()  # {{path}}
    RAW = auto()  # {{{path}}} or {{&path}}
    SCOPE = auto()  # {{#path}}
    INVERTED = auto()  # {{^path}}
    EACH = auto()  # {{#each path}}
    CLOSE = auto()
    CONTENT = auto()  # {{{ @content }}}: where a layout takes in the template


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a template; `text` is its path, or the text itself."""

    kind: Kind
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A mistake in a template. `line` and `character` count from 1, as people do."""

    message: str
    line: int
    character: int


@dataclass(frozen=True, slots=True)
class Open:
    """A scope that waits for its end: the path it goes to, whether it is an `each`, and where it begins."""

    path: str
    each: bool
    at: int


class Tokenizer:
    """One pass over one template; afterwards `tokens` and `problems` hold what it found."""

    def __init__(self, template: str) -> None:
        self.tokens: list[Token] = []
        self.problems: list[Problem] = []
        self._open: list[Open] = []
        self._line_ends = [found.start() for found in re.finditer("\n", template)]
        end = 0
        for number, tag in enumerate(_TAG.finditer(template)):
            if number == MOST_TAGS:
                self._complain(_TOO_MANY, tag.start())
                break
            self._text(template[end : tag.start()])
            self._tag(tag[0], tag.start())
            end = tag.end()
        self._text(template[end:])
        for one in self._open:
            self._complain(_NOT_CLOSED % one.path, one.at)

    def _text(self, text: str) -> None:
        if text:
            self.tokens.append(Token(Kind.TEXT, text))

    def _tag(self, tag: str, at: int) -> None:
        """Sort one tag; the order of the questions is Mustachio's."""
        if _CONTENT.fullmatch(tag):
            self.tokens.append(Token(Kind.CONTENT))
        elif _OF_POSTMARK.fullmatch(tag):  # filled in for each recipient, long after the template is rendered
            self._text(tag)
        elif tag.startswith("{{#each"):
            self._open_each(_inside(tag).removeprefix("#").lstrip().removeprefix("each"), at)
        elif tag.startswith("{{/each"):
            self._close_each(tag, at)
        elif tag.startswith(("{{#", "{{^")):
            kind = Kind.SCOPE if tag[2] == "#" else Kind.INVERTED
            self._open_scope(kind, _inside(tag).lstrip("#^").strip(), at)
        elif tag.startswith("{{/"):
            self._close_scope(_inside(tag).lstrip("/").strip(), at)
        elif tag.startswith(("{{{", "{{&")):
            self.tokens.append(Token(Kind.RAW, self._path(_inside(tag).lstrip("&").strip(), at)))
        elif not tag.startswith("{{!"):
            self.tokens.append(Token(Kind.ESCAPED, self._path(_inside(tag), at)))

    def _open_each(self, rest: str, at: int) -> None:
        path = rest.strip()
        self._push(Open(path or "each", True, at))
        if rest.startswith(" ") and path:
            self.tokens.append(Token(Kind.EACH, self._path(path, at)))
        else:
            self._complain(_EACH_WITHOUT_PATH, at)

    def _close_each(self, tag: str, at: int) -> None:
        if tag != "{{/each}}":
            self._complain(_EACH_CLOSED_OTHERWISE, at)
        elif self._open and self._open[-1].each:
            self._open.pop()
            self.tokens.append(Token(Kind.CLOSE))
        else:
            self._complain(_EACH_NOT_OPEN, at)

    def _open_scope(self, kind: Kind, path: str, at: int) -> None:
        """Open a scope; where the innermost one goes to the same path, this one takes its place."""
        if self._is_innermost(path):
            self.tokens.append(Token(Kind.CLOSE))
        else:
            self._push(Open(path, False, at))
        self.tokens.append(Token(kind, self._path(path, at)))

    def _close_scope(self, path: str, at: int) -> None:
        if self._is_innermost(path):
            self._open.pop()
            self.tokens.append(Token(Kind.CLOSE))
        else:
            self._complain(_MISMATCHED, at)

    def _is_innermost(self, path: str) -> bool:
        return bool(self._open) and not self._open[-1].each and self._open[-1].path == path

    def _push(self, scope: Open) -> None:
        self._open.append(scope)
        if len(self._open) > DEEPEST:
            self._complain(_TOO_DEEP, scope.at)

    def _path(self, path: str, at: int) -> str:
        if _BAD_PATH.search(path):
            self._complain(_INVALID_PATH % path, at)
        elif path.count(".") >= DEEPEST:
            self._complain(_TOO_DEEP, at)
        return path

    def _complain(self, message: str, at: int) -> None:
        line = bisect_right(self._line_ends, at)
        start = self._line_ends[line - 1] + 1 if line else 0
        self.problems.append(Problem(message=message, line=line + 1, character=at - start + 1))


def _inside(tag: str) -> str:
    """What stands between the braces."""
    return tag.strip("{}").strip()


_STEP = re.compile(r"\.\./|[^.]+")
UP = "../"


def steps_of(path: str) -> Iterator[str]:
    """The steps of a valid path: names, and `UP` for each `../`. None for `.`, which is the value at hand."""
    return iter(_STEP.findall(path))
