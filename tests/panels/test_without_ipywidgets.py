"""The models and what they read stand without ipywidgets, so that they can be used and tested without any page."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module",
    [
        "one_task",
        "token_tester_model",
        "sample_sender_model",
        "permission_matrix_model",
        "config_doctor_model",
        "desk.model",
        "desk.said",
        "desk.subject",
        "token_source",
        "handlers",
    ],
)
def test_it_is_imported_without_ipywidgets(module: str) -> None:
    code = f"import sys, helpers.panels.{module}; print([n for n in ('ipywidgets', 'anywidget') if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
