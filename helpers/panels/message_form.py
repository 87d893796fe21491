"""The message's fields: sender, recipient, stream, subject, text and HTML with its preview. Imports ipywidgets."""

from collections.abc import Callable, Iterable

import ipywidgets

from helpers.client.email import DEFAULT_STREAM, Email
from helpers.display.markup import to_html
from helpers.panels.handlers import Handlers
from helpers.panels.html_preview import html_preview
from helpers.panels.recipient import Recipient
from helpers.panels.widgets import HTML, Combobox, HBox, Text, Textarea, VBox

_STREAMS = (DEFAULT_STREAM, "broadcast")
_TEXT = "A sample, sent to try a token."
_HTML = "<p>A <b>sample</b>, sent to try a token.</p>"
_SENDER_HINT = "an address that your account may send from"


class MessageForm(VBox):
    """The form. `email` is the message as it stands; `on_change` is called after every change."""

    def __init__(self, handle: Handlers, on_change: Callable[[], None]) -> None:
        self.sender = Combobox(description="From", placeholder=_SENDER_HINT)
        self.stream = Combobox(description="Message stream", options=_STREAMS, value=DEFAULT_STREAM)
        self.recipient = Recipient(handle)
        self.subject = Text(description="Subject", value="A sample")
        self.text_body = Textarea(description="Text", value=_TEXT, rows=2)
        self.html_body = Textarea(description="HTML", value=_HTML, rows=2)
        self._preview = HTML()
        super().__init__(
            [
                _side_by_side(self.sender, self.stream),
                self.recipient,
                self.subject,
                _side_by_side(self.text_body, self.html_body),
                self._preview,
            ]
        )
        self.add_class("tokenlab-form")
        self._observe(handle, on_change)
        self._show_html()

    @property
    def email(self) -> Email:
        """The message as the form holds it."""
        return Email(
            sender=self.sender.value,
            to=self.recipient.to.value,
            subject=self.subject.value,
            text_body=self.text_body.value,
            html_body=self.html_body.value,
            message_stream=self.stream.value,
        )

    def offer_senders(self, senders: Iterable[str]) -> None:
        """Offer these senders; one that was offered before and is none of them now is taken out of the field."""
        before, now = self.sender.options, tuple(dict.fromkeys(senders))
        self.sender.options = now
        if not self.sender.value or (self.sender.value in before and self.sender.value not in now):
            self.sender.value = now[0] if now else ""

    def _observe(self, handle: Handlers, on_change: Callable[[], None]) -> None:
        self.html_body.observe(handle(self._show_html), names="value")
        changed = handle(on_change)
        fields = (self.sender, self.recipient.to, self.stream, self.subject, self.text_body, self.html_body)
        for field in fields:
            field.observe(changed, names="value")

    def _show_html(self) -> None:
        self._preview.value = to_html(html_preview(self.html_body.value))


def _side_by_side(*fields: ipywidgets.Widget) -> HBox:
    row: HBox = HBox(fields).add_class("tokenlab-fields")
    return row
