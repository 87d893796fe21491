"""Whether a login opens SMTP: the desk's token, or an SMTP token with its secret key. Draws a `SmtpCheck`."""

from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.smtp_evidence import PORTS
from helpers.diagnosis.smtp_records import SmtpCheck
from helpers.display.markup import Element
from helpers.display.smtp_check_card import smtp_check_card
from helpers.panels.desk.check import Check, Desk, token_in
from helpers.panels.desk.said import Said, of_smtp_check
from helpers.panels.secret_field import SecretField
from helpers.panels.widgets import Dropdown, Text, VBox, show

_DESK, _SMTP = "the desk’s server token", "an SMTP token"


class SmtpLoginCheck(Check):
    """The section. Its code twin is `await lab.smtp_check(token)`."""

    title = "SMTP"
    hint = "Connects, starts TLS and logs in. Hands over no mail."
    word, busy = "Check SMTP", "Connecting …"
    ready = "Choose what the application logs in with."

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.login = Dropdown(description="Log in with", options=(_DESK, _SMTP))
        self.port = Dropdown(description="Port", options=PORTS, value=587)
        self.host = Text(description="Host", placeholder="empty: Postmark’s own")
        self.stream = Text(description="Stream header", placeholder="none")
        self.access_key = SecretField("SMTP token: access key")
        self.secret_key = SecretField("SMTP token: secret key")
        self._keys = VBox([self.access_key, self.secret_key])
        fields = (self.login, self.port, self.host, self.stream)
        for field in fields:
            field.observe(self.handle(self._chosen), names="value")
        for key in (self.access_key, self.secret_key):
            key.on_change(self.handle(self.changed))
        self.fill(fields, self._keys)
        show(self._keys, False)

    async def ask(self) -> SmtpCheck:
        """Ask with the chosen login; what HTTP said of the desk's token is weighed against it."""
        user, password = self._login()
        verdict = self.desk.verdict if self.login.value == _DESK else None
        return await self.desk.asker.smtp_check(
            user, password, host=self.host.value, port=self.port.value, stream=self.stream.value, verdict=verdict
        )

    def shown(self, found: SmtpCheck) -> tuple[Said, Element]:
        """Whether the login was accepted, and the explained transcript."""
        return of_smtp_check(found), smtp_check_card(found)

    def forget(self) -> None:
        """Forget the SMTP token as well."""
        self.access_key.forget()
        self.secret_key.forget()
        super().forget()

    def _chosen(self) -> None:
        show(self._keys, self.login.value == _SMTP)
        self.changed()

    def _login(self) -> tuple[Token, Token]:
        if self.login.value == _DESK:
            token = self.desk.take_token()
            return token, token
        access_key, secret_key = token_in(self.access_key), token_in(self.secret_key)
        if not (access_key and secret_key):
            raise SettingsProblem("An SMTP token is a pair: enter its access key and its secret key. Nothing was sent.")
        return access_key, secret_key
