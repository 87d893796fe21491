"""What a lab finds out about how far tokens reach, and about SMTP and DNS. Each is loaded when first asked for."""

import os
from typing import TYPE_CHECKING

from helpers.client.endpoint import is_loopback
from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.lab.base import IN_A_CELL, Base, token_of

if TYPE_CHECKING:
    from helpers.diagnosis.blast_radius.compare import Comparison
    from helpers.diagnosis.blast_radius.records import BlastRadius
    from helpers.diagnosis.dns_check.records import DnsCheck
    from helpers.diagnosis.matrix.matrix import Matrix
    from helpers.diagnosis.records import Verdict
    from helpers.diagnosis.smtp_check.records import SmtpCheck
    from helpers.display.report.report import Report


class Surveying(Base):
    """How far tokens reach, what SMTP and DNS say, and one report of it all."""

    async def blast_radius(self, token: Token | str, *, inside: int | None = None) -> "BlastRadius":
        """What does the holder of this token reach? Only reads.

        An account token looks into as many servers as `inside` says, by itself into 10.
        """
        from helpers.diagnosis.blast_radius.blast_radius import MOST_INSIDE, blast_radius

        token = token_of(token)
        return self.keep(
            await blast_radius(self.connection, token, IN_A_CELL, inside=MOST_INSIDE if inside is None else inside)
        )

    async def compare(self, first: Token | str, second: Token | str) -> "Comparison":
        """What do two tokens have in common, and which is the least that sends mail? Only reads; raises nothing."""
        from helpers.diagnosis.blast_radius.compare import compare

        first, second = token_of(first), token_of(second)
        return self.keep(await compare(self.connection, first, second))

    async def matrix(self, *, group: str = "", observe: bool = False, writes: bool = False) -> "Matrix":
        """Who may call what, as the table expects; with `observe`, asked with this lab's tokens, those that there are.

        `writes` lets live probes go beyond reads: calls that have to be refused for their content. Raises ValueError
        for an unknown group, SettingsProblem before anything is sent, ProbeAccepted when such a call was accepted; what
        was known by then is kept for `report`.
        """
        from helpers.diagnosis.matrix import holders, probing
        from helpers.diagnosis.matrix.guard import ProbeAccepted
        from helpers.diagnosis.matrix.matrix import expected_matrix

        expected = expected_matrix().of_group(group)
        if not observe:
            return expected
        tokens = holders.tokens_from(os.environ)
        if self.is_practice:
            tokens = holders.Tokens(server=self.server_token, account=self.account_token)
        try:
            return self.keep(
                await probing.observe(self.connection, tokens, operations=expected.operations, writes=writes)
            )
        except ProbeAccepted as stop:
            if stop.matrix:
                self.keep(stop.matrix)
            raise

    async def smtp_check(
        self,
        user: Token | str,
        password: Token | str = "",
        *,
        host: str = "",
        port: int = 587,
        stream: str = "",
        ports: tuple[int, ...] = (),
        verdict: "Verdict | None" = None,
    ) -> "SmtpCheck":
        """Does a login open SMTP? Hands over no mail; a server token is the password too. `ports` are tried beside.

        Without `host` in practice the world's own server, open for the check. Raises SettingsProblem.
        """
        from helpers.diagnosis.smtp_check import smtp_check
        from helpers.practice.smtp.open_smtp import HOST, open_smtp

        if self.is_practice and not is_loopback(host or HOST):
            raise SettingsProblem(f'Nothing was sent: this lab is practice. To ask {host}, use open_lab("live").')
        login = token_of(user), token_of(password or user)
        if host or not self.is_practice:
            return self.keep(
                await smtp_check.smtp_check(host, port, *login, stream=stream, ports=ports, verdict=verdict)
            )
        async with open_smtp(self.world) as here:
            return self.keep(await smtp_check.smtp_check(HOST, here, *login, stream=stream, verdict=verdict))

    async def dns_check(self, domain: str, account_token: Token | str = "") -> "DnsCheck":
        """Does the domain's DNS hold what Postmark expects? The account token reads what that is; practice has one.

        In practice the zone of the world's domains is asked. Raises SettingsProblem.
        """
        from helpers.diagnosis.dns_check.dns_check import dns_check_of
        from helpers.diagnosis.dns_check.resolver import DnsResolver
        from helpers.practice.senders.zone import zone_of

        token = token_of(account_token or (self.account_token if self.is_practice else ""))
        asked = (lambda: zone_of(self.world)) if self.is_practice else DnsResolver()
        return self.keep(await dns_check_of(self.connection, token, domain, asked))

    def report(self, *results: object, addresses: bool = False) -> "Report":
        """One redacted report for a ticket: of these results, or of all that was learnt at this lab's place, in order.

        `addresses` shows people's addresses and the subjects of messages. Raises as `report_of`.
        """
        from helpers.display.report.make import report_of

        if results:
            return report_of(results, addresses=addresses)
        return report_of(self.results, addresses=addresses, lost=self._memory.lost(self.place))
