"""One request and its reply, kept as evidence: nothing secret is left in it.

What other parts of the kit read, show, export and explain; they never see a request or reply of httpx.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from helpers.client.outcome import Outcome, OutcomeKind
from helpers.client.problems import NotAccepted
from helpers.client.token import Token
from helpers.reference.operations import Effect, Operation
from helpers.reference.token_kinds import ACCOUNT_HEADER, SERVER_HEADER, TOKEN_KINDS

LOOK_FIRST = "It may have been accepted all the same: look into the server's Activity before you send it again."
_TOKEN_NOT_VALID = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The request, with its tokens masked."""

    method: str
    path: str
    url: str
    headers: Mapping[str, str]
    body: object
    operation: Operation | None
    started_at: datetime
    route: str  # the proxy and certificate settings that applied, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The reply. `masked_paths` says where secrets stood in the body, `tokens_found` holds its server tokens."""

    status: int
    headers: Mapping[str, str]
    body: object  # a JSON value, or the beginning of a text that is none
    by_practice: bool  # whether the practice Postmark said it was itself
    masked_paths: tuple[str, ...] = ()
    tokens_found: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What was asked, what came back (None: nothing), and how it ended. Times are of the connection's clock."""

    asked: Asked
    answered: Answered | None
    outcome: Outcome
    went_out: bool  # whether any part of the request may have left
    elapsed_ms: float

    @property
    def accepted(self) -> bool:
        """Whether Postmark did what was asked."""
        return self.outcome.accepted

    @property
    def token_refused(self) -> bool:
        """Whether Postmark itself said that the token is not valid here (ErrorCode 10)."""
        return self.outcome.kind is OutcomeKind.REFUSED and self.outcome.error_code == _TOKEN_NOT_VALID

    @property
    def status(self) -> int | None:
        """The HTTP status, if there was a reply."""
        return self.answered.status if self.answered else None

    @property
    def body(self) -> dict[str, object]:
        """The reply's JSON object; empty when there is none."""
        body = self.answered.body if self.answered else None
        return body if isinstance(body, dict) else {}

    @property
    def by_practice(self) -> bool:
        """Whether the practice Postmark answered."""
        return self.answered is not None and self.answered.by_practice

    @property
    def may_have_sent(self) -> bool:
        """Whether a message may be under way although no clear answer came."""
        operation = self.asked.operation
        sends = operation is not None and operation.effect is Effect.SENDS
        return sends and self.went_out and self.outcome.row.may_have_acted

    @property
    def next_step(self) -> str:
        """What to do now, in one sentence."""
        if self.may_have_sent:
            return LOOK_FIRST
        return (self.token_refused and _headers_to_mend(self.asked)) or self.outcome.next_step

    def or_raise(self) -> Self:
        """This exchange if it was accepted; else raises NotAccepted with what happened and what to do."""
        if not self.accepted:
            raise NotAccepted(str(self))
        return self

    def __str__(self) -> str:
        said = f" The reply says: “{self.outcome.message}”" if self.outcome.message else ""
        ending = self.outcome.detail.rstrip(".") or self.outcome.kind
        asked = f"{self.asked.method} {self.asked.path}"
        return f"{asked} → {ending}. {self.outcome.sentence}{said} {self.next_step}".strip()

    __repr__ = __str__


def _headers_to_mend(asked: Asked) -> str:
    """What to change where the refused request itself shows it: no token, both, or only the other kind's header."""
    if asked.operation is None:
        return ""
    wanted = TOKEN_KINDS[asked.operation.token]
    sent = [header for header in (SERVER_HEADER, ACCOUNT_HEADER) if header in asked.headers]
    if sent == [wanted.header]:
        return ""
    if wanted.header in sent:
        return f"Send {wanted.header} alone. If it is refused then too, the token in it is not valid here."
    carried = f"only {sent[0]}" if sent else "no token"
    return f"This request carried {carried}: {asked.operation.key} wants the {wanted.word} in {wanted.header}."
