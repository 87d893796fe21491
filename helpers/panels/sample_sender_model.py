"""The sample sender without its looks: one send at a time, then the message's events. No ipywidgets here."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import traitlets

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.token import Token
from helpers.diagnosis.records import Severity
from helpers.diagnosis.sending.following import watch
from helpers.diagnosis.sending.sample import SentSample, send_sample
from helpers.diagnosis.sending.timeline import State as MessageState
from helpers.diagnosis.sending.timeline import Timeline
from helpers.panels.one_task import STOPPED, OneTask, State
from helpers.panels.status import StatusState

READY = "Fill in the message and press Send a sample."
MEANT_TO_BOUNCE = "Bounced, as this address always does."
STOPPED_FOLLOWING = "Stopped following. The message was accepted and is on its way all the same."

_LOOKS = {
    MessageState.DELIVERED: StatusState.GOOD,
    MessageState.BOUNCED: StatusState.BAD,
    MessageState.WAITING: StatusState.BUSY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSenderState(State):
    """Everything that the panel shows under its form."""

    sentence: str = READY
    sample: SentSample | None = None
    timeline: Timeline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one send needs; `confirm` repeats the recipients where the message would leave this machine."""

    connection: Connection
    token: Token
    email: Email
    confirm: str


class SampleSenderModel(OneTask):
    """Sends one sample at a time, and follows it. Never sends twice by itself."""

    state = traitlets.Instance(SampleSenderState, args=())

    def send(self, take: Callable[[], Awaitable[Draft]]) -> None:
        """Start sending what `take` hands over, or say that something is under way."""
        self.run(lambda: self._send(take))

    def stopped(self) -> None:
        """Once there is a sample, only the following of it was stopped."""
        self.settled(STOPPED_FOLLOWING if self.state.sample else STOPPED)

    async def _send(self, take: Callable[[], Awaitable[Draft]]) -> None:
        self.state = SampleSenderState(status=StatusState.BUSY, sentence="Taking the message …")
        draft = await take()
        self.taken()
        self.state = SampleSenderState(
            status=StatusState.BUSY, sentence=f"Sending to {draft.connection.endpoint.host} …"
        )
        sample = await send_sample(draft.connection, draft.token, draft.email, confirm=draft.confirm)
        self.state = _sent(sample)
        if sample.message_id and not draft.token.is_test:
            async for timeline in watch(draft.connection, draft.token, sample.message_id):
                self.state = _followed(sample, timeline)


def _sent(sample: SentSample) -> SampleSenderState:
    """The answer to the send itself."""
    if not sample.accepted:
        refused = sample.exchange.outcome.row.speaks_for_postmark
        return SampleSenderState(
            status=StatusState.BAD if refused else StatusState.UNSURE,
            sentence=f"{sample.findings[0].title}." if sample.findings else sample.exchange.outcome.sentence,
            sample=sample,
        )
    warned = [finding for finding in sample.findings if finding.severity is Severity.WARNING]
    return SampleSenderState(
        status=StatusState.BAD if warned else StatusState.GOOD,
        sentence=f"{warned[0].title}." if warned else "Accepted. Accepted is not delivered.",
        sample=sample,
    )


def _followed(sample: SentSample, timeline: Timeline) -> SampleSenderState:
    """The message's events so far; a warning in the answer itself outlives them."""
    over = timeline.waited_s is not None
    looks = StatusState.GOOD if timeline.bounced_on_purpose else _LOOKS.get(timeline.state, StatusState.UNSURE)
    so_far = SampleSenderState(
        status=StatusState.UNSURE if over and looks is StatusState.BUSY else looks,
        sentence=MEANT_TO_BOUNCE if timeline.bounced_on_purpose else f"{str(timeline.state).capitalize()}.",
        sample=sample,
        timeline=timeline,
    )
    answer = _sent(sample)
    if over and answer.status is StatusState.BAD:
        return replace(so_far, status=answer.status, sentence=answer.sentence)
    return so_far
