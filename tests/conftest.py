"""What holds for every test run: a reason for skipping is said once, and no test fails because a machine is slow."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("kit", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kit")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print each distinct reason in one line, where pytest's own summary has a line for every test."""
    reasons = Counter(str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []))
    for reason, count in reasons.items():
        terminalreporter.write_line(f"{count} skipped. {reason.removeprefix('Skipped: ')}")
