"""The token tester without its looks: what was asked, what is known, what to say. No ipywidgets here."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import traitlets

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.examine import probe, with_facts
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Verdict
from helpers.diagnosis.verdict import verdict_from
from helpers.panels.one_task import OneTask, State
from helpers.panels.status import StatusState
from helpers.panels.verdict_status import sentence_of, status_of

READY = "Paste a token and press Test."


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenTesterState(State):
    """Everything that the panel shows."""

    sentence: str = READY
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenToTest:
    """What one test needs."""

    connection: Connection
    token: Token
    origin: Origin


class TokenTesterModel(OneTask):
    """Tests one token at a time."""

    state = traitlets.Instance(TokenTesterState, args=())

    def test(self, take: Callable[[], Awaitable[TokenToTest]]) -> None:
        """Start a test of what `take` hands over, or say that one is under way."""
        self.run(lambda: self._test(take))

    async def _test(self, take: Callable[[], Awaitable[TokenToTest]]) -> None:
        self.state = TokenTesterState(status=StatusState.BUSY, sentence="Taking the token …")
        asked = await take()
        self.taken()
        self.state = TokenTesterState(status=StatusState.BUSY, sentence=f"Asking {asked.connection.endpoint.host} …")
        evidence = await probe(asked.connection, asked.token, asked.origin)
        self._show(verdict_from(evidence))
        self._show(verdict_from(await with_facts(asked.connection, evidence)))

    def _show(self, verdict: Verdict) -> None:
        longest = max((exchange.elapsed_ms for exchange in verdict.exchanges), default=0.0)
        self.state = TokenTesterState(
            status=status_of(verdict),
            sentence=sentence_of(verdict),
            detail=f"{longest:.0f} ms" if longest >= 1 else "",
            verdict=verdict,
        )
