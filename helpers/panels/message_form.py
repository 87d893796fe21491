"""The message's fields: sender, recipient with harmless destinations to pick from, stream, subject, bodies, preview.

Imports ipywidgets and the table of destinations.
"""

from collections.abc import Callable, Iterable

import ipywidgets

from helpers.client.email import DEFAULT_STREAM, Email
from helpers.display.markup import el, to_html
from helpers.reference.destinations import DESTINATIONS

_STREAMS = (DEFAULT_STREAM, "broadcast")
_TEXT = "A sample, sent to see whether token, sender and recipient work together."
_HTML = "<p>A <b>sample</b>, sent to see whether token, sender and recipient work together.</p>"
_PREVIEW = "Preview of the HTML body"
_OWN = "an address of your own"
# No script, no picture from elsewhere: a preview never asks anybody for anything.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_HEAD = to_html(el("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}))


class MessageForm(ipywidgets.VBox):
    """The form. `email` is the message as it stands; `on_change` hears of every change."""

    def __init__(self, senders: Iterable[str], on_change: Callable[[], None]) -> None:
        known = tuple(senders)
        self.sender = ipywidgets.Combobox(description="From", options=known, value=known[0] if known else "")
        self.picker = ipywidgets.Dropdown(description="Recipient", options=(*DESTINATIONS, _OWN), value="blackhole")
        self.to = ipywidgets.Text(description="To", value=DESTINATIONS["blackhole"].address)
        self.what_it_does = ipywidgets.HTML()
        self.stream = ipywidgets.Combobox(description="Stream", options=_STREAMS, value=DEFAULT_STREAM)
        self.subject = ipywidgets.Text(description="Subject", value="A sample")
        self.text_body = ipywidgets.Textarea(description="Text", value=_TEXT)
        self.html_body = ipywidgets.Textarea(description="HTML", value=_HTML)
        self.preview = ipywidgets.HTML()
        super().__init__(
            [
                self.sender,
                self.picker,
                self.to,
                self.what_it_does,
                self.stream,
                self.subject,
                self.text_body,
                self.html_body,
                self.preview,
            ]
        )
        self.add_class("tokenlab-form")
        self._observe(on_change)
        self._picked()
        self._previewed()

    @property
    def email(self) -> Email:
        """The message as the form holds it."""
        return Email(
            sender=self.sender.value,
            to=self.to.value,
            subject=self.subject.value,
            text_body=self.text_body.value,
            html_body=self.html_body.value,
            message_stream=self.stream.value,
        )

    def remember_sender(self, sender: str) -> None:
        """Offer a sender that Postmark has accepted."""
        if sender not in self.sender.options:
            self.sender.options = (*self.sender.options, sender)

    def _observe(self, on_change: Callable[[], None]) -> None:
        self.picker.observe(lambda _change: self._picked(), names="value")
        self.html_body.observe(lambda _change: self._previewed(), names="value")
        for field in (self.sender, self.to, self.stream, self.subject, self.text_body, self.html_body):
            field.observe(lambda _change: on_change(), names="value")

    def _picked(self) -> None:
        destination = DESTINATIONS.get(self.picker.value)
        if destination:
            self.to.value = destination.address
        words = destination.effect if destination else "Type it under To. A real person may receive this message."
        self.what_it_does.value = to_html(el("p", {"class": "tokenlab-hint"}, words))

    def _previewed(self) -> None:
        frame = el("iframe", {"sandbox": "", "srcdoc": _HEAD + self.html_body.value, "title": _PREVIEW})
        self.preview.value = to_html(el("details", {}, el("summary", {}, _PREVIEW), frame))
