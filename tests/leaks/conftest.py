"""The leak checks run in a clean environment, with every logger of the process at DEBUG."""

import logging
from collections.abc import Iterator

import pytest

from tests.clean_environment import clean_environment

__all__ = ["clean_environment"]


class Pages(logging.Handler):
    """Keeps every record as it would be printed, with its traceback."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.text += f"{self.format(record)}\n"


@pytest.fixture
def pages() -> Iterator[Pages]:
    """What all loggers write at DEBUG, those included that have a level of their own."""
    handler, root = Pages(), logging.getLogger()
    names = [name for name, log in root.manager.loggerDict.items() if isinstance(log, logging.Logger)]
    levels = {log: log.level for log in (root, *map(logging.getLogger, names))}
    for log in levels:
        log.setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    for log, level in levels.items():
        log.setLevel(level)
