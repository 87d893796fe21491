"""The token tester without its looks: what was asked, what is known, what to say. No ipywidgets here."""

from dataclasses import dataclass, replace

import traitlets

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.examine import probe, with_facts
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Kind, Verdict
from helpers.diagnosis.verdict import verdict_from
from helpers.panels.one_task import BUSY, OneTask
from helpers.panels.status_line import StatusState

READY = "Paste a token and press Test."
_LOOKS = {Kind.UNKNOWN: StatusState.UNSURE, Kind.NEITHER: StatusState.BAD}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything that the panel shows."""

    status: StatusState = StatusState.IDLE
    sentence: str = READY
    detail: str = ""
    verdict: Verdict | None = None


class TokenTesterModel(OneTask):
    """Tests one token at a time."""

    state = traitlets.Instance(State, args=())

    def test(self, connection: Connection, token: Token, origin: Origin) -> None:
        """Start a test, or say that one is under way."""
        if not self.run(self._test(connection, token, origin)):
            self.state = replace(self.state, detail=BUSY)

    def forget(self) -> None:
        """Stop, and drop the verdict with its exchanges."""
        self.drop()
        self.state = State(sentence="Forgotten: the field, the kernel's copy and the exchanges. " + READY)

    def settled(self, sentence: str) -> None:
        """A test that has no verdict."""
        self.state = State(status=StatusState.UNSURE, sentence=sentence)

    async def _test(self, connection: Connection, token: Token, origin: Origin) -> None:
        self.state = State(status=StatusState.BUSY, sentence=f"Asking {connection.endpoint.host} …")
        evidence = await probe(connection, token, origin)
        self._show(verdict_from(evidence))
        verdict = verdict_from(await with_facts(connection, evidence))
        self._show(verdict)

    def _show(self, verdict: Verdict) -> None:
        longest = max((exchange.elapsed_ms for exchange in verdict.exchanges), default=0.0)
        self.state = State(
            status=_LOOKS.get(verdict.kind, StatusState.BAD if verdict.has_problem else StatusState.GOOD),
            sentence=verdict.headline,
            detail=f"{longest:.0f} ms" if longest >= 1 else "",
            verdict=verdict,
        )
