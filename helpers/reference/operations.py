"""All operations of the Postmark API: which token opens which door, and what walking through it does.

The single truth for the practice router, the permission matrix and the lessons. The official clients' recorded
calls are held against it by `tests/clients/`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from helpers.reference.sources import API_DOCS, Source, documented
from helpers.reference.token_kinds import TokenKind


class Effect(StrEnum):
    """The worst that a successful call does."""

    READS = "reads"
    WRITES = "writes"
    SENDS = "sends"
    DESTROYS = "destroys"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method on one path template; `{name}` in the path stands for one segment."""

    method: str
    path: str
    token: TokenKind  # SERVER or ACCOUNT
    effect: Effect
    group: str
    summary: str
    source: Source
    reveals_secrets: bool = False  # whether the reply carries tokens or passwords in clear

    @property
    def key(self) -> str:
        """The operation's name everywhere: `POST /email`."""
        return f"{self.method} {self.path}"


_ROWS = (
    Operation(
        method="POST",
        path="/email",
        token=TokenKind.SERVER,
        effect=Effect.SENDS,
        group="sending",
        summary="Send one message.",
        source=documented(f"{API_DOCS}/email-api#send-a-single-email"),
    ),
)

OPERATIONS: Mapping[str, Operation] = {row.key: row for row in _ROWS}
