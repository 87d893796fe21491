"""The desk without its looks: what a text says, what a token is, what became of a message. No ipywidgets here.

What was explained offline holds in either place and for every token; the rest is dropped when another is chosen.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import traitlets

from helpers.authjs.front_door import explain_anything
from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.delivery_records import Act, Delivery, Offer
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Explanation, Kind, Verdict
from helpers.diagnosis.remedies import Mended
from helpers.panels.beside_loop import beside_loop
from helpers.panels.desk.asker import Asker
from helpers.panels.desk.said import Said, is_known, of_delivery, of_explanation, of_mended, worst_of
from helpers.panels.desk.subject import wanted_in
from helpers.panels.one_task import OneTask, State
from helpers.panels.status import StatusState
from helpers.panels.verdict_status import sentence_of, status_of

READY = "An error line, a token, a recipient: hand over what you have. One of them is enough to begin."
ALL_IS_READ = "What was pasted is read already. To go on, enter the server token, or paste more."
NOTHING_YET = "There is nothing to look into yet. Paste an error, enter a token or name a recipient."
READING = "Reading …"
LOOK_NEEDS_SERVER = "To look for the message itself, enter the server token."
LOOK_NEEDS_MESSAGE = "To look for a message, name its recipient, MessageID or subject."
LOOK_IS_OPEN = "What the token is could not be told, so the message was not looked for."
LOOK_IS_REFUSED = "Only a server token can look for the message."
NOTHING_PASTED = "There was nothing in that paste."
MENDING = "Looking it up again, then changing it …"
KNOWN_STANDS = "What was learnt until then stands below."


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskState(State):
    """Everything that the desk shows."""

    sentence: str = READY
    explanation: Explanation | None = None
    verdict: Verdict | None = None
    delivery: Delivery | None = None
    mended: Mended | None = None
    done: tuple[Offer, ...] = ()  # what was mended already


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What one look needs: a text to explain, a token, and which message is meant; each may be missing."""

    asker: Asker
    text: str
    token: Token | None
    origin: Origin
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What one attempt to mend needs: the offer, and the address as it was typed to confirm it."""

    offer: Offer
    confirm: str


class DeskModel(OneTask):
    """Looks into one case at a time."""

    state = traitlets.Instance(DeskState, args=())

    def __init__(self) -> None:
        super().__init__()
        self._asker: Asker | None = None  # of the last look: a remedy goes to where its offer was found
        self._reads = False  # whether what is under way is offline

    def look(self, take: Callable[[], Awaitable[Case]]) -> None:
        """Start looking into what `take` hands over, or say that something is under way."""
        self.run(lambda: self._look(take))

    def explain(self, asker: Asker, take_text: Callable[[], str]) -> None:
        """Say what a text means. Offline, whatever else is entered; what is known of the message stays."""
        self.run(lambda: self._read(asker, take_text))

    def mend(self, take: Callable[[], Awaitable[Remedy]]) -> None:
        """Do what the investigation offered, where and with the token that it asked with, or say that it is busy."""
        self.run(lambda: self._mend(take))

    def switched(self, place: str) -> None:
        """Another place was chosen: only what was explained offline holds there too, and what is being read."""
        explanation = self.state.explanation
        if self.is_busy and self._reads:
            self.state = DeskState(status=StatusState.BUSY, sentence=READING, explanation=explanation)
            return
        self.start_over(f"Switched to {place}.")
        self.state = replace(self.state, explanation=explanation)

    def mark_outdated(self, sentence: str) -> None:
        """As for every panel, unless a text was explained and nothing asked: that holds whatever else is entered."""
        if self.state.verdict or not self.state.explanation:
            super().mark_outdated(sentence)

    def stopped(self) -> None:
        """What was learnt before the stop stays."""
        super().stopped()
        if self.state.explanation or self.state.verdict or self.state.delivery:
            self.remark(KNOWN_STANDS)

    async def _look(self, take: Callable[[], Awaitable[Case]]) -> None:
        before = self._without_outdated()
        self._busy(READING)
        case = await take()
        self.taken()
        if not (case.text.strip() or case.token or case.message.strip()):
            self.state = before
            raise SettingsProblem(ALL_IS_READ if before.explanation else NOTHING_YET)
        self._asker = case.asker
        kept = before.explanation if before.explanation and is_known(before.explanation) else None
        self.state = DeskState(status=StatusState.BUSY, sentence=READING, explanation=kept)
        if case.text.strip():
            await self._explain(case.asker, case.text)
        await self._examine(case)
        await self._investigate(case)
        self._say(_left_to_do(case, self.state), explained=bool(case.text.strip()))

    async def _read(self, asker: Asker, take_text: Callable[[], str]) -> None:
        self._without_outdated()
        self._busy(READING)
        text = take_text()
        if not text.strip():
            raise SettingsProblem(NOTHING_PASTED)
        self._reads = True
        try:
            status, sentence = of_explanation(await self._explain(asker, text))
        finally:
            self._reads = False
        detail = "" if self.state.verdict else LOOK_NEEDS_SERVER
        self.state = replace(self.state, status=status, sentence=sentence, detail=detail)

    async def _explain(self, asker: Asker, text: str) -> Explanation:
        """As `lab.explain`; kept only here, in the loop, so that nothing is kept of what was forgotten meanwhile."""
        found = asker.keep(await beside_loop(lambda: explain_anything(text)))
        self.state = replace(self.state, explanation=found)
        return found

    async def _examine(self, case: Case) -> None:
        if case.token:
            self._busy(f"Asking {case.asker.connection.endpoint.host} what the token is …")
            self.state = replace(self.state, verdict=await case.asker.examine(case.token, case.origin))

    async def _investigate(self, case: Case) -> None:
        if case.token and case.message.strip() and _may_look(self.state.verdict):
            found = await case.asker.investigate(case.token, **wanted_in(case.message), progress=self._busy)
            self.state = replace(self.state, delivery=found)

    async def _mend(self, take: Callable[[], Awaitable[Remedy]]) -> None:
        delivery, asker = self._without_outdated().delivery, self._asker
        if delivery is None or asker is None:
            raise SettingsProblem(NOTHING_YET)
        self._busy(MENDING)
        remedy = await take()
        mended = await _mended(asker, delivery.token, remedy)
        done = (*self.state.done, remedy.offer) if mended.done else self.state.done
        self.state = replace(self.state, mended=mended, done=done)
        self._say(mended.next_step)

    def _without_outdated(self) -> DeskState:
        """The state; of one that no longer holds only what was explained offline stays."""
        if self.state.status is StatusState.STALE:
            self.state = DeskState(explanation=self.state.explanation)
        state: DeskState = self.state
        return state

    def _busy(self, sentence: str) -> None:
        self.state = replace(self.state, status=StatusState.BUSY, sentence=sentence, detail="")

    def _say(self, detail: str, *, explained: bool = False) -> None:
        """The gravest of what this look found; of two alike, the one that knows more of the message."""
        state = self.state
        said: list[Said] = []
        if state.mended:
            said = [of_mended(state.mended)]
        else:
            said += [of_delivery(state.delivery)] if state.delivery else []
            said += [(status_of(state.verdict), sentence_of(state.verdict))] if state.verdict else []
            fresh = explained or not said
            said += [of_explanation(state.explanation)] if state.explanation and fresh else []
        status, sentence = worst_of(said)
        self.state = replace(state, status=status, sentence=sentence, detail=detail)


async def _mended(asker: Asker, token: Token, remedy: Remedy) -> Mended:
    offer = remedy.offer
    if offer.act is Act.UNSUPPRESS:
        return await asker.unsuppress(token, offer.stream, offer.email, confirm=remedy.confirm)
    return await asker.reactivate(token, offer.bounce_id or 0, confirm=remedy.confirm)


def _may_look(verdict: Verdict | None) -> bool:
    """Whether the token opens a server, or is the test token; of every other the verdict says why it does not."""
    return verdict is not None and verdict.kind in (Kind.SERVER, Kind.TEST)


def _left_to_do(case: Case, state: DeskState) -> str:
    """What would tell more."""
    if case.message.strip() and not case.token:
        return LOOK_NEEDS_SERVER
    if case.message.strip() and not state.delivery:
        unknown = state.verdict is None or state.verdict.kind is Kind.UNKNOWN
        return LOOK_IS_OPEN if unknown else LOOK_IS_REFUSED
    return LOOK_NEEDS_MESSAGE if case.token and not case.message.strip() and _may_look(state.verdict) else ""
