"""Finds a browser and says how it is started: nothing of it may reach beyond this machine."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
MISSING = (
    "No Chromium was found, so nothing was tested in a browser: install one (Debian: apt install chromium) "
    "or name one with CHROMIUM=/path/to/it."
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def find_chromium() -> str | None:
    """The path of the browser named by CHROMIUM, or of the first one installed."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
