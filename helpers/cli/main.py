"""The entry of `tokenlab`. It imports next to nothing itself, so that Ctrl-C while the rest loads ends quietly too.

What runs a command stands in `helpers.cli.program`.
"""

import os
import sys
from collections.abc import Sequence

from helpers.cli.exits import Exit, complain, settle


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `tokenlab` and return its exit code; argparse ends wrong use, --help and --version by SystemExit.

    With no `arguments` it runs as a program of its own, and ends the process when something hangs.
    """
    code: int = Exit.INTERRUPTED
    try:
        from helpers.cli.program import run

        code = run(arguments)
    except KeyboardInterrupt:
        complain("Stopped.")
    finally:
        settle(sys.stdout)
        settle(sys.stderr)
    if arguments is None:
        _leave_if_held_up(code)
    return code


def _leave_if_held_up(code: int) -> None:
    from helpers.cli.event_loop import look_up_hangs

    if look_up_hangs():
        os._exit(code)
