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
from helpers.panels.desk.said import Said, of_delivery, of_explanation, of_mended, worst_of
from helpers.panels.desk.subject import wanted_in
from helpers.panels.one_task import OneTask, State
from helpers.panels.status import StatusState
from helpers.panels.verdict_status import sentence_of, status_of

READY = "An error line, a token, a recipient: hand over what you have. One of them is enough to begin."
NOTHING_YET = "There is nothing to look into yet. Paste an error, enter a token or name a recipient."
READING = "Reading …"
LOOK_NEEDS_SERVER = "To look for the message itself, enter the server token."
LOOK_NEEDS_MESSAGE = "To look for a message, name its recipient, MessageID or subject."
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What one look needs: a text to explain, a token, and which message is meant; each may be missing."""

    asker: Asker
    text: str
    token: Token | None
    origin: Origin
    message: str


class DeskModel(OneTask):
    """Looks into one case at a time."""

    state = traitlets.Instance(DeskState, args=())

    def look(self, take: Callable[[], Awaitable[Case]]) -> None:
        """Start looking into what `take` hands over, or say that something is under way."""
        self.run(lambda: self._look(take))

    def explain(self, asker: Asker, take_text: Callable[[], str]) -> None:
        """Say what a text means. Offline, whatever else is entered; what is known of the message stays."""
        self.run(lambda: self._read(asker, take_text))

    def mend(self, asker: Asker, offer: Offer, confirm: str) -> None:
        """Do what the investigation offered, with the token that it asked with, or say that something is under way."""
        self.run(lambda: self._mend(asker, offer, confirm))

    def switched(self, place: str) -> None:
        """Another place was chosen: only what was explained offline holds there too."""
        explanation = self.state.explanation
        self.start_over(f"Switched to {place}.")
        self.state = replace(self.state, explanation=explanation)

    def outdate(self, sentence: str) -> None:
        """As for every panel, unless a text was explained and nothing asked: that holds whatever else is entered."""
        if self.state.verdict or not self.state.explanation:
            super().outdate(sentence)

    def stopped(self) -> None:
        """What was learnt before the stop stays."""
        super().stopped()
        if self.state.explanation or self.state.verdict or self.state.delivery:
            self.remark(KNOWN_STANDS)

    async def _look(self, take: Callable[[], Awaitable[Case]]) -> None:
        before = self.state
        self._busy(READING)
        case = await take()
        if not (case.text.strip() or case.token or case.message.strip()):
            self.state = before
            raise SettingsProblem(NOTHING_YET)
        self.state = replace(DeskState(explanation=before.explanation), status=StatusState.BUSY, sentence=READING)
        if case.text.strip():
            await self._explain(case.asker, case.text)
        await self._examine(case)
        await self._investigate(case)
        self._say(_left_to_do(case, self.state))

    async def _read(self, asker: Asker, take_text: Callable[[], str]) -> None:
        if self.state.status is StatusState.STALE:
            self.state = DeskState(explanation=self.state.explanation)
        self._busy(READING)
        text = take_text()
        if not text.strip():
            raise SettingsProblem(NOTHING_PASTED)
        status, sentence = of_explanation(await self._explain(asker, text))
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

    async def _mend(self, asker: Asker, offer: Offer, confirm: str) -> None:
        delivery = self.state.delivery
        if delivery is None:
            raise SettingsProblem(NOTHING_YET)
        self._busy(MENDING)
        if offer.act is Act.REACTIVATE and offer.bounce_id is not None:
            mended = await asker.reactivate(delivery.token, offer.bounce_id, confirm=confirm)
        else:
            mended = await asker.unsuppress(delivery.token, offer.stream, offer.email, confirm=confirm)
        self.state = replace(self.state, mended=mended)
        self._say(mended.next_step)

    def _busy(self, sentence: str) -> None:
        self.state = replace(self.state, status=StatusState.BUSY, sentence=sentence, detail="")

    def _say(self, detail: str) -> None:
        """The gravest of what is known; of two alike, the one that knows more of the message."""
        state = self.state
        said: list[Said] = []
        if state.mended:
            said = [of_mended(state.mended)]
        else:
            said += [of_delivery(state.delivery)] if state.delivery else []
            said += [(status_of(state.verdict), sentence_of(state.verdict))] if state.verdict else []
            said += [of_explanation(state.explanation)] if state.explanation else []
        status, sentence = worst_of(said)
        self.state = replace(state, status=status, sentence=sentence, detail=detail)


def _may_look(verdict: Verdict | None) -> bool:
    """Whether the token opens a server, or is the test token; of every other the verdict says why it does not."""
    return verdict is not None and verdict.kind in (Kind.SERVER, Kind.TEST)


def _left_to_do(case: Case, state: DeskState) -> str:
    """What would tell more."""
    if case.message.strip() and not case.token:
        return LOOK_NEEDS_SERVER
    if case.message.strip() and not state.delivery:
        return LOOK_IS_REFUSED
    return LOOK_NEEDS_MESSAGE if case.token and not case.message.strip() and _may_look(state.verdict) else ""
