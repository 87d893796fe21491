"""The sample sender: fill in a message, see who would receive it, send it once, watch what becomes of it.

Draws `SampleSenderModel`.
"""

from collections.abc import Iterable

from helpers.display.markup import to_html
from helpers.display.sample_card import sample_card
from helpers.panels.audience_check import AudienceCheck
from helpers.panels.buttons import button, row_of
from helpers.panels.message_form import MessageForm
from helpers.panels.panel import Panel
from helpers.panels.place import Connect, Place
from helpers.panels.sample_sender_model import Draft, SampleSenderModel
from helpers.panels.token_entry import TokenEntry
from helpers.panels.widgets import HTML


class SampleSender(Panel):
    """The panel. Its code twin is `await lab.send_sample(token, email)`, then `await lab.follow(…)`."""

    title = "Sample sender"
    model: SampleSenderModel

    def __init__(self, connect: Connect, place: Place, live_url: str, practice_senders: Iterable[str] = ()) -> None:
        super().__init__(SampleSenderModel(), connect, place, live_url)
        self._senders: dict[Place, list[str]] = {"practice": list(practice_senders), "live": []}
        on_send = self.handle(lambda: self.model.send(self._draft))
        self.send_button = button("Send a sample", on_send, primary=True)
        self.form = MessageForm(self.handle, self._foresee)
        self.audience = AudienceCheck()
        self.card = HTML()
        self.entry = TokenEntry("Server token", self.handle)
        self.entry.field.on_submit(on_send)
        buttons = row_of(self.send_button, self.stop_button, self.forget_button)
        self.fill(self.entry, self.entry, self.form, self.audience, buttons, self.status, self.card)
        self.form.offer_senders(self._senders[place])
        self.handle(self._foresee)()

    def draw(self) -> None:
        """Show the status, the answer and the message's events; offer a sender that was accepted."""
        super().draw()
        state = self.model.state
        self.card.value = to_html(sample_card(state.sample, state.timeline)) if state.sample else ""
        if state.sample and state.sample.accepted:
            self._remember(state.sample.email.sender)

    def changed(self) -> None:
        """Another token may be meant, so another audience too."""
        super().changed()
        self._foresee()

    def switched(self) -> None:
        """Start over with what is known of the place that was chosen."""
        self.audience.clear()
        super().switched()
        self.form.offer_senders(self._senders[self.place_bar.place])
        self._foresee()

    def forget(self) -> None:
        """Forget the confirmation as well."""
        self.audience.take()
        super().forget()

    def _foresee(self) -> None:
        """Say who would receive the message as it stands."""
        try:
            connection = self.connection
        except Exception:
            self.audience.clear()
            raise
        self.audience.foresee(connection, self.entry.peek(), self.form.email)

    def _remember(self, sender: str) -> None:
        """Postmark has accepted this sender."""
        known = self._senders[self.place_bar.place]
        if sender not in known:
            known.append(sender)
            self.form.offer_senders(known)

    async def _draft(self) -> Draft:
        await self.status.page_caught_up()
        token, _origin = self.entry.take()
        return Draft(connection=self.connection, token=token, email=self.form.email, confirm=self.audience.take())
