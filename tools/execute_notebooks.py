"""Executes notebooks in place and saves them with their outputs, so that a stored notebook shows what it really says.

Cell ids and tags stay. Times, widget state and the version of the interpreter are left out: they would differ on every
run, and widget state could hold what somebody typed. A widget is stored as its text, which is what a reader sees who
has not run its cell.
"""

import argparse
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"  # refers to widget state, which is not saved
NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
CELL_SECONDS = 120
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def executed(path: Path) -> NotebookNode:
    """The notebook at `path` with fresh outputs; a cell that fails without the tag `raises-exception` raises."""
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)
    return notebook


def main(arguments: list[str] | None = None) -> int:
    """Execute the named notebooks, or all of them; 1 when a cell of one of them failed."""
    parser = argparse.ArgumentParser(description="Execute notebooks in place and save their outputs.")
    parser.add_argument("notebooks", nargs="*", type=Path, default=sorted(NOTEBOOKS.glob("*.ipynb")))
    for path in parser.parse_args(arguments).notebooks:
        try:
            nbformat.write(executed(path), path)
        except CellExecutionError as error:
            print(f"{path.name}: left as it was, since a cell failed.\n{error}", file=sys.stderr)
            return 1
        print(f"{path.name}: executed and saved.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
