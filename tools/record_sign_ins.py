"""Lets sign-ins fail with the real Auth.js and NextAuth against a practice Postmark, and stores their logs.

Lesson 04 shows them where Node is not installed. Run it after an update of the packages in tests/clients/authjs or
tests/clients/next-auth, whose packages `make test` installs.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx

from helpers.lessons.recorded_sign_ins import FILE
from tests.clients.recording import RECORDED, record, versions

STORED = Path(__file__).parents[1] / "helpers" / "lessons" / FILE


def main() -> None:
    """Record every way to fail and write the file."""
    command = (Path(sys.executable).with_name("tokenlab"), "practice", "--port", "0", "--json")
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        assert server.stdout is not None
        practice = json.loads(server.stdout.readline())
        with httpx.Client(base_url=practice["control_url"], trust_env=False) as control:
            found = {name: record(way, practice, control, Path(folder)) for name, way in RECORDED.items()}
        server.terminate()
    stored = {"recorded_with": versions(), "sign_ins": found}
    STORED.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{STORED.name}: {len(found)} sign-ins recorded.")


if __name__ == "__main__":
    main()
