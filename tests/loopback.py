"""A loopback HTTP server that answers as it is told, badly if need be, in a thread and an event loop of its own.

Raw bytes leave it, so that it can break every rule of HTTP. It knows nothing of Postmark and nothing of the kit, and
ends with its `with` block, whatever still hangs. What it may be told stands in `tests.replies`.
"""

import asyncio
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import Self

import trustme

LONGEST_S = 30.0  # no connection is served longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One request as it arrived; header names in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    at: float = field(default_factory=time.monotonic)  # seconds, for comparing


class Then(Enum):
    """What happens to the connection after the bytes have left."""

    KEEP = auto()
    CLOSE = auto()
    HANG = auto()
    RESET = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What the server does about one request. `tunnel_to` is a port: the connection is joined with it."""

    data: bytes = b""
    then: Then = Then.KEEP
    tunnel_to: int | None = None


Behaviour = Callable[[Heard], Act]


@dataclass(slots=True)
class Loopback:
    """A running server: what it heard so far, and where it is."""

    behaviour: Behaviour
    tls: ssl.SSLContext | None = None
    port: int = 0
    connections: int = 0
    called: threading.Event = field(default_factory=threading.Event)  # set once somebody connects
    requests: list[Heard] = field(default_factory=list)
    _ready: threading.Event = field(default_factory=threading.Event)
    _stop: Callable[[], object] = lambda: None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Listen on a free port."""
        threading.Thread(target=asyncio.run, args=[self._run()], daemon=True).start()
        assert self._ready.wait(10)
        return self

    def stop(self) -> None:
        """End every connection and the thread."""
        self._ready.clear()
        self._stop()
        assert self._ready.wait(10)

    async def _run(self) -> None:
        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        self._stop = lambda: loop.call_soon_threadsafe(stop.set)
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self.tls)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await stop.wait()
        server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._ready.set()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        self.called.set()
        with suppress(OSError, EOFError, TimeoutError, asyncio.CancelledError):
            async with asyncio.timeout(LONGEST_S):
                await self._converse(reader, writer)
        writer.transport.abort()
        self._tasks.discard(task)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            heard = await _read(reader)
            self.requests.append(heard)
            act = self.behaviour(heard)
            writer.write(act.data)
            await writer.drain()
            if act.tunnel_to is not None:
                await _join(reader, writer, act.tunnel_to)
            if act.then is Then.HANG:
                await asyncio.Event().wait()
            if act.then is Then.RESET:
                raw = writer.get_extra_info("socket")
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            if act.then is Then.CLOSE:
                writer.close()
                await writer.wait_closed()
            if act.then is not Then.KEEP:
                return


async def _read(reader: asyncio.StreamReader) -> Heard:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _version = head[0].split(" ", 2)
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Heard(method=method, target=target, headers=headers, body=body)


async def _join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    there, back = await asyncio.open_connection("127.0.0.1", port)
    try:
        await asyncio.gather(_copy(reader, back), _copy(there, writer))
    finally:
        back.transport.abort()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()


@contextmanager
def loopback(behaviour: Behaviour | Act, *, tls: ssl.SSLContext | None = None) -> Iterator[Loopback]:
    """A running server, until the block ends."""
    server = Loopback((lambda _heard: behaviour) if isinstance(behaviour, Act) else behaviour, tls).start()
    try:
        yield server
    finally:
        server.stop()


def closed_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@cache
def _authority() -> trustme.CA:
    return trustme.CA()


def private_tls(*names: str) -> ssl.SSLContext:
    """A server's TLS settings, with a certificate for `names` by an authority that no machine trusts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _authority().issue_cert(*(names or ("127.0.0.1", "localhost"))).configure_cert(context)
    return context


def write_authority(folder: Path) -> Path:
    """A file with the private authority's certificate, for SSL_CERT_FILE."""
    file = folder / "authority.pem"
    _authority().cert_pem.write_to_path(str(file))
    return file
