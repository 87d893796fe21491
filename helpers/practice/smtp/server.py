"""The practice Postmark over SMTP: aiosmtpd on a listening socket, in the event loop that serves HTTP too.

An edge module: aiosmtpd and trustme are imported inside functions. Who may log in and what becomes of a mail is decided
by `login` and `sending`. Nothing is logged: what clients say holds tokens. Imports this package only.
"""

import asyncio
import logging
import re
import ssl
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from helpers.practice.smtp.facts import (
    ACCEPTED,
    FAILED,
    LOGIN_MISSING,
    LOGIN_REFUSED,
    MOST_RECIPIENTS,
    RECIPIENTS_REFUSED,
    SERVER_GONE,
    SIZE_BYTES,
)
from helpers.practice.smtp.login import Login, log_in
from helpers.practice.smtp.sending import take_mail
from helpers.practice.world import World

if TYPE_CHECKING:
    from aiosmtpd.smtp import AuthResult, Envelope, Session

HOST_NAME = "localhost"
IDLE_S = 300  # seconds of silence after which a connection ends; what the standard asks for at least
ISSUER = "practice Postmark"
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
PLAIN = re.compile(rf"<({_ATOM}(?:\.{_ATOM})*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)> *([A-Za-z0-9= ]*)")


async def serve_smtp(world: World, listener: Any) -> None:
    """Take mail for `world` on a listening socket until cancelled; then every connection ends at once."""
    connections: set[Any] = set()
    _silence()
    tls = _throw_away_tls()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_protocol(world, connections, tls), sock=listener)
    try:
        await asyncio.Event().wait()
    finally:
        server.close()
        await _end_all(connections)


async def _end_all(connections: set[Any]) -> None:
    """Drop every connection. Each learns of its end a turn of the loop later, and one with TLS two turns later."""
    for connection in tuple(connections):
        connection.end()
    for _ in range(3):
        await asyncio.sleep(0)


def _throw_away_tls() -> ssl.SSLContext:
    """A server's TLS settings. The certificate is made anew at every start, so that no key lies in any file."""
    import trustme

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA(organization_name=ISSUER).issue_cert(HOST_NAME, "127.0.0.1").configure_cert(context)
    return context


def _silence() -> None:
    """Keep aiosmtpd from logging: it quotes what clients say, and an answer to AUTH LOGIN may be among it."""
    logging.getLogger("mail.log").disabled = True


class Mailbox:
    """What aiosmtpd asks when there is mail; one for all connections."""

    def __init__(self, world: World) -> None:
        self._world = world

    def authenticate(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> "AuthResult":
        """Whether the user name and password in `given` open anything. They are not kept."""
        from aiosmtpd.smtp import AuthResult

        user, password = (text.decode("utf-8", "replace") for text in (given.login, given.password))
        login = log_in(self._world, user, password)
        if login is None:
            return AuthResult(success=False, handled=False, message=LOGIN_REFUSED)
        return AuthResult(success=True, auth_data=login)

    async def handle_RCPT(
        self, _server: Any, _session: "Session", envelope: "Envelope", address: str, _options: list[str]
    ) -> str:
        """Take one more recipient, as long as the envelope has room."""
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return RECIPIENTS_REFUSED
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, session: "Session", envelope: "Envelope") -> str:
        """Take the mail; the reply is as late as every reply of the world."""
        if self._world.latency_s:
            await asyncio.sleep(self._world.latency_s)
        login, content = session.auth_data, envelope.content
        if not isinstance(login, Login) or not isinstance(content, bytes):
            return LOGIN_MISSING
        try:
            message_id = take_mail(self._world, login, content, envelope.rcpt_tos)
        except LookupError:
            return SERVER_GONE
        except RecursionError:  # more parts in parts than the email package can follow
            return FAILED
        return ACCEPTED.format(message_id=message_id)

    async def handle_exception(self, _error: Exception) -> str:
        """What cannot be read is refused, in words that quote nothing."""
        return FAILED


def _protocol(world: World, connections: set[Any], tls: ssl.SSLContext) -> Callable[[], Any]:
    """What makes the protocol of a new connection, which stays among `connections` as long as it lasts."""
    from aiosmtpd.smtp import SMTP

    mailbox = Mailbox(world)
    loop = asyncio.get_running_loop()

    class PracticeSmtp(SMTP):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            connections.add(self)
            super().connection_made(transport)

        def connection_lost(self, error: Exception | None) -> None:
            connections.discard(self)
            super().connection_lost(error)

        def end(self) -> None:
            """Drop the connection."""
            if isinstance(self.transport, asyncio.Transport):
                self.transport.abort()

        def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
            """A plain address at sight. aiosmtpd goes through the whole grammar of addresses, twice in every mail."""
            plain = PLAIN.fullmatch(arg)
            return (plain[1], plain[2]) if plain else super()._getaddr(arg)

        async def check_auth_needed(self, _caller: str) -> bool:
            """Refuse whoever has not logged in. aiosmtpd's own setting for it warns of every connection."""
            if self.session is not None and self.session.authenticated:
                return False
            await self.push(LOGIN_MISSING)
            return True

    return lambda: PracticeSmtp(
        mailbox,
        hostname=HOST_NAME,
        ident="ESMTP practice Postmark",
        data_size_limit=SIZE_BYTES,
        tls_context=tls,
        timeout=IDLE_S,
        auth_require_tls=False,
        authenticator=mailbox.authenticate,
        loop=loop,
    )
