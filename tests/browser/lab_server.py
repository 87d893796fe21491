"""A real JupyterLab for the tests: a process of its own, a free port, a token, and folders that only it uses."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

START_LIMIT_S = 60.0
REPOSITORY = Path(__file__).parents[2]
QUIET = REPOSITORY / "jupyter-config" / "jupyter_lab_config.json"
FOLDERS = {
    "HOME": "home",
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_RUNTIME_DIR": "runtime",
    "IPYTHONDIR": "ipython",
    "JUPYTERLAB_SETTINGS_DIR": "settings",
    "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
}


@dataclass(frozen=True, kw_only=True)
class LabServer:
    """A running JupyterLab. Everything that it writes lies under `home`; notebooks lie in `notebooks`."""

    url: str
    token: str
    home: Path
    notebooks: Path

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Ask its REST interface and return the JSON answered, or None."""
        headers = {"Authorization": f"token {self.token}"}
        reply = httpx.request(method, self.url + path, json=body, headers=headers, trust_env=False, timeout=20)
        return reply.raise_for_status().json() if reply.content else None

    def set_up(self, plugin: str, settings: dict[str, Any]) -> None:
        """Change a user setting for every page that is opened from now on."""
        self.call("PUT", f"/lab/api/settings/{plugin}", {"raw": json.dumps(settings)})

    def restart_kernel(self, notebook: str) -> None:
        """Restart the notebook's kernel the way another program would: past the page."""
        self.call("POST", f"/api/kernels/{self._session(notebook)['kernel']['id']}/restart")

    def stop_kernel(self, notebook: str) -> None:
        """End the notebook's kernel."""
        self.call("DELETE", f"/api/sessions/{self._session(notebook)['id']}")

    def files_with(self, text: str) -> set[Path]:
        """Every notebook, checkpoint, log, setting and kernel's history of this server that contains `text`."""
        return {path for path in self.home.rglob("*") if path.is_file() and text.encode() in path.read_bytes()}

    def _session(self, notebook: str) -> dict[str, Any]:
        sessions: list[dict[str, Any]] = self.call("GET", "/api/sessions")
        return next(session for session in sessions if session["path"] == notebook)


@contextmanager
def running_lab(home: Path) -> Iterator[LabServer]:
    """JupyterLab for as long as the context lasts, with the settings that the kit ships and no others."""
    notebooks = home / "notebooks"
    notebooks.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    lab = LabServer(url=f"http://127.0.0.1:{port}", token=secrets.token_hex(16), home=home, notebooks=notebooks)
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(_command(port, notebooks), env=_environment(lab), cwd=home, stdout=log, stderr=log)
        try:
            _wait_until_ready(lab, process)
            yield lab
        finally:
            _stop(process)


def _command(port: int, notebooks: Path) -> list[str]:
    options = [f"--config={QUIET}", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    options += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={notebooks}"]
    return [sys.executable, "-m", "jupyterlab", *options]


def _environment(lab: LabServer) -> dict[str, str]:
    """Nothing of the user's own JupyterLab, and the server's token where no list of processes shows it.

    Its kernels keep bytecode as anybody's do, whatever this process was told.
    """
    left_out = ("JUPYTER", "IPYTHON", "PYTHONDONTWRITEBYTECODE")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    folders = {name: str(lab.home / folder) for name, folder in FOLDERS.items()}
    return inherited | folders | {"JUPYTER_TOKEN": lab.token}


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask first; a server that got stuck with a kernel is killed, and its kernels end when they see it gone."""
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_until_ready(lab: LabServer, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_LIMIT_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            lab.call("GET", "/api/status")
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("JupyterLab did not start:\n" + (lab.home / "server.log").read_text(errors="replace")[-3000:])
