"""A token or a mail address pasted alone: nothing to explain, but it can be asked about, and here is where.

Imports the sightings and the token's shape. A token is never quoted; a UUID may as well be a MessageID.
"""

import re
from collections.abc import Iterator

from helpers.authjs import citations as cite
from helpers.client.token import Token
from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.explaining.sighting import Sighting, Words
from helpers.diagnosis.records import Confidence, Severity
from helpers.reference.sources import API_DOCS, documented

_MOST = 400  # characters; whatever is longer is no lone value
_AROUND = " \t\r\n\"'`<>“”,;"
_ADDRESS = re.compile(r"(?:mailto:)?[^\s@<>\"'():,;/=?&]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[^\W\d_][\w-]{1,62}")

_TOKEN = Words(
    code="EXPLAIN694",
    severity=Severity.INFO,
    title="This looks like a token",
    cause="It has the form of Postmark's tokens, which server tokens and account tokens share: which of them it is,"
    " only Postmark can say.",
    next_step="Enter it in the desk's token field, call `await lab.examine(token)`, or run `tokenlab check`; and remove"
    " it from where it was pasted.",
    source=cite.AUTH_PAGE,
    confidence=Confidence.OPEN,
    alternatives=("It is the MessageID of a message: that has the same form.",),
    how_to_tell="`await lab.investigate(token, message_id=…)` asks what became of a message.",
)
_PRACTICE_TOKEN = Words(
    code="EXPLAIN694",
    severity=Severity.INFO,
    title="This looks like a token of the practice Postmark",
    cause="Such a token opens nothing but the practice Postmark.",
    next_step="Enter it in the desk's token field in practice, or call `await lab.examine(token)` in a practice lab.",
    source=cite.KIT_RULE,
    confidence=Confidence.OPEN,
)
_TEST_TOKEN = Words(
    code="EXPLAIN694",
    severity=Severity.INFO,
    title="This is the public test token",
    cause="Postmark checks what is sent with it and delivers nothing. It is no secret.",
    next_step="Use it where a send is to be tried without a mail; a server token delivers.",
    source=cite.AUTH_PAGE,
    confidence=Confidence.CERTAIN,
)
_MAILBOX = Words(
    code="EXPLAIN695",
    severity=Severity.INFO,
    title="This is a mail address",
    cause="An address alone says nothing of an error; with a server token Postmark can be asked what became of its"
    " mail.",
    next_step="Enter it in the desk's field “Whose mail, or which”, beside the token; or call"
    " `await lab.investigate(token, recipient=…)`.",
    source=documented(f"{API_DOCS}/messages-api"),
    confidence=Confidence.OPEN,
)


def lone_value(pasted: Pasted) -> Iterator[Sighting]:
    """What the whole text is, where it is one token or one address and nothing else."""
    if pasted.length <= _MOST and (value := pasted.text.strip(_AROUND)):
        if _ADDRESS.fullmatch(value):
            at = pasted.text.index(value)
            yield Sighting(start=at, end=at + len(value), words=_MAILBOX, topics=frozenset({_MAILBOX.code}))
        elif words := _words_of(Token(value)):
            yield Sighting(start=0, end=0, words=words, topics=frozenset({words.code}))


def _words_of(token: Token) -> Words | None:
    if token.is_test:
        return _TEST_TOKEN
    if token.faults:
        return None
    return _PRACTICE_TOKEN if token.is_practice else _TOKEN
