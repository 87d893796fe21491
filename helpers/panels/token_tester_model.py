"""The token tester without its looks: what was asked, what is known, what to say. No ipywidgets here."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import traitlets

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.examine import probe, with_facts
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Kind, Verdict
from helpers.diagnosis.verdict import verdict_from
from helpers.panels.one_task import OneTask, State
from helpers.panels.status import StatusState

READY = "Paste a token and press Test."

# What a screen reader hears; the card says it in full.
_SHORT = {
    Kind.SERVER: "Server token.",
    Kind.ACCOUNT: "Account token.",
    Kind.TEST: "Test token.",
    Kind.NEITHER: "Not accepted.",
    Kind.UNKNOWN: "The reason stands below.",
}


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
        self.state = TokenTesterState(status=StatusState.BUSY, sentence=f"Asking {asked.connection.endpoint.host} …")
        evidence = await probe(asked.connection, asked.token, asked.origin)
        self._show(verdict_from(evidence))
        self._show(verdict_from(await with_facts(asked.connection, evidence)))

    def _show(self, verdict: Verdict) -> None:
        longest = max((exchange.elapsed_ms for exchange in verdict.exchanges), default=0.0)
        self.state = TokenTesterState(
            status=_status(verdict),
            sentence=_sentence(verdict),
            detail=f"{longest:.0f} ms" if longest >= 1 else "",
            verdict=verdict,
        )


def _status(verdict: Verdict) -> StatusState:
    if verdict.kind is Kind.UNKNOWN:
        return StatusState.UNSURE
    return StatusState.BAD if verdict.kind is Kind.NEITHER or verdict.has_problem else StatusState.GOOD


def _sentence(verdict: Verdict) -> str:
    """The worst finding, where nothing can be told or a known kind has a problem; else the kind."""
    problem = verdict.has_problem and verdict.kind is not Kind.NEITHER
    says_more = verdict.findings and (problem or verdict.kind is Kind.UNKNOWN)
    return f"{verdict.findings[0].title}." if says_more else _SHORT[verdict.kind]
