"""Which message somebody asks about: a MessageID in any form that people copy, and one bare address. Pure.

Imports the client's token and problems. No problem repeats what was given: it may be a token.
"""

import re
from urllib.parse import unquote

from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.delivery.records import Question

MESSAGE_ID = re.compile(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)
"""What a MessageID looks like, in a reply to a send as in a mail's header: `<0a129aee-…@mtasv.net>`."""
_POSTMARKS = "@mtasv.net"  # what follows a MessageID in the Message-ID that Postmark writes into a mail
_ALONE = re.compile(rf"\W*{MESSAGE_ID.pattern}\W*", re.IGNORECASE)
_NEAR = 500  # characters before an id in which its name or a page's address is looked for
_NAMES_ONE = re.compile(r"(message[-_ ]?id\W{1,6}|\bpostmarkapp\.com/\S*|\bmessages/(\w+/)?)$", re.IGNORECASE)

_IN_A_PART = r"[^\s@<>()\[\],;:\"]"
_ADDRESS = re.compile(f"(?<!{_IN_A_PART}){_IN_A_PART}+@{_IN_A_PART}+")  # whole words, so that long texts take no time
_NOT_OF_IT = re.compile(r'^(to|cc|bcc):|"[^"]*"\s*(?=<)|\([^()]*\)$', re.IGNORECASE)  # a header's name, a person's
_LINK = re.compile(r"mailto:([^?<>\s]*)(\?[^<>]*)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>]*)>")
_AROUND = " \t\r\n\xa0,;.'\"“”‘’"


def question_of(token: Token, message_id: str, recipient: str, subject: str) -> Question:
    """What is asked about. Raises SettingsProblem when that is nothing, no one address, or the token itself."""
    _hold_back(token, message_id, recipient, subject)
    address = bare_recipient(recipient) if recipient.strip() else ""
    question = Question(message_id=_as_message_id(message_id), recipient=address, subject=subject.strip())
    _hold_back(token, question.words)  # a link or a letter that does not show may have held the token apart
    if not question.words:
        raise SettingsProblem("Name a MessageID, a recipient or a subject. Nothing was asked.")
    return question


def _hold_back(token: Token, *texts: str) -> None:
    if any(token.scrub(text) != text for text in texts):
        raise SettingsProblem("The token stands where the message should be named. Nothing was asked.")


def message_id_in(text: str) -> str:
    """The MessageID that was copied: alone, from a reply, a mail's header or a page of Postmark's; empty if none.

    One that merely stands in a sentence is left alone, since a subject can hold such an id too.
    """
    alone = _ALONE.fullmatch(text) is not None
    for found in MESSAGE_ID.finditer(text):
        begin, end = found.span()
        if text[end : end + len(_POSTMARKS)].lower() == _POSTMARKS:
            return found.group()
        named = alone or _NAMES_ONE.search(text[max(0, begin - _NEAR) : begin])
        if named and text[end : end + 1] != "@":
            return found.group()
    return ""


def _as_message_id(text: str) -> str:
    """The MessageID in a text that is said to be one; what holds none stays as it is, so that a rule can say so."""
    anywhere = MESSAGE_ID.search(text)
    bare = anywhere.group() if anywhere else text.strip().strip("<>").partition("@")[0]
    return message_id_in(text) or bare


def bare_recipient(text: str) -> str:
    """The one address in a recipient as people copy it: bare, with a name, as a link. Raises SettingsProblem."""
    seen = "".join(one for one in text if one.isprintable() or one.isspace()).strip()
    line = _LINK.sub(lambda link: unquote(link[1]), _NOT_OF_IT.sub("", seen)).strip(_AROUND)
    if len({one.lower() for one in _ADDRESS.findall(line)}) > 1:
        raise SettingsProblem("Name one recipient: here are several, each with a copy of its own. Nothing was asked.")
    in_brackets = _IN_BRACKETS.fullmatch(line)
    address = (in_brackets[1] if in_brackets else line).strip(_AROUND)
    if not _ADDRESS.fullmatch(address):
        raise SettingsProblem("Name the recipient as name@example.com: no address could be read. Nothing was asked.")
    return address
