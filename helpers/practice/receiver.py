"""A small receiver of webhooks for notebooks: a process of its own that keeps what is posted to it.

An edge module: processes, threads and the HTTP server are imported inside functions. It runs in a session of its own,
so that interrupting the kernel does not reach it, and ends with the kernel. Imports nothing of this project.
"""

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from subprocess import Popen

MOST_KEPT = 200
LARGEST_BYTES = 1_000_000
_RECEIVED, _ANSWER = "/received", "/answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One request that somebody posted."""

    path: str
    headers: dict[str, str]  # names in lower case
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON. Raises ValueError when it is none."""
        return json.loads(self.body)


class Posts(list[Received]):
    """Requests in the order in which they came. A notebook shows them as a card."""


class Receiver:
    """A running receiver; use `start_receiver`. `async with` stops it in the end."""

    def __init__(self, process: "Popen[bytes]", url: str) -> None:
        self._process = process
        self.url = url  # where to post

    async def received(self) -> Posts:
        """What has come so far, the oldest first; at most 200 requests are kept."""
        return _posts(await self._ask("GET", _RECEIVED))

    async def take(self) -> Posts:
        """What has come so far, taken out: the next call gives only what came after this one."""
        return _posts(await self._ask("DELETE", _RECEIVED))

    async def answer_with(self, status: int, *, location: str = "") -> None:
        """Answer every post with this HTTP status from now on."""
        await self._ask("PUT", _ANSWER, {"status": status, "location": location})

    async def _ask(self, method: str, path: str, value: object = None) -> bytes:
        import httpx

        async with httpx.AsyncClient(trust_env=False) as http:
            return (await http.request(method, f"{self.url}{path}", json=value)).raise_for_status().content

    def close(self) -> None:
        """Stop it, and wait for its end."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait(timeout=10)
        if self._process.stdout:
            self._process.stdout.close()

    async def __aenter__(self) -> "Receiver":
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()


def _posts(answer: bytes) -> Posts:
    rows = json.loads(answer)
    return Posts(Received(path=one["path"], headers=one["headers"], body=one["body"].encode("latin-1")) for one in rows)


def start_receiver() -> Receiver:
    """Start a receiver on a free port of 127.0.0.1. Raises OSError when no process can be started."""
    import subprocess

    command = [sys.executable, "-c", f"from {__name__} import serve; serve()"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
    line = process.stdout.readline() if process.stdout else b""
    if not line:
        raise OSError("The receiver of webhooks did not start.")
    return Receiver(process, line.decode().strip())


def serve() -> None:
    """Be the receiver: print the address, then take posts until standard input ends. Blocks."""
    from collections import deque
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
    from threading import Thread

    kept: deque[dict[str, object]] = deque(maxlen=MOST_KEPT)
    answer: dict[str, Any] = {"status": 200, "location": ""}

    class Handler(BaseHTTPRequestHandler):
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), LARGEST_BYTES))
            headers = {name.lower(): value for name, value in self.headers.items()}
            kept.append({"path": self.path, "headers": headers, "body": body.decode("latin-1")})
            self._reply(answer["status"])

        def do_GET(self) -> None:
            self._reply(200 if self.path == _RECEIVED else 404, json.dumps(list(kept)).encode())

        def do_DELETE(self) -> None:
            taken = [kept.popleft() for _ in range(len(kept))]
            self._reply(200, json.dumps(taken).encode())

        def do_PUT(self) -> None:
            answer.update(json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0))))
            self._reply(200)

        def _reply(self, status: int, body: bytes = b"") -> None:
            self.send_response(status)
            if self.command == "POST" and answer["location"]:
                self.send_header("Location", answer["location"])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: a request may hold a password."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    sys.stdin.buffer.read()
    server.shutdown()
