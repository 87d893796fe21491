"""Whether a login opens SMTP: the desk's token, or an SMTP token with its secret key. Draws a `SmtpCheck`."""

from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.smtp_check.evidence import PORTS
from helpers.diagnosis.smtp_check.records import SmtpCheck
from helpers.display.smtp_check_card import smtp_check_card
from helpers.panels.desk.check import Check, Desk, Question
from helpers.panels.desk.said import of_smtp_check
from helpers.panels.secret_field import SecretField
from helpers.panels.widgets import Dropdown, Text, show

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
        question = Question(ask=self._smtp_check, said=of_smtp_check, card=smtp_check_card)
        fields, secrets = (self.login, self.port, self.host, self.stream), (self.access_key, self.secret_key)
        self.fill(question, fields, secrets)
        self.login.observe(self.handle(self._show_keys), names="value")
        self._show_keys()

    async def _smtp_check(self) -> SmtpCheck:
        """Ask with the chosen login; what HTTP said of the desk's token is weighed against it."""
        user, password = self._login()
        verdict = self.desk.verdict if self.login.value == _DESK else None
        return await self.desk.asker.smtp_check(
            user, password, host=self.host.value, port=self.port.value, stream=self.stream.value, verdict=verdict
        )

    def _show_keys(self) -> None:
        show(self.secret_fields, self.login.value == _SMTP)

    def _login(self) -> tuple[Token, Token]:
        if self.login.value == _DESK:
            token = self.desk.take_token()
            return token, token
        access_key, secret_key = self.access_key.token(), self.secret_key.token()
        if not (access_key.length and secret_key.length):
            raise SettingsProblem("An SMTP token is a pair: enter its access key and its secret key. Nothing was sent.")
        return access_key, secret_key
