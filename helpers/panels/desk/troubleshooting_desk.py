"""The troubleshooting desk: a pasted error, a token, a recipient; what is handed over decides what is looked into.

Draws `DeskModel`, and holds what its further checks share: the token, the connection, the memory for the report.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.delivery.records import Offer
from helpers.diagnosis.delivery.remedies import Mended
from helpers.diagnosis.records import Verdict
from helpers.display.delivery_card import delivery_card
from helpers.display.explained_card import explanation_card
from helpers.display.marks import Mark, mark
from helpers.display.markup import Element, el, to_html
from helpers.display.printable import printable
from helpers.display.verdict_card import badge_of, verdict_card
from helpers.panels.buttons import button, row_of
from helpers.panels.desk.asker import Asker, At
from helpers.panels.desk.case_report import CaseReport
from helpers.panels.desk.check import Check
from helpers.panels.desk.domain_check import DomainCheck
from helpers.panels.desk.model import Case, DeskModel, DeskState, Remedy
from helpers.panels.desk.preflight_check import PreflightCheck
from helpers.panels.desk.remedies import Remedies
from helpers.panels.desk.smtp_login_check import SmtpLoginCheck
from helpers.panels.desk.subject import wanted_in
from helpers.panels.panel import Panel
from helpers.panels.paste_area import TextArea
from helpers.panels.place import Place
from helpers.panels.status import StatusState
from helpers.panels.token_entry import TokenEntry
from helpers.panels.verdict_status import status_of
from helpers.panels.widgets import HTML, Text, VBox
from helpers.reference.token_kinds import TokenKind

FORGOTTEN = "Forgotten: texts, tokens, recipients, the findings and what was kept for a report."
_Check = TypeVar("_Check", bound=Check)
_LABEL = "Paste an error line, a log, an SMTP transcript or a reply"


class TroubleshootingDesk(Panel):
    """The panel. Its code twins are `lab.explain(text)`, `await lab.examine(token)` and `await lab.investigate(…)`."""

    title = "Troubleshooting desk"
    model: DeskModel

    def __init__(self, at: At, place: Place, live_url: str, practice_sender: str = "") -> None:
        super().__init__(DeskModel(), lambda chosen: at(chosen).connection, place, live_url)
        self._at, self._practice_sender = at, practice_sender
        self._checks: list[Check] = []
        self._mended: Mended | None = None
        on_look = self.handle(lambda: self.model.look(self._case))
        self.look_button = button("Look into it", on_look, primary=True)
        self.area = TextArea(_LABEL)
        self.entry = TokenEntry("Server token", self.handle)
        self.message = Text(description="Whose mail, or which", placeholder="address, MessageID, subject")
        self.explained, self.delivery, self.token = (HTML().add_class("tokenlab-part") for _ in range(3))
        self.remedies = Remedies(self.handle, self._mend)
        self.area.field.on_submit(self.handle(lambda: self.model.explain(self._offline, self.area.take())))
        self.entry.field.on_submit(on_look)
        self.message.observe(self.handle(self.changed), names="value")
        buttons = row_of(self.look_button, self.stop_button, self.forget_button)
        self.mended = HTML()
        # No older sentence stands as if it were the answer to a paste that was too long.
        self.area.on_change(self.handle(self.area.check))
        results = (self.explained, self.delivery, self.remedies, self.mended, self.token)
        which = VBox([self.message]).add_class("tokenlab-form")
        self.fill(self.entry, self.area, self.entry, which, buttons, self.status, *results)

    @cached_property
    def preflight(self) -> PreflightCheck:
        """Before the next send: go, careful or stop."""
        return self._with(PreflightCheck(self, self._practice_sender))

    @cached_property
    def smtp_check(self) -> SmtpLoginCheck:
        """Whether a login opens SMTP."""
        return self._with(SmtpLoginCheck(self))

    @cached_property
    def dns_check(self) -> DomainCheck:
        """Whether a sending domain's DNS is right."""
        return self._with(DomainCheck(self, self._practice_sender.rpartition("@")[2]))

    @cached_property
    def report(self) -> CaseReport:
        """One redacted report of it all."""
        return self._with(CaseReport(self))

    @property
    def place(self) -> Place:
        """What is chosen now."""
        return self.place_bar.place

    @property
    def asker(self) -> Asker:
        """The lab at the chosen place. Raises SettingsProblem."""
        return self._at(self.place)

    @property
    def _offline(self) -> Asker:
        """For what sends nothing: there is practice even where live cannot be reached. Both keep in one place."""
        return self._at("practice")

    @property
    def verdict(self) -> Verdict | None:
        """What the token that is entered is, as far as it was asked."""
        known = self._known.verdict
        return known if known and known.token == self.entry.peek() else None

    @property
    def recipient(self) -> str:
        """The recipient that is asked about, or nothing. Raises SettingsProblem where none can be read."""
        return wanted_in(self.message.value)["recipient"]

    def take_token(self) -> Token:
        """The token for one more check. Raises SettingsProblem when there is none."""
        token = self.entry.take()[0]
        if token.length:
            return token
        raise SettingsProblem("Enter the server token on the desk first. Nothing was sent.")

    def draw(self) -> None:
        """Show the status, what the text says, what became of the message, and what the token is."""
        super().draw()
        state = self._known
        self.explained.value = to_html(explanation_card(state.explanation)) if state.explanation else ""
        self.delivery.value = to_html(delivery_card(state.delivery)) if state.delivery else ""
        self.mended.value = to_html(_mended_shown(state.mended)) if state.mended else ""
        self.token.value = to_html(_token_shown(state, state.verdict)) if state.verdict else ""
        if state.mended and state.mended.done and state.mended is not self._mended:
            for check in self._checks:
                check.desk_mended()
        self._mended = state.mended
        offers = _open_offers(state)
        self.remedies.show(offers, confirmed=bool(offers) and self.connection.endpoint.loopback)

    def changed(self) -> None:
        """Something else is entered: what stands below, and below in the further checks, says nothing of it."""
        super().changed()
        for check in self._checks:
            check.desk_changed()

    def switched(self) -> None:
        """Another place was chosen: what was explained offline holds there too, nothing else does."""
        self.model.switched(self.place)
        for check in self._checks:
            check.switched(self.place)

    def forget(self) -> None:
        """Forget everything that was entered here and in the further checks, and all that was learnt with it."""
        self.area.forget()
        self.entry.forget()
        self.entry.path.value = self.message.value = ""
        self.model.start_over(FORGOTTEN)
        self._offline.forget()
        for check in self._checks:
            check.forget()

    @property
    def _known(self) -> DeskState:
        state: DeskState = self.model.state
        return state

    def _with(self, check: _Check) -> _Check:
        """A further check, which forgets and starts over together with the desk."""
        self._checks.append(check)
        return check

    def _mend(self, offer: Offer, confirmation: Callable[[], str]) -> None:
        async def remedy() -> Remedy:
            await self.status.page_caught_up()
            return Remedy(offer=offer, confirm=confirmation())

        self.model.mend(remedy)

    async def _case(self) -> Case:
        await self.status.page_caught_up()
        token, origin = self.entry.take()
        origin = replace(origin, meant_for=TokenKind.SERVER)  # only a server token sends
        return Case(
            asker=self.asker,
            wanted=wanted_in(self.message.value),
            text=self.area.take(),  # after all else that can be refused, so that it is not lost then
            token=token if token.length else None,
            origin=origin,
        )


def _mended_shown(mended: Mended) -> Element:
    """What became of the attempt, where the button was."""
    sign = mark(Mark.GOOD, "done") if mended.done else mark(Mark.UNSURE, "not done")
    again = " What stands above is from before: press Look into it once more." if mended.done else ""
    words = printable(f" {mended.sentence} {mended.next_step}{again}")
    return el("p", {"class": "tokenlab-forecast"}, sign, words)


def _open_offers(state: DeskState) -> tuple[Offer, ...]:
    """What can still be done about what is shown; nothing about what no longer holds."""
    if state.delivery is None or state.status is StatusState.STALE:
        return ()
    return tuple(offer for offer in state.delivery.offers if offer not in state.done)


def _token_shown(state: DeskState, verdict: Verdict) -> Element:
    """The verdict; behind a fold where the token is as it should be and there is a message to read of."""
    card = verdict_card(verdict)
    if state.delivery is None or status_of(verdict) is not StatusState.GOOD:
        return card
    return el("details", {}, el("summary", {}, "The token: ", badge_of(verdict.kind)), card)
