"""Who may call what: what the operations table leads to expect for each holder, and how an answer is read.

Pure; asks nobody. Imports `helpers.reference` and the exchange of `helpers.client`.
"""

from dataclasses import dataclass
from enum import StrEnum

from helpers.client.exchange import Exchange
from helpers.client.outcome import OutcomeKind
from helpers.reference.operations import Operation
from helpers.reference.probes import Probe
from helpers.reference.sources import API_DOCS, Source, assumed, documented, observed
from helpers.reference.token_kinds import TokenKind


class Holder(StrEnum):
    """Who stands before the door: what a request carries."""

    SERVER = "server"
    ACCOUNT = "account"
    TEST = "test"
    NONE = "none"
    BOTH = "both"

    @property
    def word(self) -> str:
        """How a person says it."""
        return _WORDS[self]


_WORDS = {
    Holder.SERVER: "server token",
    Holder.ACCOUNT: "account token",
    Holder.TEST: "test token",
    Holder.NONE: "no token",
    Holder.BOTH: "both headers",
}


class Answer(StrEnum):
    """Whether the door opens. That the content is refused behind it is another matter."""

    OPENS = "opens"
    REFUSES = "refuses"
    UNKNOWN = "can't tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What is to be expected, and how that is known."""

    answer: Answer
    source: Source


_CODES = f"{API_DOCS}/overview#error-codes"
_NODE = "https://github.com/ActiveCampaign/postmark.js"
_TEST_TOKEN = documented(f"{API_DOCS}/overview", "the test token is for POST /email")
_TEST_ELSEWHERE = observed(f"{API_DOCS}/overview", "seen in replies to GET /server and POST /email/bulk in 2026")
_TEST_OPENS = {
    "POST /email": Expectation(answer=Answer.OPENS, source=_TEST_TOKEN),
    "POST /email/batch": Expectation(
        answer=Answer.OPENS,
        source=observed("https://github.com/ActiveCampaign/postmark-gem", "its integration tests send a batch with it"),
    ),
    "POST /email/withTemplate": Expectation(
        answer=Answer.OPENS, source=observed(f"{_NODE}/issues/56", "seen in 2019: it is let in, and finds no template")
    ),
    "POST /email/batchWithTemplates": Expectation(
        answer=Answer.OPENS, source=assumed(f"{_NODE}/issues/56", "by analogy with POST /email/withTemplate")
    ),
}
_TEST_AS_ACCOUNT = assumed(_CODES, "the test token stands in the server header, which account operations do not read")
_NO_TOKEN = documented(f"{API_DOCS}/overview")
_OTHER_KIND = documented(_CODES, "ErrorCode 10: the wrong token type was used for the endpoint")
_BOTH_ON_SERVER = observed("https://github.com/keighl/postmark/issues/1", "seen in 2016")
_BOTH_ON_ACCOUNT = assumed("https://github.com/keighl/postmark/issues/1", "the mirror image of what was seen in 2016")


def expected(operation: Operation, holder: Holder) -> Expectation:
    """What `operation` answers to `holder`, as far as the table and the sources tell."""
    on_server = operation.token is TokenKind.SERVER
    if holder.value == operation.token.value:
        return Expectation(answer=Answer.OPENS, source=operation.source)
    if holder is Holder.TEST and operation.key in _TEST_OPENS:
        return _TEST_OPENS[operation.key]
    refused_by = {
        Holder.SERVER: _OTHER_KIND,
        Holder.ACCOUNT: _OTHER_KIND,
        Holder.TEST: _TEST_ELSEWHERE if on_server else _TEST_AS_ACCOUNT,
        Holder.NONE: _NO_TOKEN,
        Holder.BOTH: _BOTH_ON_SERVER if on_server else _BOTH_ON_ACCOUNT,
    }
    return Expectation(answer=Answer.REFUSES, source=refused_by[holder])


_NO_SERVER_OR_ACCOUNT = 422  # an ErrorCode: no valid server or account behind the request, whatever the token


def answer_from(exchange: Exchange, probe: Probe) -> Answer:
    """What an exchange says about the door: ErrorCode 10 refuses, any other word of Postmark's own comes from inside.

    429, 5xx, time-outs and replies of others say nothing.
    """
    if exchange.token_refused:
        return Answer.REFUSES
    if exchange.accepted:
        return Answer.OPENS
    code = exchange.outcome.error_code
    if exchange.outcome.kind is not OutcomeKind.REFUSED or (code == _NO_SERVER_OR_ACCOUNT and code not in probe.opened):
        return Answer.UNKNOWN
    return Answer.OPENS
