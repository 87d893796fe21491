"""Which kind of token a refusal asks for: Postmark's Message names it, and the table's row has to speak of both.

Imports the sightings.
"""

from dataclasses import replace

from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.explaining.wording_pattern import wording

_WANTS_ACCOUNT = wording(r"not contain a valid Account(?: API)? token")
_WANTS_SERVER = wording(r"not contain a valid Server(?: API)? token")
_SEND_ACCOUNT = (
    "Send an account token in X-Postmark-Account-Token: this operation wants one, and takes no server token."
)
_SEND_SERVER = "Send a server token in X-Postmark-Server-Token: this operation wants one, and takes no account token."


def with_wanted_kind(words: Words, text: str) -> Words:
    """The words of ErrorCode 10, for the one kind of token that `text` says is wanted; unchanged if it names both."""
    account, server = _WANTS_ACCOUNT.search(text), _WANTS_SERVER.search(text)
    if account and not server:
        wrong = "A server token stands where an account token belongs."
        return replace(words, next_step=_SEND_ACCOUNT, alternatives=(wrong, *words.alternatives[1:]))
    return replace(words, next_step=_SEND_SERVER) if server and not account else words
