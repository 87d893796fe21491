"""The stored notebooks, read as data: nothing is executed."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

FOLDER = Path(__file__).parents[2] / "notebooks"
NAMES = tuple(sorted(path.name for path in FOLDER.glob("*.ipynb")))
LESSONS = tuple(name for name in NAMES if re.match(r"0[1-7]-", name))

_SOLUTION = re.compile(r"<details><summary>Solution</summary>.*?```python\n(.*?)```.*?</details>", re.DOTALL)
_MARK = re.compile(r'^mark\("(\d\.\d)", answer\)$', re.MULTILINE)


@cache
def notebook(name: str) -> NotebookNode:
    """A stored notebook; do not change it."""
    return nbformat.read(FOLDER / name, as_version=4)


def cells(name: str, kind: str | None = None) -> list[NotebookNode]:
    """A notebook's cells, or those of one kind: "code" or "markdown"."""
    return [cell for cell in notebook(name).cells if kind in (None, cell.cell_type)]


def outputs(name: str) -> Iterator[tuple[NotebookNode, NotebookNode]]:
    """Every output with its cell."""
    return ((cell, output) for cell in cells(name, "code") for output in cell.outputs)


def text(name: str) -> str:
    """All the markdown of a notebook."""
    return "\n\n".join(cell.source for cell in cells(name, "markdown"))


def headings(name: str, level: int) -> list[str]:
    """The headings of one level, in order."""
    return re.findall(rf"^{'#' * level} (.+)$", text(name), re.MULTILINE)


def exercise_of(cell: NotebookNode) -> str | None:
    """The number of the exercise that a code cell marks."""
    found = _MARK.search(cell.source)
    return found[1] if found else None


def solution_in(cell: NotebookNode) -> str | None:
    """The solution folded into a markdown cell."""
    found = _SOLUTION.search(cell.source)
    return found[1] if found else None
