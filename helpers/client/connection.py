"""A connection to Postmark, practice or live: the same code, one httpx transport, no retries, no redirects.

The only way from the rest of the kit to a socket. A request goes out once and comes back as an `Exchange`.
"""

import json
from collections.abc import Mapping
from typing import Self
from urllib.parse import urlencode

import httpx

from helpers.client.clock import Clock, SystemClock
from helpers.client.endpoint import DEADLINE_S, LIVE_URL, Endpoint, endpoint_for, in_kernel_endpoint
from helpers.client.evidence import exchange_from
from helpers.client.exchange import Asked, Exchange
from helpers.client.http_transport import transport_to
from helpers.client.masking import mask_body, without_tokens
from helpers.client.problems import LiveNotConfirmed
from helpers.client.route import route_to
from helpers.client.token import Token
from helpers.client.wire import Outgoing, transmit
from helpers.reference.operations import Effect, Operation
from helpers.reference.routes import match
from helpers.reference.token_kinds import ACCOUNT_HEADER, SERVER_HEADER


class Connection:
    """Sends requests to one endpoint and hands back exchanges. Use it with `async with`, or call `aclose()`."""

    def __init__(
        self,
        base_url: str = LIVE_URL,
        *,
        deadline_s: float = DEADLINE_S,
        clock: Clock | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """Build the transport. With a `transport` the endpoint is in this process and `base_url` is not used.

        Raises BaseUrlRefused when no token should travel to `base_url`, and RouteRefused when the environment's
        proxy or certificates cannot be used.
        """
        self.in_kernel = transport is not None
        self.endpoint: Endpoint = in_kernel_endpoint() if transport else endpoint_for(base_url)
        self.deadline_s = deadline_s
        self.clock: Clock = clock or SystemClock()
        self.route = route_to(self.endpoint)
        self._transport = transport or transport_to(self.endpoint, self.route)

    async def send(
        self,
        method: str,
        path: str,
        *,
        server_token: Token | None = None,
        account_token: Token | None = None,
        query: Mapping[str, str | int] | None = None,
        body: object = None,
        confirmed: bool = False,
    ) -> Exchange:
        """Send one request, once; `path` starts with a slash. Never raises on what the network or Postmark does.

        `confirmed`: a person has agreed that this request may bring mail to people. Raises TokenMissing,
        TokenMalformed, PracticeTokenInLive or LiveNotConfirmed before anything is sent, and ValueError for a path
        without its slash, which could name another host.
        """
        if not path.startswith("/"):
            raise ValueError("A path starts with a slash.")
        given = ((SERVER_HEADER, server_token), (ACCOUNT_HEADER, account_token))
        tokens = {header: token for header, token in given if token is not None}
        for token in tokens.values():
            self.endpoint.admit(token)
        outgoing = self._outgoing(method, path, query, body)
        asked = self._asked(outgoing, path, body, tokens)
        if not confirmed:
            self._hold_back_mail(asked.operation, server_token)
        started = self.clock.elapsed()
        answer = await transmit(self._transport, outgoing, tokens)
        return exchange_from(asked, answer, tokens.values(), (self.clock.elapsed() - started) * 1000)

    def _hold_back_mail(self, operation: Operation | None, server_token: Token | None) -> None:
        """Nothing that could reach a person leaves this machine unasked; the test token delivers nothing."""
        sends = operation is not None and operation.effect is Effect.SENDS
        if sends and not self.endpoint.loopback and not (server_token is not None and server_token.is_test):
            raise LiveNotConfirmed(
                f"Nothing was sent. This request brings mail to people through {self.endpoint.host}. "
                "Use send_sample, which says beforehand who receives it, or say confirmed=True."
            )

    def _outgoing(self, method: str, path: str, query: Mapping[str, str | int] | None, body: object) -> Outgoing:
        has_body = body is not None
        return Outgoing(
            method=method,
            url=f"{self.endpoint.url}{path}" + (f"?{urlencode(query)}" if query else ""),
            headers={"Accept": "application/json", **({"Content-Type": "application/json"} if has_body else {})},
            content=json.dumps(body).encode() if has_body else None,
            deadline_s=self.deadline_s,
            by_proxy=bool(self.route.proxy),
        )

    def _asked(self, outgoing: Outgoing, path: str, body: object, tokens: Mapping[str, Token]) -> Asked:
        found = match(outgoing.method, path)
        secrets = [token for token in tokens.values() if token.is_secret]
        return Asked(
            method=outgoing.method,
            path=str(without_tokens(path, secrets)),
            url=str(without_tokens(outgoing.url, secrets)),
            headers={**outgoing.headers, **{header: token.masked for header, token in tokens.items()}},
            body=without_tokens(mask_body(body).body, secrets),
            operation=found.operation if found else None,
            started_at=self.clock.now(),
            route=str(self.route),
        )

    async def aclose(self) -> None:
        """Close what is open to the endpoint."""
        await self._transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_exception: object) -> None:
        await self.aclose()
