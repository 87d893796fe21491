"""In a notebook results show as cards, and the theme comes with the announcement; elsewhere nothing happens."""

import subprocess
import sys

import pytest

from helpers.display.formatters import announce, register

CELLS = """
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

shell = InteractiveShell.instance()
with capture_output() as captured:
    from helpers import open_lab
    lab = open_lab("practice")
(announcement,) = captured.outputs
print("theme", announcement.data["text/html"].count("<style>"))
print("said", announcement.data["text/plain"])
for result in (lab.connection.endpoint, __import__("asyncio").run(lab.reach())):
    forms, _ = shell.display_formatter.format(result)
    print(sorted(forms), forms.get("text/html", "").count("<style>"))
"""


def test_without_a_notebook_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    register()
    announce("Lab: practice.", live=False)
    assert capsys.readouterr().out == ""


def test_in_a_notebook_the_theme_comes_once_and_results_are_cards() -> None:
    done = subprocess.run([sys.executable, "-c", CELLS], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == [
        "theme 1",
        "said Lab: practice. Nothing leaves this notebook.",
        "['text/plain'] 0",
        "['text/html', 'text/plain'] 0",
    ]
