"""The form of stored notebooks: ids, metadata, order of execution, and nothing in the outputs that ought not to be."""

import re

import nbformat
import pytest
from nbformat import NotebookNode

from tests.notebooks.stored import FOLDER, NAMES, cells, notebook, outputs

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
TAGS = {"raises-exception"}
MOST_LINES = 12
WIDEST_LINE = 105
MOST_BYTES = 200_000
PLACES = re.compile(r"(?<![\w./])(/home/|/root\b|/tmp/|/Users/|/var/|/usr/|/work\b|[A-Z]:\\)")
UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

every_notebook = pytest.mark.parametrize("name", NAMES)


def test_there_are_notebooks() -> None:
    assert NAMES


@every_notebook
def test_it_is_a_valid_notebook_of_format_4_5(name: str) -> None:
    nbformat.validate(notebook(name))
    assert (notebook(name).nbformat, notebook(name).nbformat_minor) == (4, 5)


@every_notebook
def test_it_is_stored_as_the_tool_writes_it(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == nbformat.writes(notebook(name)) + "\n"


@every_notebook
def test_ids_are_slugs_and_unique(name: str) -> None:
    ids = [cell.id for cell in cells(name)]
    assert len(ids) == len(set(ids))
    assert [one for one in ids if not SLUG.fullmatch(one)] == []


@every_notebook
def test_the_notebook_carries_no_other_metadata(name: str) -> None:
    assert dict(notebook(name).metadata) == {"kernelspec": KERNEL, "language_info": {"name": "python"}}


@every_notebook
def test_cells_carry_no_other_metadata_than_known_tags(name: str) -> None:
    assert {key for cell in cells(name) for key in cell.metadata} <= {"tags"}
    assert {tag for cell in cells(name) for tag in cell.metadata.get("tags", [])} <= TAGS


@every_notebook
def test_every_code_cell_was_executed_in_order(name: str) -> None:
    code = cells(name, "code")
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))


@every_notebook
def test_code_cells_are_short_and_narrow(name: str) -> None:
    sources = {cell.id: cell.source.splitlines() for cell in cells(name, "code")}
    assert [id_ for id_, lines in sources.items() if not 0 < len(lines) <= MOST_LINES] == []
    assert [id_ for id_, lines in sources.items() if max(map(len, lines)) > WIDEST_LINE] == []


@every_notebook
def test_errors_are_stored_only_where_they_are_wanted(name: str) -> None:
    failed = {cell.id for cell, output in outputs(name) if output.output_type == "error"}
    wanted = {cell.id for cell in cells(name, "code") if "raises-exception" in cell.metadata.get("tags", [])}
    assert failed == wanted


@every_notebook
def test_nothing_is_printed_to_the_error_stream(name: str) -> None:
    assert [cell.id for cell, output in outputs(name) if output.get("name") == "stderr"] == []


@every_notebook
def test_outputs_carry_no_widget_view_and_no_metadata(name: str) -> None:
    forms = {form for _, output in outputs(name) for form in output.get("data", {})}
    assert forms <= {"text/plain", "text/html", "image/svg+xml"}
    assert [cell.id for cell, output in outputs(name) if output.get("metadata")] == []


@every_notebook
def test_every_shown_result_has_a_text_twin(name: str) -> None:
    shown = [output.data for _, output in outputs(name) if "data" in output]
    assert [data for data in shown if not str(data.get("text/plain", "")).strip()] == []
    assert [data for data in shown if str(data["text/plain"]).startswith("<IPython")] == []


@every_notebook
def test_the_theme_comes_once_with_the_setup(name: str) -> None:
    styled = [cell.id for cell, output in outputs(name) if "<style>" in output.get("data", {}).get("text/html", "")]
    assert styled == ["setup"]


def written(cell: NotebookNode) -> str:
    """A cell's source and outputs as one text."""
    return nbformat.v4.writes_json(nbformat.v4.new_notebook(cells=[cell]))


@every_notebook
def test_no_place_of_a_machine_is_stored(name: str) -> None:
    assert [cell.id for cell in cells(name) if PLACES.search(written(cell))] == []


@every_notebook
def test_nothing_has_the_shape_of_a_token_but_message_ids(name: str) -> None:
    stored = "".join(written(cell) for cell in cells(name))
    message_ids = set(re.findall(f"MessageID.{{0,20}}?({UUID})", stored))
    assert set(re.findall(UUID, stored, re.IGNORECASE)) <= message_ids


@every_notebook
def test_it_is_small(name: str) -> None:
    assert (FOLDER / name).stat().st_size < MOST_BYTES
