"""What a diagnosis consists of: findings, facts and one verdict. Records only.

`helpers.display` and the panels build on these and on nothing else of the diagnosis.
"""

from dataclasses import dataclass
from enum import StrEnum

from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.reference.sources import Source


class Severity(StrEnum):
    """How much a finding matters."""

    INFO = "info"
    WARNING = "warning"
    PROBLEM = "problem"


class Confidence(StrEnum):
    """How far a verdict can be relied on."""

    CERTAIN = "certain"  # Postmark itself said so, or it stands in what was handed over
    LIKELY = "likely"  # it fits what was seen, and something else could look the same
    OPEN = "open"  # it cannot be told from what was seen


class Kind(StrEnum):
    """What a token turned out to be."""

    SERVER = "server"
    ACCOUNT = "account"
    TEST = "test"
    NEITHER = "neither"  # Postmark itself refused it as both
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was found: evidence for it, what to do, and where the fact behind it is stated."""

    code: str
    severity: Severity
    title: str
    evidence: str
    next_step: str
    source: Source

    def __str__(self) -> str:
        return f"{self.code} {self.title}. {self.evidence} {self.next_step}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained(Finding):
    """A finding in text that somebody handed over: an error line, a log, settings. Nothing secret stands in it."""

    cause: str
    confidence: Confidence
    alternatives: tuple[str, ...] = ()  # what else could look the same, the likeliest first
    how_to_tell: str = ""  # what would tell them apart
    file: str = ""  # the name that the text was handed over with
    line: int | None = None  # counted from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What is found in text that somebody handed over, the certain first."""

    findings: tuple[Explained, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerFacts:
    """What a server token's own server says of itself."""

    id: int
    name: str
    color: str
    delivery_type: str  # Live or Sandbox
    smtp_on: bool
    token_count: int  # its server tokens, this one included
    streams: tuple[str, ...] | None  # ids of its message streams; None when they could not be read
    link: str

    @property
    def is_sandbox(self) -> bool:
        """Whether it never delivers."""
        return self.delivery_type.lower() == "sandbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFacts:
    """How much an account token reaches; None for what could not be read."""

    servers: int | None
    domains: int | None
    verified_domains: tuple[str, ...]
    signatures: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a token is, how that is known, and what to do next."""

    kind: Kind
    headline: str
    because: str
    confidence: Confidence
    next_step: str
    does_not_prove: tuple[str, ...]
    findings: tuple[Finding, ...]
    exchanges: tuple[Exchange, ...]
    token: Token
    origin: str  # where the token came from, in words
    practice: bool  # whether the practice Postmark was asked
    server: ServerFacts | None = None
    account: AccountFacts | None = None

    @property
    def has_problem(self) -> bool:
        """Whether something has to be mended."""
        return any(finding.severity is Severity.PROBLEM for finding in self.findings)

    @property
    def usable(self) -> bool:
        """Whether it opens something and nothing has to be mended."""
        return self.kind in (Kind.SERVER, Kind.ACCOUNT, Kind.TEST) and not self.has_problem

    def __str__(self) -> str:
        return f"{self.headline} {self.because} {self.next_step}".strip()

    __repr__ = __str__
