"""What settings code of Auth.js says, as records: read by a parser once, kept and loaded without it.

Imports the shapes of tokens. None and UNKNOWN stand for what cannot be told from the text: it is not asked then.
No record holds a secret: of a literal key only its faults are kept.
"""

from dataclasses import dataclass
from enum import StrEnum

from helpers.client.shape import ShapeFault


class How(StrEnum):
    """How a value is written in the code."""

    TEXT = "text"
    NUMBER = "number"
    YES = "true"
    NO = "false"
    ENV = "environment variable"
    BARE_NAME = "bare name"  # of no variable that the file declares or imports
    UNDEFINED = "undefined"
    UNKNOWN = "unknown"  # only running the code would tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value. `text` is the literal, the variable's name or the bare name; "" for a literal that is secret."""

    how: How
    line: int
    text: str = ""
    is_empty: bool = False  # an empty literal
    faults: tuple[ShapeFault, ...] = ()  # of a secret literal
    falls_back: bool = False  # to a secret literal, where the variable in front of it is not set


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """What a user name and a password for SMTP show of themselves; None for what cannot be told."""

    has_user: bool | None = None
    has_password: bool | None = None
    same: bool | None = None  # whether they are the same
    access_key: bool | None = None  # whether the user name begins as an SMTP token's access key does
    user_is_address: bool | None = None
    faults: tuple[ShapeFault, ...] = ()  # of a password that is written out and should be a server token


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpServer:
    """Where mail goes over SMTP; None for what is not written or cannot be told."""

    host: str | None
    port: int | None
    secure: bool | None  # whether TLS begins at once
    login: Login
    headers: tuple[str, ...] = ()  # header names that the transport is given
    in_url: bool = False
    line: int | None = None
    file: str = ""


class ProviderKind(StrEnum):
    """What a provider is, as far as mail goes."""

    POSTMARK = "Postmark"
    NODEMAILER = "Nodemailer"
    EMAIL = "EmailProvider"
    CUSTOM = "own sendVerificationRequest"
    OTHER = "no mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One provider and the options that matter here. `complete`: no option can come from elsewhere."""

    kind: ProviderKind
    id: str | None
    line: int
    options: tuple[tuple[str, Value], ...] = ()
    complete: bool = True
    sends_itself: bool = False  # with a sendVerificationRequest of the application's own
    server: SmtpServer | None = None

    def option(self, name: str) -> Value | None:
        """The value of an option; None where it is not written."""
        return dict(self.options).get(name)

    def lacks(self, name: str) -> bool | None:
        """Whether an option is missing; None where that cannot be told."""
        value = self.option(name)
        if value is not None:
            return value.how is How.UNDEFINED
        return True if self.complete else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request to an address that names Postmark, as the code writes it."""

    url: str
    line: int
    headers: tuple[str, ...]  # names in lower case
    bearer: bool  # whether an Authorization header begins with Bearer


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the code and the line where it stands: a module, a provider's id, a route."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsFacts:
    """What one file of code says. `configured`: an object with providers stands in it."""

    file: str
    configured: bool = False
    complete: bool = True  # no setting can come from elsewhere
    providers: tuple[Provider, ...] = ()
    all_providers: bool = True  # none can come from elsewhere
    options: tuple[tuple[str, Value], ...] = ()
    sign_ins: tuple[Mention, ...] = ()
    requests: tuple[Request, ...] = ()
    imports: tuple[Mention, ...] = ()
    mounts: tuple[Mention, ...] = ()
    env_names: tuple[str, ...] = ()  # every variable that the file reads
    runtime: Mention | None = None
    version: int | None = None  # 4 or 5, where only one of the two can be meant
    calls: tuple[str, ...] = ()  # functions of Auth.js that are called by name
    unclear: tuple[str, ...] = ()

    def option(self, name: str) -> Value | None:
        """The value of a setting; None where it is not written."""
        return dict(self.options).get(name)

    def lacks(self, name: str) -> bool | None:
        """Whether a setting is missing; None where that cannot be told."""
        value = self.option(name)
        if value is not None:
            return value.how is How.UNDEFINED
        return True if self.configured and self.complete else None

    def of_kind(self, *kinds: ProviderKind) -> tuple[Provider, ...]:
        """The providers of these kinds."""
        return tuple(provider for provider in self.providers if provider.kind in kinds)
