"""The guard between a probing run and its connection: it goes by what a call does, not by its method.

It holds back what must not be sent, and raises as soon as a call that writes, sends or destroys ever succeeds.
Imports `helpers.client`, the records of the matrix and the operations table.
"""

from helpers.client.connection import Connection
from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.diagnosis.matrix.matrix import Matrix
from helpers.diagnosis.matrix.permissions import Holder
from helpers.reference.operations import Effect, Operation
from helpers.reference.probes import Probe
from helpers.reference.routes import match

_ON_LIVE = "not asked on live: it destroys"
_READS_ONLY = "not asked on live: only reads are, unless somebody asks for more"


class ProbeAccepted(Exception):
    """A call that had to be refused was accepted: it may have written, sent or destroyed something."""

    matrix: Matrix | None = None  # what was known when the run stopped, if the whole matrix was asked for

    def __init__(self, operation: Operation, holder: Holder, exchange: Exchange) -> None:
        super().__init__(
            f"STOPPED: {operation.key} ({holder.word}) was accepted, HTTP {exchange.status}, although its content had "
            f"to be refused. It {operation.effect}, so look now at what it did at {_host(exchange)}."
        )
        self.operation = operation
        self.holder = holder
        self.exchange = exchange


class HeldBack(Exception):
    """The guard did not let a call pass; nothing was sent. `str()` says why."""


class Guard:
    """Sends probes over one connection. Once one was accepted that had to be refused, nothing more goes out."""

    def __init__(self, connection: Connection, *, live: bool, writes: bool) -> None:
        """`live`: what stands behind the connection may be real. `writes`: a person asked for more than reads."""
        self._connection = connection
        self._live = live
        self._writes = writes
        self._stop: ProbeAccepted | None = None

    def objection(self, operation: Operation) -> str:
        """Why a call of `operation` must not be sent; empty when it may."""
        if not self._live or operation.effect is Effect.READS:
            return ""
        if operation.effect is Effect.DESTROYS:
            return _ON_LIVE
        return "" if self._writes else _READS_ONLY

    async def send(
        self, probe: Probe, holder: Holder, *, server_token: Token | None, account_token: Token | None
    ) -> Exchange:
        """Send once. Raises HeldBack before anything is sent, ProbeAccepted after, and what `Connection.send` raises.

        The effect is that of the request as it will go out, not the one that the probe gives itself.
        """
        method = probe.operation.method
        found = match(method, probe.path)
        if found is None or found.operation is None:
            raise HeldBack("no operation is known by this method and path")
        operation = found.operation
        if self._stop:
            raise self._stop
        if objection := self.objection(operation):
            raise HeldBack(objection)
        exchange = await self._connection.send(
            method,
            probe.path,
            server_token=server_token,
            account_token=account_token,
            query=probe.query,
            body=probe.body,
            confirmed=operation.effect is Effect.SENDS,  # nobody receives it: it has to be refused
        )
        if operation.effect is not Effect.READS and _succeeded(exchange):
            self._stop = ProbeAccepted(operation, holder, exchange)
            raise self._stop
        return exchange


def _succeeded(exchange: Exchange) -> bool:
    """Whether the status says success, whatever stands in the body: half a success is one."""
    return exchange.status is not None and 200 <= exchange.status < 300


def _host(exchange: Exchange) -> str:
    return exchange.asked.url.split("/")[2]
