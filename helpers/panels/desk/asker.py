"""What a desk asks: a lab, seen from a panel. Each question is the line of code that a person could type instead.

Imports records only; a lab is built above the panels.
"""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Protocol, TypeVar

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.token import Token
from helpers.diagnosis.delivery.records import Delivery
from helpers.diagnosis.delivery.remedies import Mended
from helpers.diagnosis.dns_check.records import DnsCheck
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.preflight.records import Preflight
from helpers.diagnosis.records import Verdict
from helpers.diagnosis.smtp_check.records import SmtpCheck
from helpers.display.report.report import Report

if TYPE_CHECKING:
    from helpers.panels.place import Place  # a widget's module; nothing else here needs one

_Result = TypeVar("_Result")


class Asker(Protocol):
    """A lab at one place. What it is asked, it remembers for the report."""

    connection: Connection

    @property
    def results(self) -> Collection[object]:
        """What is kept for the report."""

    def keep(self, result: _Result) -> _Result:
        """As `lab.keep`."""

    async def examine(self, token: Token, origin: Origin) -> Verdict:
        """As `lab.examine`."""

    async def investigate(
        self, token: Token, *, message_id: str, recipient: str, subject: str, progress: Callable[[str], None]
    ) -> Delivery:
        """As `lab.investigate`."""

    async def reactivate(self, token: Token, bounce_id: int, *, confirm: str) -> Mended:
        """As `lab.reactivate`."""

    async def unsuppress(self, token: Token, stream: str, email: str, *, confirm: str) -> Mended:
        """As `lab.unsuppress`."""

    async def preflight(
        self, email: Email, token: Token, account_token: Token | None, *, pending: bool | None
    ) -> Preflight:
        """As `lab.preflight`."""

    async def smtp_check(
        self, user: Token, password: Token, *, host: str, port: int, stream: str, verdict: Verdict | None
    ) -> SmtpCheck:
        """As `lab.smtp_check`."""

    async def dns_check(self, domain: str, account_token: Token | str) -> DnsCheck:
        """As `lab.dns_check`."""

    def report(self, *, addresses: bool) -> Report:
        """As `lab.report`: everything that was asked so far."""

    def forget(self) -> None:
        """Drop everything that was kept for the report."""


At = Callable[["Place"], Asker]
