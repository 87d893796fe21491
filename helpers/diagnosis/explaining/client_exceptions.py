"""What client libraries say in their own words: texts that hide or replace Postmark's, and names of exceptions.

Sources are the libraries' own repositories. Imports the rows of patterns and the reference.
"""

from dataclasses import replace

from helpers.diagnosis.explaining.error_codes import words_for
from helpers.diagnosis.explaining.pattern_row import PatternRow, pattern, recogniser_of
from helpers.diagnosis.explaining.sighting import REFUSED, Words, error_code_topic
from helpers.diagnosis.records import Confidence
from helpers.reference.sources import Source, observed

_JS = observed("https://github.com/ActiveCampaign/postmark.js/blob/HEAD/src/client/errors/ErrorHandler.ts")
_PHP = observed("https://github.com/ActiveCampaign/postmark-php/blob/HEAD/src/Postmark/PostmarkClientBase.php")
_GEM = observed("https://github.com/ActiveCampaign/postmark-gem/blob/HEAD/lib/postmark/error.rb")
_JAVA = observed(
    "https://github.com/ActiveCampaign/postmark-java/blob/HEAD/src/main/java/com/postmarkapp/postmark/client/"
    "HttpClientErrorHandler.java"
)
_NET = observed("https://github.com/ActiveCampaign/postmark-dotnet/issues/96")
_PM_MAIL = observed("https://github.com/themartorana/python-postmark/blob/HEAD/postmark/core.py")
_ANYMAIL = observed("https://github.com/anymail/django-anymail/blob/HEAD/anymail/backends/postmark.py")
_HTTPX = observed("https://github.com/encode/httpx", "httpx, requests and Node each refuse such a header value")

_REPLACED = "The library's text replaces Postmark's: log the reply's ErrorCode and Message to be sure."


def _code_row(code: int, text: str, source: Source) -> PatternRow:
    """A library's own words for one ErrorCode."""
    words = words_for(code)
    told = f"{words.how_to_tell} {_REPLACED}".strip()
    words = replace(words, code="EXPLAIN620", confidence=Confidence.LIKELY, source=source, how_to_tell=told)
    return PatternRow(pattern=pattern(text), words=words, topics=frozenset({error_code_topic(code)}))


_NO_TOKEN = Words(
    code="EXPLAIN621",
    title="The client library was given no token",
    cause="The setting that should hold the token is empty where the program runs, so nothing was sent.",
    next_step="Set the variable in that environment and restart; check that its .env file is loaded before the client.",
    source=_JS,
    confidence=Confidence.CERTAIN,
)
_UNSENDABLE = Words(
    code="EXPLAIN622",
    title="A header, most likely the token, holds a character that no header may hold",
    cause="The token was stored with a space, a line break, quotation marks or an ellipsis, so nothing was sent.",
    next_step="Store the token again, alone and without line break, and clear this log: it can hold the whole token.",
    source=_HTTPX,
    alternatives=("Another header that the program sets holds the character.",),
    how_to_tell="Hand the stored value to `tokenlab check`: it names the fault without showing the token.",
)
_REFUSED_SOMEHOW = Words(
    code="EXPLAIN623",
    title="Postmark refused the request, and the reason is missing",
    cause="The exception's name says no more than that; its ErrorCode and Message do.",
    next_step="Log the exception's ErrorCode and Message, and hand those over.",
    source=_GEM,
    confidence=Confidence.OPEN,
)
_REFUSED_FOR_A_REASON = Words(
    code="EXPLAIN628",
    title="Postmark refused the request, for a reason that this kit does not know",
    cause="The exception's name says that the request was refused; the text behind it says why, and is none that this"
    " kit knows.",
    next_step="Read the text behind the name: it says what to change. The exception's ErrorCode says it in a number.",
    source=_GEM,
    confidence=Confidence.OPEN,
)
_NOT_JSON = Words(
    code="EXPLAIN624",
    title="The client library could not read the reply",
    cause="Something other than Postmark's JSON came back: a web page of a proxy or of a network layer, or nothing.",
    next_step="Log the raw reply: its status, its Content-Type and its first line.",
    source=_NET,
    alternatives=(
        "A network layer in front of Postmark blocked the request.",
        "The request went to another host than api.postmarkapp.com.",
        "The connection broke while the reply was read.",
    ),
    how_to_tell="`tokenlab reach` on the same machine shows whether Postmark itself answers there.",
)
_RECIPIENTS_REFUSED = Words(
    code="EXPLAIN625",
    title="Anymail says that Postmark took none of the recipients",
    cause="Each recipient was refused, as inactive (ErrorCode 406) or as a malformed address (ErrorCode 300).",
    next_step="Read message.anymail_status.recipients, which holds the reason for each recipient.",
    source=_ANYMAIL,
    how_to_tell="The reply's ErrorCode, in anymail_status.esp_response, tells the two apart.",
)
_TOPIC_PAGE = frozenset({"not JSON"})
_TOPIC_TOKEN = frozenset({"no token"})

_ROWS = (
    PatternRow(pattern=pattern(r"A valid API token must be provided"), words=_NO_TOKEN, topics=_TOPIC_TOKEN),
    PatternRow(
        pattern=pattern(
            r"Cannot read propert(?:y 'trim' of (?:undefined|null)|ies of (?:undefined|null) \(reading 'trim'\))"
        ),
        words=replace(_NO_TOKEN, confidence=Confidence.LIKELY),
        topics=_TOPIC_TOKEN,
    ),
    PatternRow(
        pattern=pattern(r"You have to provide token to use Postmark API"),
        words=replace(_NO_TOKEN, source=observed("https://github.com/Stranger6667/postmarker/issues/199")),
        topics=_TOPIC_TOKEN,
    ),
    PatternRow(
        pattern=pattern(r"Cannot send an e-mail without a Postmark API Key"),
        words=replace(_NO_TOKEN, source=_PM_MAIL),
        topics=_TOPIC_TOKEN,
    ),
    PatternRow(
        pattern=pattern(r"Illegal header value|Invalid (?:leading whitespace|header value)|ERR_INVALID_CHAR"),
        words=_UNSENDABLE,
    ),
    _code_row(10, r"Unauthorized: Missing or incorrect API token in header", _PHP),
    _code_row(10, r"Sending Unauthorized - incorrect API key|PMMailUnauthorizedException", _PM_MAIL),
    _code_row(10, r"InvalidAPIKeyError", _JS),
    _code_row(10, r"Postmark::InvalidApiKeyError", _GEM),
    _code_row(10, r"InvalidAPIKeyException", _JAVA),
    _code_row(406, r"InactiveRecipientsError", _JS),
    _code_row(406, r"Postmark::InactiveRecipientError", _GEM),
    _code_row(406, r"PMMailInactiveRecipientException|InactiveRecipientException", _PM_MAIL),
    _code_row(429, r"RateLimitExceededError", _JS),
    _code_row(100, r"The Postmark API is currently unavailable", _PHP),
    _code_row(100, r"ServiceUnavailablerError", _JS),
    _code_row(101, r"Internal Server Error: This is an issue with Postmark.s servers", _PHP),
    _code_row(101, r"Internal server error at Postmark|PMMailServerErrorException", _PM_MAIL),
    _code_row(101, r"Postmark::InternalServerError", _GEM),
    PatternRow(pattern=pattern(r"AnymailRecipientsRefused"), words=_RECIPIENTS_REFUSED),
    PatternRow(
        pattern=pattern(r"response from the API could not be parsed|PostmarkResponseException"),
        words=_NOT_JSON,
        topics=_TOPIC_PAGE,
    ),
    PatternRow(
        pattern=pattern(
            r"Unexpected token '?<|(?<!decoder\.)JSONDecodeError: Expecting value|Unexpected end of JSON input"
            r"|JSON::ParserError|Unexpected character \('<'|'<' is an invalid start of a value"
            r"|invalid character '<' looking"
        ),
        words=_NOT_JSON,
        topics=_TOPIC_PAGE,
    ),
    PatternRow(
        pattern=pattern(r"json\.decoder\.JSONDecodeError: Expecting value"),
        words=replace(_NOT_JSON, confidence=Confidence.OPEN),  # Python says so of any text, a file's too
        topics=_TOPIC_PAGE,
    ),
)

client_exceptions = recogniser_of(_ROWS)
"""Texts and exceptions of client libraries that stand for one ErrorCode, or for a fault before any reply."""

_BARE = (
    r"Postmark::(?:ApiInputError|InvalidMessageError|InvalidEmailRequestError|HttpServerError)"
    r"|PostmarkValidationException|PMMailUnprocessableEntityException|client\.exception\.InvalidMessageException"
    r"|\b(?:ApiInputError|InvalidEmailRequestError)\b"
)

_REASON = r"(?:: | - | \()(?=[\"'“‘]?\w+[ '’]+\w)"  # behind the name, at least two words

bare_exceptions = recogniser_of(
    [
        PatternRow(pattern=pattern(f"(?:{_BARE}){_REASON}"), words=_REFUSED_FOR_A_REASON, topics=frozenset({REFUSED})),
        PatternRow(pattern=pattern(_BARE), words=_REFUSED_SOMEHOW, topics=frozenset({REFUSED})),
    ]
)
"""Exceptions that say no more than that Postmark refused something, with a text of the refusal or without."""
