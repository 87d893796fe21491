"""Which message somebody means: one line read as a MessageID, a recipient or a subject. Imports the diagnosis."""

import re
from typing import TypedDict

from helpers.diagnosis.rules.delivery_causes import MESSAGE_ID

_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+")
_NAMED_ADDRESS = re.compile(r"<([^\s@<>]+@[^\s@<>]+)>\s*$")


class Wanted(TypedDict):
    """What `investigate` is asked about; at most one is not empty."""

    message_id: str
    recipient: str
    subject: str


def wanted_in(line: str) -> Wanted:
    """A MessageID bare or as a mail's header has it, an address bare or with its name, else a subject."""
    line = line.strip()
    if MESSAGE_ID.fullmatch(line.strip("<>").partition("@")[0]):
        return Wanted(message_id=line, recipient="", subject="")
    named = _NAMED_ADDRESS.search(line)
    address = named[1] if named else line
    if _ADDRESS.fullmatch(address):
        return Wanted(message_id="", recipient=address, subject="")
    return Wanted(message_id="", recipient="", subject=line)
