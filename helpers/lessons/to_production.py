"""The exercises of lesson 05: a server for tests, what a test proves, the switch, and a switch that went wrong."""

from collections.abc import Mapping

from helpers.authjs.env_file import EnvFile, read_env
from helpers.authjs.env_names import KEY, is_account_name
from helpers.authjs.replay import Replayed
from helpers.client.exchange import Exchange
from helpers.diagnosis.sending.timeline import State, Timeline
from helpers.lessons.exercise import Exercise, Misconception, Test
from helpers.lessons.readings import accepted, asked, ended_as, is_sample, refused_with, says, word_of
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN


def _created(answer: object) -> Mapping[str, object]:
    """The server that the exchange in the answer created; empty for anything else."""
    if not isinstance(answer, Exchange) or not asked("POST /servers", answer) or not accepted(answer):
        return {}
    body = answer.body
    return body if isinstance(body, Mapping) else {}


_A_SERVER_FOR_TESTS = Exercise(
    number="5.1",
    asks="Create one more sandbox server: hand in the accepted POST /servers.",
    right=lambda answer: _created(answer).get("DeliveryType") == "Sandbox",
    because="A server of its own, with a token of its own, and no mail of it reaches anybody.",
    misconceptions=(
        Misconception(
            shows=lambda answer: _created(answer).get("DeliveryType") == "Live",
            says="This one delivers: a server is Live unless DeliveryType says otherwise, and stays what it is.",
        ),
        Misconception(
            shows=lambda answer: asked("GET /servers", answer) and accepted(answer),
            says="That is the list. A server is created with POST, and with a body that names it.",
        ),
        Misconception(
            shows=refused_with(613),
            says="The type is not taken: it is written Sandbox, with a capital letter.",
        ),
        Misconception(
            shows=refused_with(10), says="A server cannot make another one: this door wants account_token=…."
        ),
        Misconception(
            shows=lambda answer: asked("POST /servers", answer) and not accepted(answer),
            says="The door is the right one; read the ErrorCode: the body wants a Name that no other server has.",
        ),
    ),
    hint='Hand in what `await lab.connection.send("POST", "/servers", account_token=…, body=…)` gives you.',
)

_PROOFS = {"key": "yes", "from": "yes", "recipient": "no", "inbox": "no"}


def _wrong_at(item: str) -> Test:
    return lambda answer: isinstance(answer, Mapping) and word_of(answer.get(item)) != _PROOFS[item]


_WHAT_IT_PROVES = Exercise(
    number="5.2",
    asks="Say of four things whether an accepted sign-in on a sandbox server proves them.",
    right=lambda answer: isinstance(answer, Mapping) and all(word_of(answer.get(k)) == v for k, v in _PROOFS.items()),
    because="Everything up to the acceptance is real, everything after it is pretended.",
    misconceptions=(
        Misconception(
            shows=_wrong_at("key"), says="key: what would an account token have got, on this server as on any other?"
        ),
        Misconception(
            shows=_wrong_at("from"), says="from: a foreign sender was refused above, on the same sandbox server."
        ),
        Misconception(
            shows=_wrong_at("recipient"),
            says="recipient: whose address was “delivered” in the cell with no-such-host.example?",
        ),
        Misconception(
            shows=_wrong_at("inbox"), says="inbox: not even a Live server's Delivered says that, and nothing was sent."
        ),
    ),
    hint='Put "yes" or "no" after each of the four.',
)

_WHAT_NOTHING_READS = Exercise(
    number="5.3",
    asks="Which item of the list can no reading request observe?",
    right=says("approval", "the approval"),
    because="Only the reply to a send tells: ErrorCode 412 while the account waits, 413 when it was not approved.",
    misconceptions=(
        Misconception(
            shows=says("sender", "from"),
            says="With an account token it is read: GET /domains and GET /senders say what is confirmed.",
        ),
        Misconception(
            shows=says("stream", "message stream"),
            says="GET /message-streams lists them for a server token.",
        ),
        Misconception(
            shows=says("tokens", "token", "server"),
            says="lab.compare read it off GET /server: two different server IDs.",
        ),
    ),
    hint='Answer with one word in quotes: "sender", "stream", "approval" or "tokens".',
)


def _live_delivery(answer: object) -> bool:
    return isinstance(answer, Timeline) and answer.state is State.DELIVERED and not answer.sandboxed


_FIRST_REAL_MAIL = Exercise(
    number="5.4",
    asks="Sign in with the production settings: hand in the timeline of a mail that a Live server delivered.",
    right=_live_delivery,
    because="The receiving server has it. The first one in production goes to yourself, and you click the link.",
    misconceptions=(
        Misconception(
            shows=lambda answer: isinstance(answer, Timeline) and answer.sandboxed,
            says="Delivered, says the sandbox, and delivered nothing: this went out with the token of staging.",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, Replayed) or is_sample(answer),
            says="That is the acceptance. Follow its message: lab.follow(token, ….sample.message_id).",
        ),
        Misconception(shows=ended_as(State.BOUNCED), says="This one bounced: take an address that takes mail."),
        Misconception(
            shows=ended_as(State.NOT_FOUND),
            says="No such message on this server: follow it with the token that it was sent with.",
        ),
    ),
    hint="Two steps: `await lab.replay(key_in(PRODUCTION), mail)`, then `await lab.follow(…)` with the same token.",
)


def _env(answer: object) -> EnvFile:
    return read_env(".env", answer if isinstance(answer, str) else "")


def _key(answer: object) -> str:
    entry = _env(answer).last(KEY)
    return entry.value if entry else ""


def _holds_account_token(answer: object) -> bool:
    entries = _env(answer).entries
    return any(entry.value == ACCOUNT_TOKEN or is_account_name(entry.name) for entry in entries)


_SILENT_SWITCH = Exercise(
    number="5.5",
    asks="Mend the production settings: hand in their text.",
    right=lambda answer: _key(answer) == SERVER_TOKEN and not _holds_account_token(answer),
    because="The Live server's token, and nothing in the application that could read every other one.",
    misconceptions=(
        Misconception(
            shows=lambda answer: _key(answer) == SANDBOX_SERVER_TOKEN,
            says="The key still belongs to the sandbox: examine it, and look at the server's type.",
        ),
        Misconception(
            shows=lambda answer: _key(answer) == ACCOUNT_TOKEN,
            says="Now every sign-in ends on error=Configuration: that is the account token.",
        ),
        Misconception(
            shows=lambda answer: _key(answer) == SERVER_TOKEN and _holds_account_token(answer),
            says="Mails go out again. Which line of the file does no sign-in need, and a thief more than any other?",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, Mapping), says="Hand in the text of the file, without its name."
        ),
    ),
    hint="Change the text with after.replace(old, new), and hand in all of it.",
)

EXERCISES = (_A_SERVER_FOR_TESTS, _WHAT_IT_PROVES, _WHAT_NOTHING_READS, _FIRST_REAL_MAIL, _SILENT_SWITCH)
