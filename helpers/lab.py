"""A lab: a connection and, in practice, the world behind it. The one place that joins client and practice.

A notebook's setup cell is `lab = open_lab("practice")`; with "live" the same cells talk to Postmark.
"""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.endpoint import DEADLINE_S, LIVE_URL, is_loopback
from helpers.client.problems import SettingsProblem, TokenMissing
from helpers.client.token import Token
from helpers.diagnosis.blast_radius import MOST_INSIDE, blast_radius
from helpers.diagnosis.blast_records import BlastRadius
from helpers.diagnosis.compare import Comparison, compare
from helpers.diagnosis.examine import examine
from helpers.diagnosis.following import PATIENCE_S, follow
from helpers.diagnosis.origin import VARIABLES, Origin
from helpers.diagnosis.reach import Reach, reach
from helpers.diagnosis.records import Verdict
from helpers.diagnosis.sample import SentSample, send_sample
from helpers.diagnosis.timeline import Timeline
from helpers.display import formatters
from helpers.display.webhook_card import webhook_card, webhooks_as_text
from helpers.practice.backstage import Backstage
from helpers.practice.clock import ManualClock
from helpers.practice.in_kernel import transport
from helpers.practice.receiver import Posts
from helpers.practice.seed import VERIFIED_SENDER, demo_world
from helpers.reference import practice_tokens
from helpers.reference.token_kinds import TokenKind

if TYPE_CHECKING:
    from helpers.authjs.doctor import Diagnosis
    from helpers.authjs.replay import Replayed, SignInMail
    from helpers.diagnosis.delivery_records import Delivery
    from helpers.diagnosis.dns_records import DnsCheck
    from helpers.diagnosis.matrix import Matrix
    from helpers.diagnosis.preflight_records import Preflight
    from helpers.diagnosis.remedies import Mended
    from helpers.diagnosis.smtp_records import SmtpCheck
    from helpers.display.report.report import Report
    from helpers.panels.config_doctor import ConfigDoctor
    from helpers.panels.permission_matrix import PermissionMatrix
    from helpers.panels.sample_sender import SampleSender
    from helpers.panels.token_tester import TokenTester

Place = Literal["practice", "live"]


class Lab:
    """What a notebook works with: a connection, and the practice Postmark's `world` and `clock`."""

    def __init__(self, place: Place, base_url: str, deadline_s: float) -> None:
        """Use `open_lab`."""
        self.place = place
        self.clock = ManualClock()
        self.world = demo_world(self.clock)
        self._backstage = Backstage(self.world)
        self._live_url = base_url
        self._deadline_s = deadline_s
        self._connections: dict[Place, Connection] = {}
        self.connection = self.connect(place)

    @property
    def is_practice(self) -> bool:
        """Whether nothing leaves this notebook."""
        return self.place == "practice"

    @property
    def practice(self) -> Backstage:
        """Time, faults, account states and webhooks of the practice Postmark. Raises SettingsProblem in live mode."""
        if not self.is_practice:
            raise SettingsProblem('Time, faults, states and webhooks are moved in practice only: open_lab("practice").')
        return self._backstage

    def connect(self, place: Place) -> Connection:
        """This lab's connection to practice or live; built when it is first asked for. Raises BaseUrlRefused."""
        if place not in self._connections:
            self._connections[place] = self._connection_to(place)
        return self._connections[place]

    def _connection_to(self, place: Place) -> Connection:
        if place == "live":
            return Connection(self._live_url, deadline_s=self._deadline_s)
        return Connection(deadline_s=self._deadline_s, clock=self.clock, transport=transport(self.world))

    @property
    def server_token(self) -> Token:
        """In practice the server token of “Demo app”; live, what the environment holds for sending mail."""
        return Token(practice_tokens.SERVER_TOKEN) if self.is_practice else _held(*_SENDING_VARIABLES)

    @property
    def account_token(self) -> Token:
        """In practice the account token; live, the variable POSTMARK_ACCOUNT_TOKEN."""
        return Token(practice_tokens.ACCOUNT_TOKEN) if self.is_practice else _held("POSTMARK_ACCOUNT_TOKEN")

    async def examine(self, token: Token | str) -> Verdict:
        """What is this token? Raises nothing."""
        token = _token(token)
        return await examine(self.connection, token, _IN_A_CELL)

    async def send_sample(self, token: Token | str, email: Email, *, confirm: str = "") -> SentSample:
        """Send one message, once. In live mode `confirm` repeats the recipients. Raises SettingsProblem."""
        token = _token(token)
        return await send_sample(self.connection, token, email, confirm=confirm)

    async def follow(self, token: Token | str, message_id: str, *, patience_s: float = PATIENCE_S) -> Timeline:
        """Follow a message to its end, or for `patience_s` seconds. Raises SettingsProblem."""
        token = _token(token)
        return await follow(self.connection, token, message_id, patience_s=patience_s)

    async def reach(self) -> Reach:
        """Can Postmark be reached? In live mode one request with the public test token, which delivers nothing."""
        return await reach(self.connection)

    async def blast_radius(self, token: Token | str, *, inside: int = MOST_INSIDE) -> BlastRadius:
        """What does the holder of this token reach? Only reads; an account token looks into `inside` servers."""
        token = _token(token)
        return await blast_radius(self.connection, token, _IN_A_CELL, inside=inside)

    async def compare(self, first: Token | str, second: Token | str) -> Comparison:
        """What do two tokens have in common, and which is the least that sends mail? Only reads; raises nothing."""
        first, second = _token(first), _token(second)
        return await compare(self.connection, first, second)

    async def matrix(self, *, group: str = "", observe: bool = False, writes: bool = False) -> "Matrix":
        """Who may call what, as the table expects; with `observe`, asked with this lab's tokens, those that there are.

        `writes` lets live probes go beyond reads: calls that have to be refused for their content. Raises ValueError
        for an unknown group, SettingsProblem before anything is sent, ProbeAccepted when such a call was accepted.
        """
        from helpers.diagnosis import holders, probing
        from helpers.diagnosis.matrix import expected_matrix

        expected = expected_matrix().of_group(group)
        if not observe:
            return expected
        tokens = holders.tokens_from(os.environ)
        if self.is_practice:
            tokens = holders.Tokens(server=self.server_token, account=self.account_token)
        return await probing.observe(self.connection, tokens, operations=expected.operations, writes=writes)

    async def investigate(
        self, token: Token | str, *, message_id: str = "", recipient: str = "", subject: str = ""
    ) -> "Delivery":
        """What became of a message? By MessageID, or the newest that fits. Only reads. Raises SettingsProblem."""
        from helpers.diagnosis.delivery import investigate

        token = _token(token)
        return await investigate(self.connection, token, message_id=message_id, recipient=recipient, subject=subject)

    async def preflight(
        self, email: Email, token: Token | str, account_token: Token | str | None = None, *, pending: bool | None = None
    ) -> "Preflight":
        """Go, careful or stop, before `email` is sent. Only reads. Raises SettingsProblem."""
        from helpers.diagnosis.preflight import preflight

        token, account_token = _token(token), None if account_token is None else _token(account_token)
        return await preflight(self.connection, email, token, account_token, pending=pending)

    async def reactivate(self, token: Token | str, bounce_id: int, *, confirm: str = "") -> "Mended":
        """Let a bounced address get mail again. In live mode `confirm` repeats it. Raises SettingsProblem."""
        from helpers.diagnosis.remedies import reactivate

        token = _token(token)
        return await reactivate(self.connection, token, bounce_id, confirm=confirm)

    async def unsuppress(self, token: Token | str, stream: str, email: str, *, confirm: str = "") -> "Mended":
        """Take an address off a stream's suppressions. In live mode `confirm` repeats it. Raises SettingsProblem."""
        from helpers.diagnosis.remedies import unsuppress

        token = _token(token)
        return await unsuppress(self.connection, token, stream, email, confirm=confirm)

    def doctor(self, files: Mapping[str, str]) -> "Diagnosis":
        """What keeps sign-in by mail through Auth.js from working? `files`: texts by their names. Asks nobody."""
        from helpers.lessons.sign_in_readings import diagnosis_of

        return diagnosis_of(files)

    async def replay(self, token: Token | str, mail: "SignInMail", *, confirm: str = "") -> "Replayed":
        """Send a `sign_in_mail` as Auth.js would, once, and say what it makes of the reply. Raises SettingsProblem."""
        from helpers.authjs.replay import replay

        return await replay(self.connection, _token(token), mail, confirm=confirm)

    async def smtp_check(
        self,
        user: Token | str,
        password: Token | str = "",
        *,
        host: str = "",
        port: int = 587,
        stream: str = "",
        ports: tuple[int, ...] = (),
        verdict: Verdict | None = None,
    ) -> "SmtpCheck":
        """Does a login open SMTP? Hands over no mail; a server token is the password too. `ports` are tried beside.

        Without `host` in practice the world's own server, open for the check. Raises SettingsProblem.
        """
        from helpers.diagnosis import smtp_check
        from helpers.practice.open_smtp import HOST, open_smtp

        if self.is_practice and not is_loopback(host or HOST):
            raise SettingsProblem(f'Nothing was sent: this lab is practice. To ask {host}, use open_lab("live").')
        login = _token(user), _token(password or user)
        if host or not self.is_practice:
            return await smtp_check.smtp_check(host, port, *login, stream=stream, ports=ports, verdict=verdict)
        async with open_smtp(self.world) as here:
            return await smtp_check.smtp_check(HOST, here, *login, stream=stream, verdict=verdict)

    async def dns_check(self, domain: str, account_token: Token | str = "") -> "DnsCheck":
        """Does the domain's DNS hold what Postmark expects? The account token reads what that is; practice has one.

        In practice the zone of the world's domains is asked. Raises SettingsProblem.
        """
        from helpers.diagnosis.dns_check import dns_check_of
        from helpers.diagnosis.dns_resolver import DnsResolver
        from helpers.practice.zone import zone_of

        token = _token(account_token or (self.account_token if self.is_practice else ""))
        asked = (lambda: zone_of(self.world)) if self.is_practice else DnsResolver()
        return await dns_check_of(self.connection, token, domain, asked)

    def report(self, *results: object, addresses: bool = False) -> "Report":
        """One redacted report of these results, for a ticket. `addresses` shows people's. Raises as `report_of`."""
        from helpers.display.report.make import report_of

        return report_of(results, addresses=addresses)

    def token_tester(self) -> "TokenTester":
        """The panel that tests a token, with this lab's place chosen."""
        from helpers.panels.token_tester import TokenTester

        return TokenTester(self.connect, self.place, self._live_url)

    def sample_sender(self) -> "SampleSender":
        """The panel that sends a sample, with this lab's place chosen."""
        from helpers.panels.sample_sender import SampleSender

        return SampleSender(self.connect, self.place, self._live_url, practice_senders=(VERIFIED_SENDER,))

    def permission_matrix(self) -> "PermissionMatrix":
        """The panel that shows who may call what and asks on request, with this lab's place chosen."""
        from helpers.panels.permission_matrix import PermissionMatrix

        return PermissionMatrix(self.connect, self.place, self._live_url)

    def config_doctor(self) -> "ConfigDoctor":
        """The panel that reads what keeps sign-in by mail from working, with this lab's place chosen."""
        from helpers.panels.config_doctor import ConfigDoctor

        return ConfigDoctor(self.connect, self.place, self._live_url)

    async def aclose(self) -> None:
        """Close the connections."""
        for connection in self._connections.values():
            await connection.aclose()

    def __repr__(self) -> str:
        if self.is_practice:
            return "Lab: practice. Nothing leaves this notebook."
        return f"Lab: LIVE. Requests go to {self.connection.endpoint.host}."


def open_lab(place: Place = "practice", *, base_url: str = LIVE_URL, deadline_s: float = DEADLINE_S) -> Lab:
    """Open a lab: "practice" is a fresh practice Postmark in this kernel, "live" talks to `base_url`.

    Raises ValueError for any other place, BaseUrlRefused when no token should travel to `base_url`, and RouteRefused
    when the environment's proxy or certificates cannot be used.
    """
    if place not in ("practice", "live"):
        raise ValueError(f'A lab is opened as "practice" or "live", not as {place!r}.')
    formatters.register((Posts, webhook_card, webhooks_as_text))
    lab = Lab(place, base_url, deadline_s)
    formatters.announce(str(lab), live=place == "live")
    return lab


_IN_A_CELL = Origin(words="this notebook")
_SENDING_VARIABLES = tuple(name for name, kind in VARIABLES.items() if kind is TokenKind.SERVER)


def _held(*variables: str) -> Token:
    """The token in the first of these environment variables that is set. Raises TokenMissing."""
    for name in variables:
        if os.environ.get(name, "").strip():
            return Token(os.environ[name])
    raise TokenMissing(f"There is no token: set {' or '.join(variables)} before the kernel starts, or use a panel.")


def _token(token: Token | str) -> Token:
    return token if isinstance(token, Token) else Token(token)
