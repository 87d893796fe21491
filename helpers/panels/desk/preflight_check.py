"""Before the next send: go, careful or stop. Draws a `Preflight`."""

from helpers.client.email import DEFAULT_STREAM, Email
from helpers.diagnosis.preflight.records import Preflight
from helpers.display.preflight_card import preflight_card
from helpers.panels.desk.check import Check, Desk, Question
from helpers.panels.desk.said import of_preflight
from helpers.panels.secret_field import SecretField
from helpers.panels.widgets import Dropdown, Text

LET_THROUGH = "An address was let through again on the desk: check once more."
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
        self.sender = Text(description="From", placeholder="such as hello@example.com")
        self.to = Text(description="To", placeholder="empty: the one on the desk")
        self.stream = Text(description="Message stream", value=DEFAULT_STREAM)
        self.approved = Dropdown(description="The account is", options=tuple(_PENDING))
        self.account = SecretField("Account token, if at hand: it tells whether From may send")
        self.offer(self.sender, sender)
        question = Question(ask=self._preflight, said=of_preflight, card=preflight_card)
        self.fill(question, (self.sender, self.to, self.stream, self.approved), (self.account,))

    async def _preflight(self) -> Preflight:
        """Ask for the message as the fields describe it."""
        email = Email(
            sender=self.sender.value,
            to=self.to.value or self.desk.recipient,
            subject=_SUBJECT,
            text_body=_BODY,
            message_stream=self.stream.value,
        )
        token, account, pending = self.desk.take_token(), self.account.token(), _PENDING[self.approved.value]
        return await self.desk.asker.preflight(email, token, account if account.length else None, pending=pending)

    def desk_mended(self) -> None:
        """Whether a stream delivers to an address is what it looked at."""
        self.model.outdate(LET_THROUGH)
