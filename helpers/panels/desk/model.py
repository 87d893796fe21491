"""The desk without its looks: what a text says, what a token is, what became of a message. No ipywidgets here.

What was explained offline holds in either place and for every token; the rest is dropped when another is chosen.
What was pasted is read in any case: in its turn, and at another place too.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import traitlets

from helpers.authjs.front_door import explain_anything
from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.delivery.records import Act, Delivery, Offer
from helpers.diagnosis.delivery.remedies import Mended
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Explanation, Kind, Verdict
from helpers.panels.beside_loop import beside_loop
from helpers.panels.desk.asker import Asker
from helpers.panels.desk.said import Said, is_known, of_delivery, of_explanation, of_mended, worst_of
from helpers.panels.desk.subject import Wanted
from helpers.panels.one_task import OneTask, State
from helpers.panels.status import StatusState
from helpers.panels.verdict_status import sentence_of, status_of

READY = "An error line, a token, a recipient: hand over what you have. One of them is enough to begin."
ALL_IS_READ = "What was pasted is read already. To go on, enter the server token, or paste more."
NOTHING_YET = "There is nothing to look into yet. Paste an error, enter a token or name a recipient."
READING = "Reading …"
READ_NEXT = "What was pasted is read as soon as this has ended."
LOOK_NEEDS_SERVER = "To look for the message itself, press Look into it with the server token entered."
LOOK_NEEDS_MESSAGE = "To look for a message, name its recipient, MessageID or subject."
LOOK_IS_OPEN = "What the token is could not be told, so the message was not looked for."
LOOK_IS_REFUSED = "Only a server token can look for the message."
NOTHING_PASTED = "There was nothing in that paste."
MENDING = "Looking it up again, then changing it …"
KNOWN_STANDS = "What was learnt until then stands below."
STOPPED_READING = "Stopped. What was pasted was not read to its end: paste it again."

_Text = tuple[Asker, str]  # what was pasted, and who keeps what is found in it


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
    wanted: Wanted


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
        self._reading: _Text | None = None
        self._unread: list[_Text] = []

    def look(self, take: Callable[[], Awaitable[Case]]) -> None:
        """Start looking into what `take` hands over, or say that something is under way."""
        self.run(lambda: self._look(take))

    def explain(self, asker: Asker, text: str) -> None:
        """Say what a text means, at once or in its turn. Offline, whatever else is entered. Raises SettingsProblem."""
        if not text.strip():
            raise SettingsProblem(NOTHING_PASTED)
        self._unread.append((asker, text))
        if self.is_busy:
            self.remark(READ_NEXT)  # the page's area is empty by now: it cannot wait there
        self._read_on()

    def mend(self, take: Callable[[], Awaitable[Remedy]]) -> None:
        """Do what the investigation offered, where and with the token that it asked with, or say that it is busy."""
        self.run(lambda: self._mend(take))

    def switched(self, place: str) -> None:
        """Another place was chosen: only what was explained offline holds there too, and what is to be read."""
        explanation = self.state.explanation
        unread = [*filter(None, [self._reading]), *self._unread]
        self.start_over(f"Switched to {place}.")
        self.state, self._unread = replace(self.state, explanation=explanation), unread
        self._read_on()

    def start_over(self, sentence: str) -> None:
        """As for every panel; what is being read, or waits for it, is forgotten too."""
        self._reading, self._unread = None, []
        super().start_over(sentence)

    def lasting(self) -> DeskState:
        """What was explained offline."""
        return DeskState(explanation=self.state.explanation)

    def mark_outdated(self, sentence: str) -> None:
        """As for every panel, unless a text was explained and nothing asked: that holds whatever else is entered."""
        if self.state.verdict or not self.state.explanation:
            super().mark_outdated(sentence)

    def stopped(self) -> None:
        """What was learnt before the stop stays."""
        super().stopped()
        if self._reading:
            self.settled(STOPPED_READING)
        if self.state.explanation or self.state.verdict or self.state.delivery:
            self.remark(KNOWN_STANDS)

    async def _look(self, take: Callable[[], Awaitable[Case]]) -> None:
        before: DeskState = self.state
        self._busy(READING)
        case = await take()
        if not (case.text.strip() or case.token or _names_one(case)):
            self.state = before
            raise SettingsProblem(ALL_IS_READ if before.explanation else NOTHING_YET)
        self.taken()
        self._asker = case.asker
        kept = before.explanation if before.explanation and is_known(before.explanation) else None
        self.state = DeskState(status=StatusState.BUSY, sentence=READING, explanation=kept)
        if case.text.strip():
            await self._explain((case.asker, case.text))
        await self._examine(case)
        await self._investigate(case)
        self._say(_left_to_do(case, self.state), explained=bool(case.text.strip()))

    def _read_on(self) -> None:
        """Read what waits to be read, unless something is under way."""
        if self._unread and not self.is_busy:
            self._reading = text = self._unread.pop(0)
            self.run(lambda: self._read(text))

    def _ended(self, task: asyncio.Task[None]) -> None:
        """However it ended, what was pasted meanwhile comes next."""
        super()._ended(task)
        if task is self.task:
            self._reading = None
            self._read_on()

    async def _read(self, text: _Text) -> None:
        self._busy(READING)
        status, sentence = of_explanation(await self._explain(text))
        detail = "" if self.state.verdict else LOOK_NEEDS_SERVER
        self.state = replace(self.state, status=status, sentence=sentence, detail=detail)

    async def _explain(self, text: _Text) -> Explanation:
        """As `lab.explain`; kept only here, in the loop, so that nothing is kept of what was forgotten meanwhile."""
        self._reading = text
        asker, words = text
        found = asker.keep(await beside_loop(lambda: explain_anything(words)))
        self.state, self._reading = replace(self.state, explanation=found), None
        return found

    async def _examine(self, case: Case) -> None:
        if case.token:
            self._busy(f"Asking {case.asker.connection.endpoint.host} what the token is …")
            self.state = replace(self.state, verdict=await case.asker.examine(case.token, case.origin))

    async def _investigate(self, case: Case) -> None:
        if case.token and _names_one(case) and _may_look(self.state.verdict):
            found = await case.asker.investigate(case.token, **case.wanted, progress=self._busy)
            self.state = replace(self.state, delivery=found)

    async def _mend(self, take: Callable[[], Awaitable[Remedy]]) -> None:
        delivery, asker = self.state.delivery, self._asker
        if delivery is None or asker is None:
            raise SettingsProblem(NOTHING_YET)
        self._busy(MENDING)
        remedy = await take()
        mended = await _mended(asker, delivery.token, remedy)
        done = (*self.state.done, remedy.offer) if mended.done else self.state.done
        self.state = replace(self.state, mended=mended, done=done)
        self._say(mended.next_step)

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


def _names_one(case: Case) -> bool:
    """Whether it says which message is meant."""
    return any(case.wanted.values())


def _left_to_do(case: Case, state: DeskState) -> str:
    """What would tell more."""
    named = _names_one(case)
    if named and not case.token:
        return LOOK_NEEDS_SERVER
    if named and not state.delivery:
        unknown = state.verdict is None or state.verdict.kind is Kind.UNKNOWN
        return LOOK_IS_OPEN if unknown else LOOK_IS_REFUSED
    return LOOK_NEEDS_MESSAGE if case.token and not named and _may_look(state.verdict) else ""
