"""Reading an answer: small tests on whatever a learner gave, to build exercises from. None of them raises.

Imports the results of `helpers.client` and `helpers.diagnosis`.
"""

from helpers.client.exchange import Exchange
from helpers.diagnosis.sending.sample import SentSample
from helpers.diagnosis.sending.timeline import State, Timeline
from helpers.lessons.exercise import Test
from helpers.reference.token_kinds import ACCOUNT_HEADER, SERVER_HEADER


def word_of(answer: object) -> str:
    """An answer in words, without what does not matter: letter case, quotes, a full stop, “the … token” around it."""
    if not isinstance(answer, str):
        return ""
    return answer.strip(" \t\n\"'.").casefold().removesuffix(" token").removeprefix("the ")


def says(*words: str) -> Test:
    """Whether the answer is one of `words`."""
    wanted = {word_of(word) for word in words}
    return lambda answer: word_of(answer) in wanted


def exchange_in(answer: object) -> Exchange | None:
    """The exchange that the answer is or holds."""
    if isinstance(answer, SentSample | Timeline):
        return answer.exchange
    return answer if isinstance(answer, Exchange) else None


def error_code_of(answer: object) -> int | None:
    """The ErrorCode of the exchange in the answer."""
    exchange = exchange_in(answer)
    return exchange.outcome.error_code if exchange else None


def refused_with(*codes: int) -> Test:
    """Whether the answer holds an exchange that was refused with one of these ErrorCodes."""
    return lambda answer: error_code_of(answer) in codes


def asked(operation: str, answer: object) -> bool:
    """Whether the answer holds a request to this operation, such as `GET /servers`."""
    exchange = exchange_in(answer)
    return exchange is not None and exchange.asked.operation is not None and exchange.asked.operation.key == operation


def token_headers_of(answer: object) -> set[str]:
    """The token headers that the request in the answer carried."""
    exchange = exchange_in(answer)
    return {SERVER_HEADER, ACCOUNT_HEADER} & exchange.asked.headers.keys() if exchange else set()


def accepted(answer: object) -> bool:
    """Whether the answer holds an exchange that was accepted."""
    exchange = exchange_in(answer)
    return exchange is not None and exchange.accepted


def ended_as(state: State) -> Test:
    """Whether the answer is a timeline in this state."""
    return lambda answer: isinstance(answer, Timeline) and answer.state is state


def is_sample(answer: object) -> bool:
    """Whether the answer is one attempt to send."""
    return isinstance(answer, SentSample)
