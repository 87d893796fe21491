"""From a reply, or its absence, to an exchange: read, then masked, so that no secret goes further.

The last place that sees a reply as it came; nothing that leaves it holds an entered token or a server's secrets.
"""

from collections.abc import Collection
from dataclasses import replace

from helpers.client.echoes import spelled_out
from helpers.client.exchange import Answered, Asked, Exchange
from helpers.client.masking import mask_reply
from helpers.client.outcome import outcome
from helpers.client.reading import read
from helpers.client.sealing import sealed
from helpers.client.token import Token
from helpers.client.wire import Failure, Received

PRACTICE_MARK = "x-practice-postmark"  # the header that every reply of the practice Postmark carries
_UNSHOWN_HEADERS = frozenset({"set-cookie"})


@sealed
def exchange_from(asked: Asked, answer: Received | Failure, tokens: Collection[Token], elapsed_ms: float) -> Exchange:
    """The exchange that `asked` and its answer make; `tokens` are the entered ones, masked wherever they turn up."""
    if isinstance(answer, Failure):
        ending = outcome(answer.kind, detail=answer.detail)
        return Exchange(asked=asked, answered=None, outcome=ending, went_out=answer.started, elapsed_ms=elapsed_ms)
    received = _without(answer, tokens)
    reading = read(received, asked.operation.key if asked.operation else None)
    masked = mask_reply(received.content, reading.body, tokens)
    answered = Answered(
        status=received.status,
        headers={name: value for name, value in received.headers.items() if name not in _UNSHOWN_HEADERS},
        body=masked.body,
        by_practice=PRACTICE_MARK in received.headers,
        masked_paths=tuple(masked.paths),
        tokens_found=tuple(masked.tokens),
    )
    return Exchange(asked=asked, answered=answered, outcome=reading.outcome, went_out=True, elapsed_ms=elapsed_ms)


def _without(received: Received, tokens: Collection[Token]) -> Received:
    """The reply with every entered token masked that it echoes."""
    secrets = [token for token in tokens if token.is_secret]
    if secrets:
        received = replace(received, content=spelled_out(received.content))
    for token in secrets:
        if any(map(token.is_echoed_in, (received.content, *_header_lines(received)))):
            received = Received(
                status=received.status,
                headers={token.scrub(name): token.scrub(value) for name, value in received.headers.items()},
                content=token.scrub(received.content.decode("utf-8", "replace")).encode(),
            )
    return received


def _header_lines(received: Received) -> list[bytes]:
    return [f"{name}: {value}".encode("utf-8", "surrogateescape") for name, value in received.headers.items()]
