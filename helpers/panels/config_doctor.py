"""The Config doctor: paste settings, code or a log, read what keeps sign-in by mail from working, copy what works.

Draws `ConfigDoctorModel`.
"""

from helpers.display.diagnosis_card import folded_diagnosis_card
from helpers.display.markup import el, to_html
from helpers.display.verdict_card import verdict_card
from helpers.panels.buttons import button, row_of
from helpers.panels.config_doctor_model import ConfigDoctorModel
from helpers.panels.examined import Examined
from helpers.panels.handed_over_list import HandedOverList
from helpers.panels.panel import Panel
from helpers.panels.paste_area import PasteArea
from helpers.panels.place import Connect, Place
from helpers.panels.settings_form import SettingsForm
from helpers.panels.widgets import HTML, VBox, show

FORGOTTEN = "Forgotten: everything that was handed over, the findings and the verdicts."
_ASK_HINT = "Sends two reading requests with each key over the connection chosen above. Nothing is mailed."


class ConfigDoctor(Panel):
    """The panel. Its code twin is `lab.doctor({".env": text})`."""

    title = "Config doctor"
    model: ConfigDoctorModel

    def __init__(self, connect: Connect, place: Place, live_url: str) -> None:
        model = ConfigDoctorModel()
        super().__init__(model, connect, place, live_url)
        self.area = PasteArea(self.handle(lambda: model.read(self._path)))
        self.area.field.on_submit(self.handle(self._take_text))
        self.diagnose_button = button("Diagnose", self.handle(self._diagnose), primary=True)
        self.forget_button.description = "Forget all"
        self.handed = HandedOverList(self.handle, model.rename, model.remove)
        self.findings, self.verdicts = HTML(), HTML()
        self.ask_button = button("Ask Postmark which kind the key is", self.handle(self._ask))
        hint = HTML(to_html(el("p", {"class": "tokenlab-hint"}, _ASK_HINT)))
        self.question = VBox([row_of(self.ask_button), hint]).add_class("tokenlab-question")
        self.settings = SettingsForm(self.handle)
        self._drawn: tuple[Examined | None, bool] = (None, False)
        buttons = row_of(self.diagnose_button, self.stop_button, self.forget_button)
        results = (self.findings, self.question, self.verdicts, self.settings)
        self.fill(self.area, self.area, buttons, self.handed, self.status, *results)

    def draw(self) -> None:
        """Show the status, what was handed over, what was found in it, and what Postmark said."""
        super().draw()
        state = self.model.state
        self.handed.show(state.handed)
        self.verdicts.value = "".join(to_html(verdict_card(verdict)) for verdict in state.verdicts)
        show(self.question, state.examined is not None and state.examined.has_key)
        show(self.settings, state.examined is not None)
        if (state.examined, state.answered) != self._drawn:
            self._draw_findings(state.examined, answered=state.answered)

    def changed(self) -> None:
        """What is being typed says nothing of what was handed over before."""

    def switched(self) -> None:
        """What was read offline holds in either place."""
        self.model.switched(self.place_bar.place)

    def forget(self) -> None:
        """Forget everything that was handed over and all that was learnt from it."""
        self.area.forget()
        self.model.start_over(FORGOTTEN)

    def _draw_findings(self, found: Examined | None, *, answered: bool) -> None:
        """The cards are many: they are made anew only when something else was found, or is open no longer."""
        diagnosis = found.diagnosis.once_answered() if found and answered else found and found.diagnosis
        self.findings.value = to_html(folded_diagnosis_card(diagnosis, found.problems)) if found and diagnosis else ""
        if found and found is not self._drawn[0]:
            self.settings.suggest(found.wish)
        self._drawn = found, answered

    def _take_text(self) -> None:
        self.model.paste(self.area.take())

    def _diagnose(self) -> None:
        """What is typed comes first; with nothing typed, what was handed over is read again."""
        text = self.area.take()
        if text.strip():
            self.model.paste(text)
        else:
            self.model.diagnose()

    def _ask(self) -> None:
        self.model.ask(lambda: self.connection)

    async def _path(self) -> str:
        await self.status.page_caught_up()
        return str(self.area.path.value)
