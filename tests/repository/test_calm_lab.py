"""`make lab` starts a JupyterLab that asks nobody for anything: no news, no update check, no extension manager.

Also without a screen and as root, as here. The settings are the ones that any `jupyter lab` in an environment with
this kit reads, since they are part of the installation.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.needed import needed
from tests.repository.requirements import ROOT

MAKE_IS_MISSING = "GNU make is missing: install it (Debian: apt install make)."
NOT_MAKES_ENVIRONMENT = "These tests start JupyterLab from .venv: run them with make test."


def isolated(folder: Path) -> dict[str, str]:
    """An environment in which no setting of this user's and no screen plays a part."""
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "HOME")
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return kept | {name: str(folder / name.lower()) for name in names}


def address(log: Path, process: subprocess.Popen[bytes], seconds: float = 60) -> httpx.URL:
    """The address that JupyterLab prints for its user, with the token that it made up."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        if found := re.search(r"http://127[.]0[.]0[.]1:\d+/\S+[?]token=\w+", log.read_text()):
            return httpx.URL(found[0])
        time.sleep(0.1)
    pytest.fail(f"JupyterLab did not print its address: {log.read_text()}")


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lab") / "log"


@pytest.fixture(scope="module")
def opened(log: Path) -> Iterator[httpx.URL]:
    make = needed("make", MAKE_IS_MISSING)
    if Path(sys.prefix) != ROOT / ".venv":
        pytest.skip(NOT_MAKES_ENVIRONMENT)
    command = [make, "-C", str(ROOT), "lab", "ARGS=--ServerApp.port=0"]
    with log.open("wb") as output:
        env = isolated(log.parent)
        with subprocess.Popen(command, stdout=output, stderr=output, env=env, start_new_session=True) as process:
            try:
                yield address(log, process)
            finally:
                os.killpg(process.pid, signal.SIGTERM)


@pytest.fixture(scope="module")
def lab(opened: httpx.URL) -> Iterator[httpx.Client]:
    token = {"Authorization": f"token {opened.params['token']}"}
    with httpx.Client(base_url=opened.copy_with(path="/", query=None), headers=token) as client:
        client.get("/api/status").raise_for_status()
        yield client


@pytest.fixture(scope="module")
def page_config(lab: httpx.Client) -> dict[str, Any]:
    page = lab.get("/lab").raise_for_status().text
    found = re.search(r'<script id="jupyter-config-data" type="application/json">(.*?)</script>', page)
    assert found is not None
    config: dict[str, Any] = json.loads(found[1])
    return config


def test_its_printed_address_opens_the_first_lesson(opened: httpx.URL) -> None:
    assert opened.path == "/lab/tree/notebooks/00-start-here.ipynb"


def test_it_has_no_extension_manager(page_config: dict[str, Any]) -> None:
    assert "@jupyterlab/extensionmanager-extension" in page_config["disabledExtensions"]
    assert page_config["extensionManager"]["can_install"] is False


def test_it_loads_nothing_for_formulas(page_config: dict[str, Any]) -> None:
    """No lesson has one; MathJax is 0.9 MB before the first lesson shows, and takes `$PATH … $HOME` for a formula."""
    assert "@jupyterlab/mathjax-extension" in page_config["disabledExtensions"]


def test_it_fetches_no_news(lab: httpx.Client, page_config: dict[str, Any]) -> None:
    settings = lab.get("/lab/api/settings/@jupyterlab/apputils-extension:notification").raise_for_status().json()
    defaults = {name: row["default"] for name, row in settings["schema"]["properties"].items()}
    assert (defaults["fetchNews"], defaults["checkForUpdates"]) == ("false", False)
    assert page_config["news"] == {"disabled": True}


def test_it_warns_of_nothing(lab: httpx.Client, log: Path) -> None:
    assert re.findall(r"^\[[WE] .*", log.read_text(), re.MULTILINE) == []
