"""(h) Mails a second over SMTP: the practice Postmark beside aiosmtpd with a handler that says 250 to everything.

Both run on asyncio's own loop in a process of their own, with a login before the first mail; one driver of plain
sockets asks both in turns. Run as a program it serves until it is ended: `python -m tests.benchmarks.smtp bare`.
"""

import asyncio
import logging
import socket
import statistics
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any

from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.benchmarks.figures import Figure

_CONNECTIONS = 4
_MAILS = 400  # over each connection
_MAIL = b"""\
From: Demo <hello@example.com>\r
To: ada@example.org\r
Subject: A sample\r
Message-ID: <0001@example.com>\r
Date: Mon, 05 Jan 2026 10:00:00 +0000\r
MIME-Version: 1.0\r
Content-Type: text/plain; charset=utf-8\r
Content-Transfer-Encoding: 7bit\r
\r
A sample, sent to see whether this address, this token and this sender work together.\r
.\r
"""
_LOGIN = b64encode(f"\0{SERVER_TOKEN}\0{SERVER_TOKEN}".encode()).decode()


def figures(rounds: int = 5) -> list[Figure]:
    """One figure: mails a second."""
    with served("practice") as practice, served("bare") as bare:
        _per_second(practice), _per_second(bare)  # what is loaded at the first mail is loaded now
        pairs = [(_per_second(practice), _per_second(bare)) for _ in range(rounds)]
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    return [
        Figure(
            name="practice mail over SMTP ÷ bare aiosmtpd",
            ours=f"{ours:,.0f}/s",
            theirs=f"{theirs:,.0f}/s",
            ratio=ours / theirs,
            limit=0.6,
            at_least=True,
        )
    ]


@contextmanager
def served(what: str) -> Iterator[int]:
    """The port of an SMTP server of that kind ("practice" or "bare") while the block runs."""
    command = [sys.executable, "-m", "tests.benchmarks.smtp", what]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def _per_second(port: int) -> float:
    """Mails a second over all connections; every one must be taken."""
    with ThreadPoolExecutor(_CONNECTIONS) as pool:
        before = time.perf_counter()
        done = [pool.submit(_send_all, port) for _ in range(_CONNECTIONS)]
        for one in done:
            one.result()
    return _CONNECTIONS * _MAILS / (time.perf_counter() - before)


def _send_all(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as raw:
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        say = partial(_say, raw, raw.makefile("rb"))
        say(b"", 220)
        say(b"EHLO benchmark\r\n", 250)
        say(f"AUTH PLAIN {_LOGIN}\r\n".encode(), 235)
        for _ in range(_MAILS):
            say(b"MAIL FROM:<hello@example.com>\r\n", 250)
            say(b"RCPT TO:<ada@example.org>\r\n", 250)
            say(b"DATA\r\n", 354)
            say(_MAIL, 250)


def _say(raw: socket.socket, replies: Any, text: bytes, code: int) -> None:
    raw.sendall(text)
    while (line := replies.readline())[3:4] == b"-":
        pass
    assert line.startswith(b"%d" % code), line


def _serve_practice() -> None:
    from helpers.practice.clock import RealClock
    from helpers.practice.loopback import serve
    from helpers.practice.seed import demo_world

    serve(demo_world(RealClock()), on_ready=lambda addresses: print(addresses.smtp_port, flush=True))


async def _serve_bare() -> None:
    from aiosmtpd.smtp import SMTP, AuthResult

    class SaysYes:
        async def handle_DATA(self, *_: object) -> str:
            return "250 OK"

    logging.getLogger("mail.log").disabled = True  # as it is with ours

    def protocol() -> SMTP:
        accept = AuthResult(success=True)
        return SMTP(SaysYes(), hostname="localhost", auth_require_tls=False, authenticator=lambda *_: accept)

    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    if sys.argv[1] == "practice":
        _serve_practice()
    else:
        asyncio.run(_serve_bare())
