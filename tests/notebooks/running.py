"""Runs a notebook's cells in this process, with the solutions of chosen exercises in the answers' place."""

import ast
import inspect
from collections.abc import Collection
from types import CodeType
from typing import Any

from nbformat import NotebookNode

from tests.notebooks.stored import cells, exercise_of, solution_in


def solutions(name: str) -> dict[str, str]:
    """The folded solutions by the number of their exercise."""
    found, last = {}, None
    for cell in cells(name):
        last = solution_in(cell) if cell.cell_type == "markdown" else last
        if (number := exercise_of(cell)) and last:
            found[number] = last
    return found


async def results(name: str, solved: Collection[str]) -> dict[str, Any]:
    """What each cell that marks an exercise ends with, when the exercises `solved` are answered by their solutions."""
    namespace: dict[str, Any] = {}
    found = {}
    for cell in cells(name, "code"):
        number = exercise_of(cell)
        source = _with_solution(cell, solutions(name)[number]) if number in solved and number else cell.source
        last = await _run(source, namespace)
        if number:
            found[number] = last
    await namespace["lab"].aclose()
    return found


def _with_solution(cell: NotebookNode, solution: str) -> str:
    """The cell as a learner leaves it: the solution where the answer stood, then the marking."""
    _, marking = cell.source.split("\n", 1)
    return f"{solution}{marking}"


async def _run(source: str, namespace: dict[str, Any]) -> Any:
    """Run a cell, `await` included; the value of its last line, if that is an expression."""
    tree = ast.parse(source)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        return await _evaluated(compile(tree, "cell", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), namespace)
    tree.body.pop()
    await _evaluated(compile(tree, "cell", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), namespace)
    value = ast.Expression(last.value)
    return await _evaluated(compile(value, "cell", "eval", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), namespace)


async def _evaluated(code: CodeType, namespace: dict[str, Any]) -> Any:
    result = eval(code, namespace)
    return await result if code.co_flags & inspect.CO_COROUTINE else result
