"""ErrorCodes behind which more than one mistake can stand: what else it could be, and what tells them apart.

Imports nothing of ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguity:
    """The other readings of one ErrorCode, the likeliest first."""

    alternatives: tuple[str, ...]
    how_to_tell: str
    leaves_cause_open: bool = True  # False: whatever the reason, the one thing to do is the same


AMBIGUITIES: Mapping[int, Ambiguity] = MappingProxyType(
    {
        10: Ambiguity(
            alternatives=(
                "An account token stands where a server token belongs.",
                "The token was deleted, or its server or account is gone.",
                "The token is mistyped or cut short, or the setting that should hold it is empty.",
            ),
            how_to_tell="Postmark answers all of these alike; `tokenlab check` tries the token in both headers.",
        ),
        300: Ambiguity(
            alternatives=(
                "A recipient's address is malformed.",
                "From is malformed or empty.",
                "A body is missing, or a limit on recipients, metadata, headers or attachments is passed.",
            ),
            how_to_tell="Message names the field.",
            leaves_cause_open=False,
        ),
        400: Ambiguity(
            alternatives=(
                "The domain is verified in another account than the token's.",
                "The address has a sender signature that nobody confirmed.",
            ),
            how_to_tell="Compare From with GET /senders and GET /domains of the token's own account.",
            leaves_cause_open=False,
        ),
        422: Ambiguity(
            alternatives=("The server was deleted.", "The account was closed."),
            how_to_tell="Log in and see whether the server and the account still exist.",
        ),
        701: Ambiguity(
            alternatives=(
                "It is too early: a message can be looked up only some seconds after it was sent.",
                "It was sent with another server's token.",
                "The server is a sandbox, or the account's sending is paused and the message waits.",
                "The message is older than the retention, 45 days unless changed.",
            ),
            how_to_tell="Ask again for a minute; then look for the MessageID in the web activity of each server.",
        ),
        1101: Ambiguity(
            alternatives=(
                "The template exists on another server of the account.",
                "The alias or the id is mistyped, or neither was sent.",
                "The template's layout is missing.",
            ),
            how_to_tell="List GET /templates with the very token that sends.",
        ),
        1235: Ambiguity(
            alternatives=(
                "MessageStream holds the stream's name and not its ID.",
                "The token belongs to another server than the stream.",
            ),
            how_to_tell="List GET /message-streams with the very token that sends.",
        ),
    }
)
