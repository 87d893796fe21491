"""The exercises of lesson 01: which token opens what, who sees it, what the account token really costs."""

from helpers.lessons.exercise import Exercise, Misconception
from helpers.lessons.readings import (
    accepted,
    asked,
    error_code_of,
    exchange_in,
    is_sample,
    refused_with,
    says,
    token_headers_of,
)
from helpers.reference.token_kinds import ACCOUNT_HEADER, SERVER_HEADER

_WHO_SEES_WHAT = Exercise(
    number="1.1",
    asks="Which token can somebody copy who is an admin of one server and nothing else?",
    right=says("server"),
    because="A server's own admins see that server's tokens; the account's page is for its owner and its admins.",
    misconceptions=(
        Misconception(
            shows=says("account", "account api"),
            says="The account's API Tokens page is shown to the account owner and account admins only.",
        ),
        Misconception(
            shows=says("both", "either"),
            says="One of the two, yes. The other page is shown to the account owner and account admins only.",
        ),
        Misconception(
            shows=says("none", "neither"),
            says="A server's admins may open that server's API Tokens page. Look at the last column of the table.",
        ),
    ),
    hint='Answer with one word in quotes: "server", "account", "both" or "neither".',
)


def _lists_servers(answer: object) -> bool:
    return asked("GET /servers", answer) and accepted(answer)


_THE_OTHER_DOOR = Exercise(
    number="1.2",
    asks="List the account's servers: hand in an accepted GET /servers.",
    right=_lists_servers,
    because="The account's doors want the account token in X-Postmark-Account-Token, and nothing beside it.",
    misconceptions=(
        Misconception(
            shows=lambda answer: token_headers_of(answer) == {SERVER_HEADER, ACCOUNT_HEADER},
            says="Two token headers in one request: send the account token alone.",
        ),
        Misconception(
            shows=lambda answer: asked("GET /server", answer),
            says="That is one server, the one the token belongs to. The list is at /servers, with an s.",
        ),
        Misconception(
            shows=lambda answer: refused_with(10)(answer) and token_headers_of(answer) == {SERVER_HEADER},
            says="The path is right. This door is the account's: hand the token over as account_token=….",
        ),
        Misconception(
            shows=lambda answer: refused_with(10)(answer) and token_headers_of(answer) == {ACCOUNT_HEADER},
            says="The header is right, the token in it is not: take lab.account_token.",
        ),
        Misconception(
            shows=lambda answer: exchange_in(answer) is not None and not token_headers_of(answer),
            says="The request carries no token at all: hand one over as account_token=….",
        ),
        Misconception(
            shows=refused_with(600),
            says="The token is fine. A list wants to know how much: query={'count': 10, 'offset': 0}.",
        ),
    ),
    hint="Hand in what `await lab.connection.send('GET', '/servers', …)` gives you, with a token and a query.",
)

_AFTER_A_LEAK = Exercise(
    number="1.3",
    asks="An account token has leaked. Of how many servers should the server tokens be replaced?",
    right=says("all", "every", "all of them", "all servers", "every server"),
    because="Whoever held it could read every server's tokens, and those keep working when the account token is gone.",
    misconceptions=(
        Misconception(
            shows=says("none", "no", "zero", "0"),
            says="Deleting the account token closes that door only. Which tokens could be read while it was open?",
        ),
        Misconception(
            shows=says("one", "1"),
            says="One is right for a leaked server token. The account token could read the tokens of how many servers?",
        ),
    ),
    hint='Answer with one word in quotes: "none", "one" or "all".',
)

_TWO_NUMBERS = Exercise(
    number="1.4",
    asks="HTTP 422 with ErrorCode 401: what has to be changed?",
    right=says("sender", "from", "from address", "sender signature"),
    because="ErrorCode 401 is about the address in From. The token was accepted, or the answer would be HTTP 401.",
    misconceptions=(
        Misconception(
            shows=says("token", "server token"),
            says="HTTP 401 would be about the token. Here the HTTP status is 422, and 401 is the ErrorCode.",
        ),
        Misconception(
            shows=says("recipient", "to"),
            says="Read the sentence that came with ErrorCode 401: which address stands in it?",
        ),
        Misconception(
            shows=says("network", "connection"),
            says="An answer with an ErrorCode is Postmark's own: the network did its work.",
        ),
    ),
    hint='Answer with one word in quotes: "token", "sender", "recipient" or "network".',
)

_SIGN_IN = Exercise(
    number="1.5",
    asks="Mend the sign-in: hand in a sample that is accepted.",
    right=lambda answer: is_sample(answer) and accepted(answer),
    because="A server token and a From address that the account may use: people can sign in again.",
    misconceptions=(
        Misconception(
            shows=refused_with(10),
            says="Still HTTP 401, ErrorCode 10: examine the token. Which kind is it, and which kind sends?",
        ),
        Misconception(
            shows=refused_with(400, 401),
            says="The token is right now. The next refusal is about From: send from an address on example.com.",
        ),
        Misconception(
            shows=lambda answer: not is_sample(answer) and error_code_of(answer) == 0,
            says="The request went through. Hand in the whole sample: what lab.send_sample gives you.",
        ),
    ),
    hint="Hand in what `await lab.send_sample(token, email)` gives you.",
)

EXERCISES = (_WHO_SEES_WHAT, _THE_OTHER_DOOR, _AFTER_A_LEAK, _TWO_NUMBERS, _SIGN_IN)
