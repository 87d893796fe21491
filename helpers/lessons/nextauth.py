"""The exercises of lesson 04: where the key comes from, what a line of the log asks for, settings that are right."""

from collections.abc import Callable, Mapping

from helpers.authjs.doctor import Diagnosis
from helpers.authjs.env_file import EnvFile, read_env
from helpers.authjs.env_names import KEY, is_public_name
from helpers.authjs.settings_facts import SmtpServer
from helpers.authjs.smtp_login import smtp_server_from_url
from helpers.lessons.exercise import Exercise, Misconception, Test
from helpers.lessons.readings import says, word_of
from helpers.lessons.sign_in_readings import (
    diagnosis_of,
    files_in,
    is_silent,
    key_sent,
    lacks_sender,
    provider_in,
    situation_in,
)
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN

_WHICH_PAGE = Exercise(
    number="4.1",
    asks="From which page does the token in AUTH_POSTMARK_KEY come?",
    right=says("server", "servers", "the server's", "a server's"),
    because="Servers → your server → API Tokens. Sign-in mail is one server's mail, so it takes that server's token.",
    misconceptions=(
        Misconception(
            shows=says("account", "the account's", "here", "api tokens"),
            says="That page is called API Tokens too, and what it shows are account tokens: POST /email refuses them.",
        ),
        Misconception(
            shows=says("either", "both", "any"),
            says="One of the two sends, the other one manages. Which header does the request of this part carry?",
        ),
    ),
    hint='Answer with one word in quotes: "server", "account" or "either".',
)

_LINES = {"a": "from", "b": "approval", "c": "provider id"}


def _right_at(letter: str, answer: object) -> bool:
    if not isinstance(answer, Mapping):
        return False
    word = word_of(answer.get(letter))
    return word == _LINES[letter] or (letter == "a" and word == "sender")


def _wrong_at(letter: str) -> Test:
    return lambda answer: isinstance(answer, Mapping) and not _right_at(letter, answer)


_WHAT_A_LINE_ASKS_FOR = Exercise(
    number="4.2",
    asks="Say for each of three log lines what has to be changed.",
    right=lambda answer: all(_right_at(letter, answer) for letter in _LINES),
    because="Three causes behind one page. No address of the browser tells them apart.",
    misconceptions=(
        Misconception(
            shows=lambda answer: isinstance(answer, Mapping) and {word_of(one) for one in answer.values()} == {"token"},
            says="Postmark refuses a token with ErrorCode 10. Does it stand in any of these lines?",
        ),
        Misconception(
            shows=_wrong_at("a"),
            says="a: Postmark quotes an address that nobody set. Which field of the mail holds it?",
        ),
        Misconception(
            shows=_wrong_at("b"),
            says="b: sender and recipient are addresses that exist. What is the account still waiting for?",
        ),
        Misconception(
            shows=_wrong_at("c"), says="c: nothing was sent at all. Which name does the line say it does not find?"
        ),
    ),
    hint='Put one of "token", "from", "approval" and "provider id" after each letter.',
)


def _env(answer: object) -> EnvFile:
    return read_env(".env", answer if isinstance(answer, str) else "")


def _holds(name: str, answer: object) -> str:
    entry = _env(answer).last(name)
    return entry.value if entry else ""


def _right_env(answer: object) -> bool:
    """Whether Auth.js finds the server token in it, and nothing else is wrong."""
    sender = any("@example.com" in entry.value for entry in _env(answer).entries)
    clean = isinstance(answer, str) and is_silent(diagnosis_of({".env": answer}))
    return _holds(KEY, answer) == SERVER_TOKEN and sender and clean


_ENV = Exercise(
    number="4.3",
    asks="Mend the .env file: hand in its text.",
    right=_right_env,
    because="The name that Auth.js reads, the bare token behind it, and a sender of your own.",
    misconceptions=(
        Misconception(
            shows=lambda answer: isinstance(answer, Diagnosis), says="That is the diagnosis. Hand in the file's text."
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, Mapping), says="Hand in the text of the one file, without its name."
        ),
        Misconception(
            shows=lambda answer: any(is_public_name(entry.name) for entry in _env(answer).entries),
            says="Such a name is written into the code that browsers load. Auth.js does not read it either.",
        ),
        Misconception(
            shows=lambda answer: _holds(KEY, answer) == ACCOUNT_TOKEN,
            says="The name is right. Behind it stands the account token now.",
        ),
        Misconception(
            shows=lambda answer: bool(_env(answer).entries) and not _holds(KEY, answer),
            says="Auth.js still finds no key: it looks under one name only, and the first finding says which.",
        ),
        Misconception(
            shows=lambda answer: _holds(KEY, answer).strip() == SERVER_TOKEN != _holds(KEY, answer),
            says="The name is right, and the space behind the token is still there.",
        ),
        Misconception(
            shows=lambda answer: _holds(KEY, answer) == SERVER_TOKEN,
            says="The key is right now. Ask the doctor about the rest: who sends?",
        ),
    ),
    hint="Change the text, in the cell above or with env.replace(old, new), and hand in all of it.",
)


def _value(answer: object) -> str:
    """What stands behind the equals sign."""
    return answer.strip().removeprefix("EMAIL_SERVER=").strip("\"'") if isinstance(answer, str) else ""


def _smtp(answer: object) -> SmtpServer | None:
    return smtp_server_from_url(_value(answer))


def _token_twice(answer: object, token: str) -> bool:
    return isinstance(answer, str) and f"//{token}:{token}@" in answer


def _right_smtp(answer: object) -> bool:
    if _smtp(answer) is None or not _token_twice(answer, SERVER_TOKEN):
        return False
    return is_silent(diagnosis_of({".env": f"EMAIL_SERVER={_value(answer)}\n"}))


def _server(is_so: Callable[[SmtpServer], object]) -> Test:
    """Whether the answer names an SMTP server of which `is_so` holds."""
    return lambda answer: (server := _smtp(answer)) is not None and bool(is_so(server))


_OVER_SMTP = Exercise(
    number="4.4",
    asks="Write the value of EMAIL_SERVER for NextAuth 4.",
    right=_right_smtp,
    because="Over SMTP the server token is user name and password; port 587 begins in the clear and turns to TLS.",
    misconceptions=(
        Misconception(
            shows=lambda answer: _token_twice(answer, ACCOUNT_TOKEN),
            says="535 again: an account token opens SMTP as little as POST /email.",
        ),
        Misconception(
            shows=_server(lambda server: not server.login.has_password),
            says="The password is missing: the token stands there twice, with a colon between.",
        ),
        Misconception(
            shows=_server(lambda server: server.host != "smtp.postmarkapp.com"),
            says="The token is not the trouble: look at the host. SMTP has one of its own, smtp.postmarkapp.com.",
        ),
        Misconception(
            shows=_server(lambda server: server.secure or server.port == 465),
            says="Postmark does not serve port 465, nor TLS from the first byte: smtp:// and port 587.",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, str) and "@" in answer and _smtp(answer) is None,
            says="That is no address that nodemailer takes: smtp://user:password@host:port.",
        ),
    ),
    hint='One text in quotes, in the form "smtp://user:password@host:port", with lab.server_token\'s words in it.',
)


def _right_shop(answer: object) -> bool:
    if key_sent(answer) != SERVER_TOKEN or lacks_sender(answer):
        return False
    return is_silent(diagnosis_of(files_in(answer)))


_SHOP = Exercise(
    number="4.5",
    asks="Mend the shop: hand in its files.",
    right=_right_shop,
    because="Auth.js finds the server token by itself, and the mails come from an address that is yours.",
    misconceptions=(
        Misconception(
            shows=lambda answer: isinstance(answer, str), says="Hand in all files, each under its name: {**files, …}."
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, Mapping) and not situation_in(answer).settings,
            says="The code cannot be read: keep it in auth.ts, and see what the doctor says of it.",
        ),
        Misconception(
            shows=lambda answer: key_sent(answer) == ACCOUNT_TOKEN,
            says="The account token still travels: an apiKey in the code comes before AUTH_POSTMARK_KEY.",
        ),
        Misconception(
            shows=lambda answer: provider_in(answer) is not None and key_sent(answer) != SERVER_TOKEN,
            says="Now no server token travels: follow apiKey, or its absence, to the .env file.",
        ),
        Misconception(
            shows=lacks_sender,
            says="The key is right now. Without a from the mails would come from no-reply@authjs.dev.",
        ),
    ),
    hint="Change auth.ts with .replace(old, new), hand the files to lab.doctor, and go on until no problem is left.",
)

EXERCISES = (_WHICH_PAGE, _WHAT_A_LINE_ASKS_FOR, _ENV, _OVER_SMTP, _SHOP)
