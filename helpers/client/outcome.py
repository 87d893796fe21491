"""How an exchange can end: one row an ending, with a sentence for people and the next step.

Only an answer of Postmark's own (`speaks_for_postmark`) says anything about a token. Time-outs, proxies, captive
portals, 429 and 5xx never do.
"""

from dataclasses import dataclass
from enum import StrEnum

from helpers.reference.error_codes import ErrorRow
from helpers.reference.sources import API_DOCS, SUPPORT, Source, documented

_HTTP = "https://www.rfc-editor.org/rfc/rfc9110"
_STATUS_PAGE = "https://status.postmarkapp.com"


class OutcomeKind(StrEnum):
    """The ending in one word."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    RATE_LIMITED = "rate limited"
    MAINTENANCE = "maintenance"
    SERVER_ERROR = "server error"
    BLOCKED = "blocked"
    WRONG_METHOD = "wrong method"
    NO_SUCH_PATH = "no such path"
    REFUSED_WITHOUT_CODE = "refused without ErrorCode"
    REDIRECTED = "redirected"
    PROXY_PAGE = "proxy page"
    NOT_POSTMARK = "not Postmark"
    BROKEN_REPLY = "broken reply"
    NOT_IMITATED = "not imitated"
    TIMED_OUT = "timed out"
    NAME_NOT_FOUND = "name not found"
    CONNECTION_REFUSED = "connection refused"
    TLS_FAILED = "TLS failed"
    PROXY_FAILED = "proxy failed"
    CONNECTION_LOST = "connection lost"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """What one ending means, and what to do."""

    kind: OutcomeKind
    code: str
    sentence: str
    next_step: str
    source: Source
    speaks_for_postmark: bool = False  # whether it can decide what a token is
    may_have_acted: bool = False  # whether the request may have been carried out all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one exchange ended."""

    kind: OutcomeKind
    row: OutcomeRow
    detail: str = ""  # evidence: a status line, a system's error text
    error_code: int | None = None  # the number in the reply's body
    error: ErrorRow | None = None  # its row, when the number is a known one
    message: str = ""  # Postmark's own text

    @property
    def accepted(self) -> bool:
        """Whether Postmark did what was asked."""
        return self.kind is OutcomeKind.ACCEPTED

    @property
    def sentence(self) -> str:
        """What happened, in one sentence."""
        return self.error.meaning if self.error else self.row.sentence

    @property
    def next_step(self) -> str:
        """What to do now, in one sentence."""
        return self.error.fix if self.error else self.row.next_step

    def __str__(self) -> str:
        return f"{self.sentence} {self.next_step}".strip()


_TRY_LATER = "Wait a little and try again; look at status.postmarkapp.com if it lasts."
_CHECK_PROXY = "Check proxy settings and firewall rules of this machine, or try from another network."

_ROWS = (
    OutcomeRow(
        kind=OutcomeKind.ACCEPTED,
        code="NET300",
        sentence="The request was accepted.",
        next_step="",
        source=documented(f"{API_DOCS}/overview"),
        speaks_for_postmark=True,
    ),
    OutcomeRow(
        kind=OutcomeKind.REFUSED,
        code="NET301",
        sentence="Postmark refused the request, with an ErrorCode this table does not know.",
        next_step="Read Postmark's own text, and look the number up on Postmark's overview page.",
        source=documented(f"{API_DOCS}/overview#error-codes"),
        speaks_for_postmark=True,
    ),
    OutcomeRow(
        kind=OutcomeKind.RATE_LIMITED,
        code="NET302",
        sentence="Too many requests in a short time (HTTP 429); this says nothing about the token.",
        next_step="Wait a minute, then try again more slowly.",
        source=documented(f"{API_DOCS}/overview"),
    ),
    OutcomeRow(
        kind=OutcomeKind.MAINTENANCE,
        code="NET303",
        sentence="Postmark is offline for maintenance; this says nothing about the token.",
        next_step=_TRY_LATER,
        source=documented(f"{API_DOCS}/overview#error-codes"),
    ),
    OutcomeRow(
        kind=OutcomeKind.SERVER_ERROR,
        code="NET304",
        sentence="The server failed on its own side; this says nothing about the token.",
        next_step=_TRY_LATER,
        source=documented(f"{API_DOCS}/overview"),
        may_have_acted=True,
    ),
    OutcomeRow(
        kind=OutcomeKind.BLOCKED,
        code="NET305",
        sentence="A network layer in front of Postmark blocked the request (HTTP 403 with a web page).",
        next_step="Try from another network or address, and send Postmark's support the page's text.",
        source=documented(f"{SUPPORT}/getting-a-403-that-doesnt-look-like-a-postmark-error"),
    ),
    OutcomeRow(
        kind=OutcomeKind.WRONG_METHOD,
        code="NET306",
        sentence="The path exists but not with this method (HTTP 405); tokens are not looked at then.",
        next_step="Check the method: sending is POST /email.",
        source=documented(f"{API_DOCS}/overview"),
    ),
    OutcomeRow(
        kind=OutcomeKind.NO_SUCH_PATH,
        code="NET307",
        sentence="There is nothing at this path (HTTP 404).",
        next_step="Check the path and the base URL; the API has no version prefix.",
        source=documented(f"{API_DOCS}/overview"),
    ),
    OutcomeRow(
        kind=OutcomeKind.REFUSED_WITHOUT_CODE,
        code="NET308",
        sentence="The request was refused, in a form that is not Postmark's.",
        next_step="Check the base URL, and whether something between here and Postmark answers in its place.",
        source=documented(f"{API_DOCS}/overview"),
    ),
    OutcomeRow(
        kind=OutcomeKind.REDIRECTED,
        code="NET309",
        sentence="The server wants to send the request elsewhere; Postmark never does, so it was not followed.",
        next_step="Check the base URL (https, no www), and log in if this network has a sign-in page.",
        source=documented(f"{_HTTP}#section-15.4", "redirects are not followed with a token on board"),
    ),
    OutcomeRow(
        kind=OutcomeKind.PROXY_PAGE,
        code="NET310",
        sentence="A web page came back in place of Postmark's answer, probably from a proxy.",
        next_step=_CHECK_PROXY,
        source=documented(f"{_HTTP}#section-15.6.3"),
        may_have_acted=True,
    ),
    OutcomeRow(
        kind=OutcomeKind.NOT_POSTMARK,
        code="NET311",
        sentence="Something answered, but not Postmark: a network's sign-in page answers like this.",
        next_step="Open any web page in a browser on this network, sign in there, then try again.",
        source=documented("https://www.rfc-editor.org/rfc/rfc8952"),
        may_have_acted=True,
    ),
    OutcomeRow(
        kind=OutcomeKind.BROKEN_REPLY,
        code="NET312",
        sentence="The reply was cut off or damaged on its way.",
        next_step=f"Try again. {_CHECK_PROXY}",
        source=documented(f"{_HTTP}#section-6.4"),
        may_have_acted=True,
    ),
    OutcomeRow(
        kind=OutcomeKind.NOT_IMITATED,
        code="NET313",
        sentence="The practice Postmark does not imitate this operation.",
        next_step="Its coverage list says which ones it does.",
        source=documented(f"{_HTTP}#section-15.6.2"),
    ),
    OutcomeRow(
        kind=OutcomeKind.TIMED_OUT,
        code="NET320",
        sentence="No answer came in time.",
        next_step=f"Try again with a longer deadline. {_CHECK_PROXY}",
        source=documented(_STATUS_PAGE),
        may_have_acted=True,
    ),
    OutcomeRow(
        kind=OutcomeKind.NAME_NOT_FOUND,
        code="NET321",
        sentence="The server's name could not be looked up.",
        next_step="Check the internet connection, the spelling of the host and the DNS settings.",
        source=documented("https://www.rfc-editor.org/rfc/rfc1034"),
    ),
    OutcomeRow(
        kind=OutcomeKind.CONNECTION_REFUSED,
        code="NET322",
        sentence="Nothing is listening at this address.",
        next_step="Check host and port; a practice Postmark is started with `tokenlab practice`.",
        source=documented("https://www.rfc-editor.org/rfc/rfc9293"),
    ),
    OutcomeRow(
        kind=OutcomeKind.TLS_FAILED,
        code="NET323",
        sentence="No encrypted connection could be made, so nothing was sent.",
        next_step="If your network inspects traffic, name its certificate in SSL_CERT_FILE; check this machine's date.",
        source=documented("https://www.rfc-editor.org/rfc/rfc8446"),
    ),
    OutcomeRow(
        kind=OutcomeKind.PROXY_FAILED,
        code="NET324",
        sentence="The proxy did not let the request through.",
        next_step="Check HTTPS_PROXY and NO_PROXY in the environment, and the proxy's user name and password.",
        source=documented(f"{_HTTP}#section-9.3.6"),
    ),
    OutcomeRow(
        kind=OutcomeKind.CONNECTION_LOST,
        code="NET325",
        sentence="The connection broke before the answer was complete.",
        next_step=f"Try again. {_CHECK_PROXY}",
        source=documented("https://www.rfc-editor.org/rfc/rfc9293"),
        may_have_acted=True,
    ),
    OutcomeRow(
        kind=OutcomeKind.UNREACHABLE,
        code="NET326",
        sentence="The server could not be reached.",
        next_step=_CHECK_PROXY,
        source=documented("https://www.rfc-editor.org/rfc/rfc9293"),
        may_have_acted=True,
    ),
)

OUTCOMES: dict[OutcomeKind, OutcomeRow] = {row.kind: row for row in _ROWS}


def outcome(
    kind: OutcomeKind,
    *,
    detail: str = "",
    error_code: int | None = None,
    error: ErrorRow | None = None,
    message: str = "",
) -> Outcome:
    """An ending of this kind with its evidence."""
    return Outcome(kind=kind, row=OUTCOMES[kind], detail=detail, error_code=error_code, error=error, message=message)
