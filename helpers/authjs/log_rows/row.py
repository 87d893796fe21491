"""What one kind of log line looks like and what is said of it. Imports the words of a sighting."""

import re
from dataclasses import dataclass

from helpers.diagnosis.explaining.sighting import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One kind of line. `authjs_only`: it says something only where a line of Auth.js is near.

    `topic`: about which the general explanations have nothing to add. `any_server`: any mail server could be meant, so
    that it stays open where Postmark is not named.
    """

    pattern: re.Pattern[str]
    words: Words
    authjs_only: bool = False
    topic: str = ""
    any_server: bool = False


def row(pattern: str, words: Words, *, authjs_only: bool = False, topic: str = "", any_server: bool = False) -> LogRow:
    """A row for lines in which `pattern`, a regular expression, is found."""
    found = re.compile(pattern)
    return LogRow(pattern=found, words=words, authjs_only=authjs_only, topic=topic, any_server=any_server)
