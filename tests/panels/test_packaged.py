"""The front-end files are in the wheel: without them a panel is an empty box."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

REPOSITORY = Path(__file__).parents[2]


def test_the_wheel_holds_every_front_end_file(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    packed = set(ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    ours = {path.relative_to(REPOSITORY).as_posix() for path in REPOSITORY.glob("helpers/**/*.[jc]s*")}
    assert {"helpers/panels/secret_field.js", "helpers/panels/status_line.js", "helpers/display/theme.css"} <= ours
    assert ours <= packed
