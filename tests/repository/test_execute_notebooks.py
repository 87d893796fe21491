"""`make notebooks` keeps what a stored notebook needs and leaves out what would differ on every run."""

from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from tools.execute_notebooks import main

SLIDER = "from ipywidgets import IntSlider\nIntSlider(value=3)"


def stored(path: Path, *sources: str) -> Path:
    cells = [new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(sources)]
    nbformat.write(new_notebook(cells=cells), path)
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    notebook = stored(tmp_path_factory.mktemp("notebooks") / "one.ipynb", "1 + 1", SLIDER)
    assert main([str(notebook)]) == 0
    return notebook


@pytest.fixture
def notebook(path: Path) -> NotebookNode:
    read: NotebookNode = nbformat.read(path, as_version=4)
    return read


def test_outputs_are_saved(notebook: NotebookNode) -> None:
    assert [cell.execution_count for cell in notebook.cells] == [1, 2]
    assert notebook.cells[0].outputs[0].data["text/plain"] == "2"


def test_cell_ids_stay(notebook: NotebookNode) -> None:
    assert [cell.id for cell in notebook.cells] == ["cell-0", "cell-1"]


def test_neither_times_nor_widget_state_are_saved(notebook: NotebookNode) -> None:
    assert [cell.metadata for cell in notebook.cells] == [{}, {}]
    assert notebook.metadata.keys() == {"kernelspec", "language_info"}


def test_a_widget_is_saved_as_its_text(notebook: NotebookNode) -> None:
    assert notebook.cells[1].outputs[0].data.keys() == {"text/plain"}


def test_a_failing_cell_leaves_the_file_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    failing = stored(tmp_path / "failing.ipynb", "1 / 0")
    before = failing.read_text()
    assert main([str(failing)]) == 1
    assert failing.read_text() == before
    assert "failing.ipynb: left as it was" in capsys.readouterr().err
