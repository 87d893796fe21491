"""One redacted report of everything that was found, for a ticket. Draws a `Report`."""

from helpers.client.problems import SettingsProblem
from helpers.display.report.card import report_card
from helpers.display.report.report import Report
from helpers.panels.beside_loop import beside_loop
from helpers.panels.desk.check import Check, Desk, Question
from helpers.panels.desk.said import Said
from helpers.panels.status import StatusState
from helpers.panels.widgets import Dropdown

NOTHING_LEARNT = "There is nothing to report yet: look into something first."
_ADDRESSES = (("hidden", False), ("shown", True))


class CaseReport(Check):
    """The section. Its code twin is `lab.report()`."""

    title = "Report"
    hint = "Everything found over the chosen connection, without secrets, and what was not checked."
    word, busy = "Make the report", "Writing …"
    ready = "Look into something first; then make the report."

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.addresses = Dropdown(description="Addresses and subjects", options=_ADDRESSES)
        question = Question(ask=self._report, said=_said, card=lambda report: report_card(report.contents))
        self.fill(question, (self.addresses,))

    async def _report(self) -> Report:
        """Make it beside the kernel's loop: a long investigation has much to redact. Raises SettingsProblem."""
        asker, addresses = self.desk.asker, bool(self.addresses.value)
        if not asker.results:
            raise SettingsProblem(NOTHING_LEARNT)
        return await beside_loop(lambda: asker.report(addresses=addresses))

    def desk_changed(self) -> None:
        """What was found stays found, whatever else is entered."""


def _said(_report: Report) -> Said:
    return StatusState.GOOD, "The report is below: download it, or copy it."
