"""The sample sender: fill in a message, see who would receive it, send it once, watch what becomes of it.

Draws `SampleSenderModel`.
"""

from collections.abc import Iterable

import ipywidgets

from helpers.diagnosis.audience import Audience, forecast
from helpers.diagnosis.sample import confirmation_for
from helpers.display.marks import Mark, mark
from helpers.display.markup import el, to_html
from helpers.display.sample_card import sample_card, timeline_card
from helpers.panels.buttons import button, guarded
from helpers.panels.message_form import MessageForm
from helpers.panels.place import Connect, Place, PlaceBar
from helpers.panels.sample_sender_model import SampleSenderModel
from helpers.panels.status_line import StatusLine
from helpers.panels.token_entry import TokenEntry


class SampleSender(ipywidgets.VBox):
    """The panel. Its code twin is `await lab.send_sample(token, email)`, then `await lab.follow(…)`."""

    def __init__(self, connect: Connect, place: Place, live_url: str, senders: Iterable[str] = ()) -> None:
        self.model = SampleSenderModel()
        self._connect = connect
        say = self.model.settled
        self.place_bar = PlaceBar(place, live_url, self._switched)
        self.entry = TokenEntry("Server token")
        self.form = MessageForm(senders, guarded(self._foresee, say))
        self.forecast = ipywidgets.HTML()
        self.confirm = ipywidgets.Text(description="Confirm", placeholder="the recipients again, to send it for real")
        self.send_button = button("Send a sample", self._on_send, say, primary=True)
        self.stop_button = button("Stop", self._on_stop, say)
        self.forget_button = button("Forget", self._on_forget, say)
        self.status = StatusLine()
        self.card, self.timeline = ipywidgets.HTML(), ipywidgets.HTML()
        buttons = ipywidgets.HBox([self.send_button, self.stop_button, self.forget_button])
        ahead = [self.place_bar, self.entry, self.form, self.forecast, self.confirm]
        super().__init__([*ahead, buttons, self.status, self.timeline, self.card])
        self.add_class("tokenlab")
        self.add_class("tokenlab-panel")
        self.entry.field.on_submit(guarded(self._on_send, say))
        self.entry.field.on_change(guarded(self._foresee, say))
        self.model.observe(lambda _change: self._draw(), names="state")
        self._foresee()
        self._draw()

    def _on_send(self) -> None:
        token, _origin = self.entry.take()
        self.model.send(self._connect(self.place_bar.place), token, self.form.email, self.confirm.value)

    def _on_stop(self) -> None:
        if not self.model.stop():
            self.model.settled("Nothing is under way.")

    def _on_forget(self) -> None:
        self.entry.forget()
        self.confirm.value = ""
        self.model.forget()

    def _switched(self) -> None:
        self.model.forget()
        self._foresee()

    def _foresee(self) -> None:
        """Say who would receive the message as it stands, before anything is sent."""
        email, place = self.form.email, self.place_bar.place
        ahead = forecast(self._connect(place), self.entry.peek(), email)
        harmless = ahead.audience is Audience.NOBODY
        word = "reaches no real person" if harmless else "reaches real people"
        sign = mark(Mark.GOOD if harmless else Mark.BAD, word)
        self.forecast.value = to_html(el("p", {"class": "tokenlab-forecast"}, sign, f" {ahead.sentence}"))
        self.confirm.layout.display = None if place == "live" else "none"
        self.confirm.placeholder = f"type {confirmation_for(email)} to send it for real"

    def _draw(self) -> None:
        state = self.model.state
        self.status.show(state.status, state.sentence, state.detail)
        self.card.value = to_html(sample_card(state.sample)) if state.sample else ""
        self.timeline.value = to_html(timeline_card(state.timeline)) if state.timeline else ""
        if state.sample and state.sample.accepted:
            self.form.remember_sender(state.sample.email.sender)

    def __repr__(self) -> str:
        """What a stored notebook shows in the panel's place."""
        return "Sample sender: run this cell to get the panel."
