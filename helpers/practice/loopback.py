"""The practice Postmark on a port of 127.0.0.1, for programs that cannot share the kernel.

An edge module: sockets, threads and uvicorn are imported inside functions, so that the rest runs in the browser too.
Imports this package only.
"""

import asyncio
import errno
import os
import signal
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any, Protocol

from helpers.practice.asgi import Application, application
from helpers.practice.posting import post_forever
from helpers.practice.smtp.server import serve_smtp
from helpers.practice.world import World

HOST = "127.0.0.1"
Work = Callable[[], Coroutine[Any, Any, None]]


class _Server(Protocol):
    """What this module needs of a uvicorn server."""

    should_exit: bool

    async def serve(self, sockets: list[Any]) -> None:
        """Answer on the listening `sockets` until told to exit."""


class PortUnavailable(Exception):
    """The port cannot be had; `str()` says which, and how to choose another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where a practice Postmark is found on this machine."""

    url: str  # of the HTTP API, without a slash at its end
    smtp_port: int  # on 127.0.0.1


def serve(
    world: World,
    *,
    port: int = 0,
    smtp_port: int = 0,
    latency_s: float = 0.0,
    on_ready: Callable[[Addresses], None] = lambda _: None,
) -> None:
    """Serve `world` until SIGINT or SIGTERM; port 0 takes any free one. Blocks; call it from the main thread.

    `on_ready` gets the addresses once connections are accepted; every reply takes `latency_s` seconds. Raises
    PortUnavailable.
    """
    listener, mail, addresses = _listen_for_both(port, smtp_port)
    world.latency_s = latency_s
    server = _server(application(world), lambda: on_ready(addresses))
    with _stopped_by_signals(server):
        asyncio.run(_serve(server, listener, (lambda: post_forever(world), lambda: serve_smtp(world, mail))))


@contextmanager
def running(world: World, *, port: int = 0, latency_s: float = 0.0) -> Iterator[str]:
    """Serve `world` from a thread of its own while the block runs; gives the base URL. Raises PortUnavailable."""
    world.latency_s = latency_s
    with running_application(application(world), port=port, beside=(lambda: post_forever(world),)) as url:
        yield url


@contextmanager
def running_with_smtp(
    world: World, *, port: int = 0, smtp_port: int = 0, latency_s: float = 0.0
) -> Iterator[Addresses]:
    """Serve `world` over HTTP and SMTP from one thread while the block runs. Raises PortUnavailable."""
    listener, mail, addresses = _listen_for_both(port, smtp_port)
    world.latency_s = latency_s
    beside = (lambda: post_forever(world), lambda: serve_smtp(world, mail))
    with _in_a_thread(application(world), listener, beside):
        yield addresses


@contextmanager
def running_application(app: Application, *, port: int = 0, beside: Sequence[Work] = ()) -> Iterator[str]:
    """Serve any ASGI application the way the practice Postmark is served, from a thread; gives the base URL.

    `beside` makes the work that goes on in the same thread meanwhile.
    """
    listener = _listen(port)
    with _in_a_thread(app, listener, beside):
        yield _url(listener)


@contextmanager
def _in_a_thread(app: Application, listener: Any, beside: Sequence[Work]) -> Iterator[None]:
    from threading import Event, Thread

    ready = Event()
    server = _server(app, ready.set)
    thread = Thread(target=lambda: asyncio.run(_serve(server, listener, beside)), daemon=True)
    thread.start()
    ready.wait()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


async def _serve(server: _Server, listener: Any, beside: Sequence[Work]) -> None:
    """Answer until told to exit, and do the work beside it."""
    tasks = [asyncio.create_task(work()) for work in beside]
    try:
        await server.serve(sockets=[listener])
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _listen_for_both(port: int, smtp_port: int) -> tuple[Any, Any, Addresses]:
    """Listening sockets for HTTP and for SMTP; both or none."""
    listener = _listen(port)
    try:
        mail = _listen(smtp_port, "--smtp-port")
    except PortUnavailable:
        listener.close()
        raise
    return listener, mail, Addresses(url=_url(listener), smtp_port=mail.getsockname()[1])


def _listen(port: int, option: str = "--port") -> Any:
    """A listening socket on 127.0.0.1; `option` chooses its port."""
    import socket

    # Naming TCP matters: only then does asyncio turn Nagle's algorithm off, which would cost 40 ms a reply.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere the option would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(256)
    except (OSError, OverflowError) as problem:
        listener.close()
        raise PortUnavailable(
            f"Port {port} on {HOST} cannot be used ({_reason(problem)}). "
            f"Choose another one with {option}, or take any free one with {option} 0."
        ) from problem
    return listener


def _reason(problem: Exception) -> str:
    if isinstance(problem, OverflowError):
        return "ports go from 0 to 65535"
    if isinstance(problem, OSError) and problem.errno == errno.EADDRINUSE:
        return "another program is using it"
    return getattr(problem, "strerror", None) or "the system refused it"


def _url(listener: Any) -> str:
    return f"http://{HOST}:{listener.getsockname()[1]}"


def _server(app: Application, on_ready: Callable[[], None]) -> _Server:
    """A uvicorn server that says when it accepts connections, logs nothing and leaves the process's signals alone."""
    import uvicorn

    class PracticeServer(uvicorn.Server):
        async def startup(self, sockets: list[Any] | None = None) -> None:
            await super().startup(sockets=sockets)
            on_ready()

        def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
            return nullcontext()

    return PracticeServer(
        uvicorn.Config(
            app,
            http="h11",
            loop="asyncio",
            ws="none",
            lifespan="off",
            access_log=False,
            log_config=None,
            log_level="critical",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
    )


@contextmanager
def _stopped_by_signals(server: _Server) -> Iterator[None]:
    """SIGINT and SIGTERM end the server instead of the process, as often as they come."""

    def stop(*_: object) -> None:
        server.should_exit = True

    wanted = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(one, stop) for one in wanted]
    try:
        yield
    finally:
        for one, handler in zip(wanted, before, strict=True):
            signal.signal(one, handler)
