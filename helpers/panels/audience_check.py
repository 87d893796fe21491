"""Will this reach a real person? The answer before the click and, where it could, the recipients typed once more.

Imports ipywidgets.
"""

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.token import Token
from helpers.diagnosis.sending.audience import Audience, Forecast, forecast
from helpers.diagnosis.sending.sample import confirmation_for
from helpers.display.marks import Mark, mark
from helpers.display.markup import Element, el, to_html
from helpers.panels.widgets import HTML, Text, VBox, show

QUESTION = "Will this reach a real person?"


class AudienceCheck(VBox):
    """The forecast and, for a message that would leave this machine, the field for its confirmation."""

    def __init__(self) -> None:
        self.forecast = HTML()
        self._wanted = HTML()
        self.confirm = Text(description="Confirm the recipients")
        super().__init__([self.forecast, self._wanted, self.confirm])
        self.add_class("tokenlab-audience")

    def foresee(self, connection: Connection, token: Token, email: Email) -> None:
        """Say who would receive the message as it stands, and what confirms it."""
        self.forecast.value = to_html(_forecast_line(forecast(connection, token, email)))
        self._wanted.value = to_html(_wanted(confirmation_for(email)))
        for widget in (self._wanted, self.confirm):
            show(widget, not connection.endpoint.loopback)

    def clear(self) -> None:
        """Say nothing: it is not known where the message would go."""
        self.forecast.value = ""

    def take(self) -> str:
        """The confirmation, which counts for one send only."""
        given, self.confirm.value = self.confirm.value, ""
        return str(given)


def _forecast_line(ahead: Forecast) -> Element:
    nobody = ahead.audience is Audience.NOBODY
    answer = mark(Mark.GOOD, "No.") if nobody else el("b", {"class": "tokenlab-mark tokenlab-bad"}, "! Yes, it may.")
    place = f"tokenlab-forecast tokenlab-to-{'nobody' if nobody else 'people'}"
    return el("p", {"class": place}, el("b", {}, QUESTION), " ", answer, f" {ahead.sentence}")


def _wanted(text: str) -> Element:
    if not text:
        return el("p", {"class": "tokenlab-hint"}, "To send it for real, name a recipient first.")
    exactly = el("code", {}, text)
    return el("p", {"class": "tokenlab-hint"}, "To send it for real, type exactly this below: ", exactly)
