"""The sample sender without its looks: one send at a time, then the message's events. No ipywidgets here."""

from dataclasses import dataclass, replace

import traitlets

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.token import Token
from helpers.diagnosis.following import watch
from helpers.diagnosis.sample import SentSample, send_sample
from helpers.diagnosis.timeline import State as MessageState
from helpers.diagnosis.timeline import Timeline
from helpers.panels.one_task import BUSY, OneTask
from helpers.panels.status_line import StatusState

READY = "Fill in the message and press Send."


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything that the panel shows under its form."""

    status: StatusState = StatusState.IDLE
    sentence: str = READY
    detail: str = ""
    sample: SentSample | None = None
    timeline: Timeline | None = None


_LOOKS = {
    MessageState.DELIVERED: StatusState.GOOD,
    MessageState.BOUNCED: StatusState.BAD,
    MessageState.WAITING: StatusState.BUSY,
}


class SampleSenderModel(OneTask):
    """Sends one sample at a time, and follows it."""

    state = traitlets.Instance(State, args=())

    def send(self, connection: Connection, token: Token, email: Email, confirm: str) -> None:
        """Start sending, or say that something is under way. Never sends twice by itself."""
        if not self.run(self._send(connection, token, email, confirm)):
            self.state = replace(self.state, detail=BUSY)

    def forget(self) -> None:
        """Stop, and drop the sample with its exchange and its timeline."""
        self.drop()
        self.state = State(sentence="Forgotten: the field, the kernel's copy and the exchanges. " + READY)

    def settled(self, sentence: str) -> None:
        """An attempt without a result; what was sent before stays in sight."""
        self.state = replace(self.state, status=StatusState.UNSURE, sentence=sentence, detail="")

    async def _send(self, connection: Connection, token: Token, email: Email, confirm: str) -> None:
        self.state = State(status=StatusState.BUSY, sentence=f"Sending through {connection.endpoint.host} …")
        sample = await send_sample(connection, token, email, confirm=confirm)
        self.state = _sent(sample)
        if sample.message_id and not token.is_test:
            await self._follow(connection, token, sample)

    async def _follow(self, connection: Connection, token: Token, sample: SentSample) -> None:
        async for timeline in watch(connection, token, sample.message_id):
            self.state = _followed(sample, timeline)


def _sent(sample: SentSample) -> State:
    exchange = sample.exchange
    if not sample.accepted:
        looks = StatusState.BAD if exchange.outcome.row.speaks_for_postmark else StatusState.UNSURE
        return State(status=looks, sentence=exchange.outcome.sentence, sample=sample)
    return State(status=StatusState.GOOD, sentence="Accepted. Accepted is not delivered.", sample=sample)


def _followed(sample: SentSample, timeline: Timeline) -> State:
    over = timeline.waited_s is not None
    looks = _LOOKS.get(timeline.state, StatusState.UNSURE)
    return State(
        status=StatusState.UNSURE if over and looks is StatusState.BUSY else looks,
        sentence=timeline.conclusion,
        sample=sample,
        timeline=timeline,
    )
