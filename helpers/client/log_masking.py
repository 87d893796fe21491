"""Masks the tokens of running requests in what httpx logs: at DEBUG it writes down every header of a reply.

A filter on each of its loggers, and a context variable that says which tokens are on their way in this task.
"""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from helpers.client.token import Token

LOGGERS = (
    "httpx",
    "httpcore.connection",
    "httpcore.http11",
    "httpcore.http2",
    "httpcore.proxy",
    "httpcore.socks",
)
_on_their_way: ContextVar[Collection[Token]] = ContextVar("tokens_on_their_way", default=())


class _Masking(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, without the tokens."""
        if tokens := _on_their_way.get():
            text = record.getMessage()
            for token in tokens:
                text = token.scrub(text)
            record.msg, record.args = text, ()
        return True


for _name in LOGGERS:
    logging.getLogger(_name).addFilter(_Masking())


@contextmanager
def masked_logs(tokens: Collection[Token]) -> Iterator[None]:
    """Within this block, httpx's log records of this task show no copy of `tokens`."""
    before = _on_their_way.set(tokens)
    try:
        yield
    finally:
        _on_their_way.reset(before)
