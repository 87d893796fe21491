"""Which message somebody means: one line read as a MessageID, a recipient or a subject. Imports the diagnosis."""

import re
from typing import TypedDict

from helpers.client.problems import SettingsProblem
from helpers.diagnosis.delivery.question import bare_recipient, message_id_in
from helpers.reference.limits import SUBJECT_LENGTH

TOO_LONG = (
    f"That is longer than any subject ({SUBJECT_LENGTH:,} characters). Name one recipient, MessageID or subject here; "
    "an error or a log goes into the field above. Nothing was asked."
)

_HEADED = re.compile(r"\s*(to|cc|bcc):.*@", re.IGNORECASE)
_WITH_A_NAME = re.compile(r'("[^"]*"|[^<>,;"])*<[^<>]*@[^<>]*>')
_BETWEEN = re.compile(r"[\s,;]+")


class Wanted(TypedDict):
    """What `investigate` is asked about; at most one is not empty."""

    message_id: str
    recipient: str
    subject: str


def wanted_in(line: str) -> Wanted:
    """A MessageID or an address in any form that people copy, else a subject. Raises SettingsProblem.

    What stands before an address in angle brackets is its name; any other address in a sentence makes no recipient.
    """
    if len(line) > SUBJECT_LENGTH:
        raise SettingsProblem(TOO_LONG)
    if message_id := message_id_in(line):
        return Wanted(message_id=message_id, recipient="", subject="")
    try:
        return Wanted(message_id="", recipient=bare_recipient(line), subject="")
    except SettingsProblem:
        if _is_recipient(line):
            raise
    return Wanted(message_id="", recipient="", subject=line.strip())


def _is_recipient(line: str) -> bool:
    """Whether a recipient is meant, or several, where no one address can be read."""
    words = [word for word in _BETWEEN.split(_WITH_A_NAME.sub(" @ ", line)) if word]
    return bool(_HEADED.match(line)) or (bool(words) and all("@" in word for word in words))
