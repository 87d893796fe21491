"""Before the next send: go, careful or stop. Draws a `Preflight`."""

from helpers.client.email import DEFAULT_STREAM, Email
from helpers.diagnosis.preflight_records import Preflight
from helpers.display.markup import Element
from helpers.display.preflight_card import preflight_card
from helpers.panels.desk.check import Check, Desk, token_in
from helpers.panels.desk.said import Said, of_preflight
from helpers.panels.place import Place
from helpers.panels.secret_field import SecretField
from helpers.panels.widgets import Dropdown, Text

_PENDING = {"approved? not known": None, "approved by Postmark": False, "still waiting for approval": True}
_SUBJECT, _BODY = "Before the next send", "A message that nobody sends."


class PreflightCheck(Check):
    """The section. Its code twin is `await lab.preflight(email, token, account_token)`."""

    title = "Before you send again"
    hint = "Looks at sender, stream and recipient with the desk’s token. Sends nothing."
    word, busy = "Check before sending", "Looking at sender, stream and recipient …"
    ready = "Fill in From and To as the application does."

    def __init__(self, desk: Desk, sender: str = "") -> None:
        super().__init__(desk)
        self._offered = sender
        self.sender = Text(description="From", value=sender, placeholder="such as hello@example.com")
        self.to = Text(description="To", placeholder="empty: the one on the desk")
        self.stream = Text(description="Message stream", value=DEFAULT_STREAM)
        self.approved = Dropdown(description="The account is", options=tuple(_PENDING))
        self.account = SecretField("Account token, if at hand: it tells whether From may send")
        fields = (self.sender, self.to, self.stream, self.approved)
        for field in fields:
            field.observe(self.handle(self.changed), names="value")
        self.account.on_change(self.handle(self.changed))
        self.fill(fields, self.account)

    async def ask(self) -> Preflight:
        """Ask for the message as the fields describe it."""
        email = Email(
            sender=self.sender.value,
            to=self.to.value or self.desk.recipient,
            subject=_SUBJECT,
            text_body=_BODY,
            message_stream=self.stream.value,
        )
        pending = _PENDING[self.approved.value]
        return await self.desk.asker.preflight(email, self.desk.take_token(), token_in(self.account), pending=pending)

    def shown(self, found: Preflight) -> tuple[Said, Element]:
        """Go, careful or stop."""
        return of_preflight(found), preflight_card(found)

    def switched(self, place: Place) -> None:
        """What practice offers means nothing to anybody live."""
        if place == "live" and self.sender.value == self._offered:
            self.sender.value = ""
        super().switched(place)

    def forget(self) -> None:
        """Forget the account token and the recipient as well."""
        self.account.forget()
        self.to.value = ""
        super().forget()
