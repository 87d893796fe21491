"""`make bench`: every figure is a ratio of two medians measured in one run. A table, not a gate."""

import sys

from tests.benchmarks import (
    against_peers,
    first_verdict,
    imports,
    in_kernel,
    matrix_time,
    smtp,
    throughput,
    under_load,
    verdict_time,
)
from tests.benchmarks.first_verdict import BrowserMissing
from tests.benchmarks.peers import PeersMissing
from tests.benchmarks.under_load import LinuxMissing
from tests.benchmarks.wrk import WrkMissing

_PARTS = {
    "a": verdict_time.figures,
    "b": throughput.figures,
    "c": in_kernel.figures,
    "d": imports.figures,
    "e": first_verdict.figures,
    "f": against_peers.figures,
    "g": under_load.figures,
    "h": smtp.figures,
    "i": matrix_time.figures,
}


def main(wanted: list[str]) -> int:
    """Print the parts named in `wanted` (all of them when there is none)."""
    for letter in wanted or _PARTS:
        try:
            for figure in _PARTS[letter]():
                print(f"({letter}) {figure}", flush=True)
        except (WrkMissing, BrowserMissing, PeersMissing, LinuxMissing) as missing:
            print(f"({letter}) {missing}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
