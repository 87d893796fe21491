"""What a look at an SMTP server consists of: steps, a transcript without secrets, ports and findings. Records only.

Imports the records and the outcomes of `helpers.client`.
"""

from dataclasses import dataclass
from enum import StrEnum

from helpers.client.outcome import OutcomeKind
from helpers.diagnosis.records import Explained, Severity


class StepName(StrEnum):
    """One step of a talk with an SMTP server, in their order."""

    CONNECT = "connect"
    GREETING = "greeting"
    EHLO = "EHLO"
    STARTTLS = "STARTTLS"
    LOGIN = "AUTH"
    QUIT = "QUIT"


class StepState(StrEnum):
    """How a step ended."""

    OK = "ok"
    FAILED = "failed"
    NOT_REACHED = "not reached"


class Speaker(StrEnum):
    """Who says a line of the transcript."""

    CLIENT = "client"
    SERVER = "server"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step and how it ended, in words."""

    name: StepName
    state: StepState
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that was said, secrets masked, and what it means."""

    speaker: Speaker
    text: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What one talk brought; None for what was not reached. `failure` is the network's, not the server's refusal."""

    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    failure: OutcomeKind | None = None
    detail: str = ""
    greeting_code: int | None = None  # 0 when what came first was no SMTP
    greeting: str = ""
    offers_tls: bool | None = None
    encrypted: bool | None = None
    verified: bool | None = None  # whether the certificate was; None without TLS
    mechanisms: tuple[str, ...] | None = None  # of AUTH, as EHLO named them last
    login_code: int | None = None
    login_reply: str = ""

    def state(self, name: StepName) -> StepState:
        """How a step ended."""
        return next(step.state for step in self.steps if step.name is name)


@dataclass(frozen=True, slots=True, kw_only=True)
class PortAnswer:
    """What came of trying one more port, without a login."""

    port: int
    is_open: bool  # whether an SMTP server greeted there
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpCheck:
    """One look at an SMTP server: what worked, what did not, and what to do. Nothing secret stands in it."""

    host: str
    port: int
    practice: bool  # whether the practice Postmark greeted
    user: str  # masked
    stream: str
    talk: Talk
    ports: tuple[PortAnswer, ...]
    findings: tuple[Explained, ...]
    headline: str
    next_step: str
    does_not_prove: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the login was accepted."""
        return self.talk.state(StepName.LOGIN) is StepState.OK

    @property
    def has_problem(self) -> bool:
        """Whether something has to be mended."""
        return any(finding.severity is Severity.PROBLEM for finding in self.findings)

    def __str__(self) -> str:
        return f"{self.headline} {self.next_step}".strip()

    __repr__ = __str__
