"""A loopback server that writes down who called what, and answers every request with an empty JSON object.

Knows nothing of Postmark but the two token headers. A caller writes its own name where the token belongs, so that
every recorded call says which method of which client made it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

TOKEN_HEADERS = ("X-Postmark-Server-Token", "X-Postmark-Account-Token")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request as it arrived: the path without its query, and each token header with the value it carried."""

    method: str
    path: str
    tokens: tuple[tuple[str, str], ...]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a kept-alive connection answers 22 requests a second
    server: "_Server"

    def _record(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        tokens = tuple((name, self.headers[name]) for name in TOKEN_HEADERS if name in self.headers)
        self.server.calls.append(Call(method=self.command, path=urlsplit(self.path).path, tokens=tokens))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _record

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: the calls are the record."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.calls: list[Call] = []


@contextmanager
def recorder() -> Iterator[tuple[str, list[Call]]]:
    """A running recorder: its base URL and the list that its calls are appended to."""
    with _Server() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", server.calls
        server.shutdown()
        thread.join()
