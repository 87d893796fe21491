"""What holds for every test run: a reason for skipping is said once, with how many tests it concerns."""

from collections import Counter

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print each distinct reason in one line, where pytest's own summary has a line for every test."""
    reasons = Counter(str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []))
    for reason, count in reasons.items():
        terminalreporter.write_line(f"{count} skipped. {reason.removeprefix('Skipped: ')}")
