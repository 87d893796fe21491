"""Whether a sending domain's DNS is what Postmark expects. Draws a `DnsCheck`."""

from helpers.client.problems import SettingsProblem
from helpers.diagnosis.dns_records import DnsCheck
from helpers.display.dns_check_card import dns_check_card
from helpers.display.markup import Element
from helpers.panels.desk.check import Check, Desk, token_in
from helpers.panels.desk.said import Said, of_dns_check
from helpers.panels.place import Place
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
        self._offered = domain
        self.domain = Text(description="Domain", value=domain, placeholder="such as example.com")
        self.account = SecretField("Account token, if at hand: it reads what Postmark expects")
        self.domain.observe(self.handle(self.changed), names="value")
        self.account.on_change(self.handle(self.changed))
        self.fill((self.domain,), self.account)

    async def ask(self) -> DnsCheck:
        """Ask for the domain; of a whole address its domain is taken."""
        domain = self.domain.value.strip().rpartition("@")[2]
        if not domain:
            raise SettingsProblem("Name a domain first. Nothing was looked up.")
        return await self.desk.asker.dns_check(domain, token_in(self.account) or "")

    def shown(self, found: DnsCheck) -> tuple[Said, Element]:
        """Each record beside what Postmark expects."""
        return of_dns_check(found), dns_check_card(found)

    def desk_changed(self) -> None:
        """Nothing of the desk's is asked with."""

    def switched(self, place: Place) -> None:
        """What practice offers means nothing to anybody live."""
        if place == "live" and self.domain.value == self._offered:
            self.domain.value = ""
        super().switched(place)

    def forget(self) -> None:
        """Forget the account token as well."""
        self.account.forget()
        super().forget()
