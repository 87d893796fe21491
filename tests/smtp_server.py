"""A loopback SMTP server that answers as it is told, badly if need be, in threads of its own.

It knows nothing of Postmark and nothing of the kit, keeps what it heard, and ends with its `with` block.
"""

import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field

OFFERS = "250-test\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS"


@dataclass(slots=True)
class Told:
    """What to say: the greeting (None: nothing), and the reply to each command by its first word; "" hangs up."""

    greeting: str | None = "220 test ESMTP"
    replies: Mapping[str, str] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    heard: list[str] = field(default_factory=list)

    def reply(self, command: str) -> str:
        """What is said to a command."""
        usual = {"EHLO": OFFERS, "STARTTLS": "220 go on", "AUTH": "235 welcome", "QUIT": "221 bye"}
        return {**usual, **self.replies}.get(command, "500 what?")


@contextmanager
def smtp_server(told: Told) -> Iterator[int]:
    """Serve while the block runs; gives the port."""
    with ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        open_ones: list[socket.socket] = []
        thread = threading.Thread(target=_accept, args=(listener, told, open_ones))
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            for one in open_ones:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
            thread.join()


def _accept(listener: socket.socket, told: Told, open_ones: list[socket.socket]) -> None:
    talks = []
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            open_ones.append(connection)
            talk = threading.Thread(target=_talk, args=(connection, told, open_ones))
            talk.start()
            talks.append(talk)
    for talk in talks:
        talk.join()


def _talk(connection: socket.socket, told: Told, open_ones: list[socket.socket]) -> None:
    with suppress(OSError), ExitStack() as stack:
        stack.enter_context(connection)
        if told.greeting is not None:
            connection.sendall(f"{told.greeting}\r\n".encode())
        while line := _line(connection):
            told.heard.append(line)
            word = line.split(" ")[0].upper()
            if not (reply := told.reply(word)):
                return
            connection.sendall(f"{reply}\r\n".encode())
            if word == "STARTTLS" and reply.startswith("220") and told.tls:
                connection = stack.enter_context(told.tls.wrap_socket(connection, server_side=True))
                open_ones.append(connection)


def _line(connection: socket.socket) -> str:
    """One line, read byte by byte so that nothing of a TLS handshake is taken from it."""
    line = b""
    while not line.endswith(b"\n"):
        if not (byte := connection.recv(1)):
            return ""
        line += byte
    return line.decode("utf-8", "replace").strip()
