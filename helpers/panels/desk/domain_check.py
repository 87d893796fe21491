"""Whether a sending domain's DNS is what Postmark expects. Draws a `DnsCheck`."""

from helpers.client.problems import SettingsProblem
from helpers.diagnosis.dns_check.records import DnsCheck
from helpers.display.dns_check_card import dns_check_card
from helpers.panels.desk.check import Check, Desk, Question
from helpers.panels.desk.said import of_dns_check
from helpers.panels.secret_field import SecretField
from helpers.panels.widgets import Text


class DomainCheck(Check):
    """The section. Its code twin is `await lab.dns_check(domain, account_token)`."""

    title = "DNS"
    hint = "Looks up DKIM, Return-Path, SPF and DMARC of a sending domain. The desk’s token is not used."
    word, busy = "Check DNS", "Looking up four records …"
    ready = "Name the domain that the application sends from."

    def __init__(self, desk: Desk, domain: str = "") -> None:
        super().__init__(desk)
        self.domain = Text(description="Domain", placeholder="such as example.com")
        self.account = SecretField("Account token, if at hand: it reads what Postmark expects")
        self.offer(self.domain, domain)
        question = Question(ask=self._dns_check, said=of_dns_check, card=dns_check_card)
        self.fill(question, (self.domain,), (self.account,))

    async def _dns_check(self) -> DnsCheck:
        """Ask for the domain; of a whole address its domain is taken."""
        domain = self.domain.value.strip().rpartition("@")[2]
        if not domain:
            raise SettingsProblem("Name a domain first. Nothing was looked up.")
        account = self.account.token()
        return await self.desk.asker.dns_check(domain, account if account.length else "")

    def desk_changed(self) -> None:
        """Nothing of the desk's is asked with."""
