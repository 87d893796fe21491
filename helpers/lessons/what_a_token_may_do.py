"""The exercises of lesson 03: which token opens what, how that is proved, what a loss costs."""

from collections.abc import Mapping

from helpers.client.token import Token
from helpers.diagnosis.blast_radius.records import BlastRadius
from helpers.diagnosis.records import Kind
from helpers.lessons.exercise import Exercise, Misconception, Test
from helpers.lessons.readings import says, word_of
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN

_ACROSS_SERVERS = Exercise(
    number="3.1",
    asks="Which token opens PUT /templates/push, which copies templates from one server to another?",
    right=says("account"),
    because="Two servers take part, and a server token opens one. The other template operations want a server token.",
    misconceptions=(
        Misconception(
            shows=says("server"),
            says="Templates belong to one server, yes. How many servers take part in this operation?",
        ),
        Misconception(
            shows=says("both", "both headers"),
            says="Look at the last column of any group: no door opens to both headers at once.",
        ),
        Misconception(
            shows=says("test"),
            says="The test token opens four doors, all of them for sending.",
        ),
    ),
    hint='Answer with one word in quotes: "server", "account", "both" or "test".',
)

_READINGS = {(401, 10): "refuses", (422, 300): "opens", (429, None): "can't tell", (403, 10): "refuses"}
_SPELT = {"opens": "opens", "refuses": "refuses", "can't tell": "can't tell", "can’t tell": "can't tell"}


def _read_right(answer: object) -> bool:
    return isinstance(answer, Mapping) and not any(_misread(reply)(answer) for reply in _READINGS)


def _misread(reply: tuple[int, int | None]) -> Test:
    """Whether the answer is a mapping that reads this reply otherwise."""
    return lambda answer: isinstance(answer, Mapping) and _SPELT.get(word_of(answer.get(reply))) != _READINGS[reply]


_WHAT_A_REPLY_PROVES = Exercise(
    number="3.2",
    asks="Say of each of four replies whether the door opens, refuses, or can't be told.",
    right=_read_right,
    because="ErrorCode 10 is the one word about the token. What else Postmark says comes from behind the door.",
    misconceptions=(
        Misconception(
            shows=_misread((401, 10)),
            says="HTTP 401 with ErrorCode 10 is the refusal of the token itself.",
        ),
        Misconception(
            shows=_misread((422, 300)),
            says="ErrorCode 300 is about a field of the message. Who reads fields of somebody who was not let in?",
        ),
        Misconception(
            shows=_misread((429, None)),
            says="HTTP 429 means too many requests: it would have come to any token.",
        ),
        Misconception(
            shows=_misread((403, 10)),
            says="HTTP 403 with ErrorCode 10 is how the test token is refused. The ErrorCode decides, not the status.",
        ),
    ),
    hint='Keep the four replies and put "opens", "refuses" or "can\'t tell" after each.',
)


def _names(*operations: str) -> Test:
    """Whether the answer is one of these operations; spaces and letter case do not count."""
    wanted = {_tight(one) for one in operations}
    return lambda answer: isinstance(answer, str) and _tight(answer.strip(" .\"'")) in wanted


def _tight(operation: str) -> str:
    return "".join(operation.casefold().split())


_SHOWS_SIBLINGS = Exercise(
    number="3.3",
    asks="Which read, open to a server token, shows every server token of its server?",
    right=_names("GET /server"),
    because="So a leaked server token gives its siblings away, and those work on when it is deleted.",
    misconceptions=(
        Misconception(
            shows=_names("GET /servers", "GET /servers/{server_id}"),
            says="That one shows tokens too, but in which column does it open?",
        ),
        Misconception(
            shows=_names("GET /webhooks", "GET /webhooks/{webhook_id}"),
            says="What that one exposes are the passwords of webhooks.",
        ),
        Misconception(
            shows=_names("PUT /server"),
            says="Its reply holds them as well, but it is no read: it changes the server's settings.",
        ),
    ),
    hint='Answer as the matrix writes it, method and path: "GET /…".',
)


def _server_of(answer: object) -> str:
    """The name of the server that a server token's radius reaches."""
    named = answer.named if isinstance(answer, BlastRadius) and answer.kind is Kind.SERVER else None
    return named[0].name if named else ""


def _is_old(token: Token) -> bool:
    return token == Token(SANDBOX_SERVER_TOKEN)


def _tokens_left(answer: object) -> int | None:
    return answer.token_count.value if isinstance(answer, BlastRadius) else None


def _rotated(answer: object) -> bool:
    if not isinstance(answer, BlastRadius) or _server_of(answer) != "Demo tests":
        return False
    return _tokens_left(answer) == 1 and not _is_old(answer.token)


_ROTATION = Exercise(
    number="3.4",
    asks="Rotate the tokens of “Demo tests”: hand in the blast radius of its one, new token.",
    right=_rotated,
    because="One token is left, and nobody has seen it who should not have.",
    misconceptions=(
        Misconception(
            shows=lambda answer: isinstance(answer, BlastRadius) and answer.kind is Kind.NEITHER,
            says="This token opens nothing any more: hand in the radius of the new one.",
        ),
        Misconception(
            shows=lambda answer: _server_of(answer) not in ("", "Demo tests"),
            says="That is another server. The leaked token belongs to “Demo tests”.",
        ),
        Misconception(
            shows=lambda answer: bool(_server_of(answer)) and (_tokens_left(answer) or 0) > 1,
            says="There is still a token beside it that the leaked one could read: revoke every old one.",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, BlastRadius) and _is_old(answer.token),
            says="The one that is left is the leaked one: issue a new one and revoke that.",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, str | Token),
            says="That is a token. Hand in what `await lab.blast_radius(…)` says of it.",
        ),
    ),
    hint="Issue a new token, revoke both old ones, and hand in `await lab.blast_radius(…)` of the new one.",
)

_KEY, _ACCOUNT_KEY = "AUTH_POSTMARK_KEY", "POSTMARK_ACCOUNT_TOKEN"


def _holds(name: str, secret: str) -> Test:
    """Whether the answer is a mapping that has this token under that name."""
    return lambda answer: isinstance(answer, Mapping) and _token(answer.get(name)) == Token(secret)


def _token(value: object) -> Token | None:
    return value if isinstance(value, Token) else Token(value) if isinstance(value, str) else None


_LEAST_SETTINGS = Exercise(
    number="3.5",
    asks="Hand in the tokens that the application in production needs, under their names, and no others.",
    right=lambda answer: _holds(_KEY, SERVER_TOKEN)(answer) and isinstance(answer, Mapping) and len(answer) == 1,
    because="One server token, of the one server that delivers: nothing else has to be in this application.",
    misconceptions=(
        Misconception(
            shows=_holds(_KEY, SANDBOX_SERVER_TOKEN),
            says=f"{_KEY} still holds the sandbox server's token: its messages are accepted, and reach nobody.",
        ),
        Misconception(
            shows=_holds(_KEY, ACCOUNT_TOKEN),
            says=f"With the account token in {_KEY} nothing is accepted any more: HTTP 401, ErrorCode 10.",
        ),
        Misconception(
            shows=_holds(_KEY, TEST_TOKEN),
            says="The test token delivers nothing either.",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, Mapping) and _ACCOUNT_KEY in answer,
            says=f"{_ACCOUNT_KEY} is still there. Which request of a sign-in needs it?",
        ),
    ),
    hint=f'Hand in a dictionary: {{"{_KEY}": …}}, with the token of the server that delivers.',
)

EXERCISES = (_ACROSS_SERVERS, _WHAT_A_REPLY_PROVES, _SHOWS_SIBLINGS, _ROTATION, _LEAST_SETTINGS)
