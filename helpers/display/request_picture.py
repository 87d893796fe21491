"""The picture "the request's way": who sends what, with which header, to whom, and what comes back when.

Imports the tables of `helpers.reference`.
"""

from helpers.display.drawing import arrow, box, door, words
from helpers.display.markup import Element
from helpers.display.picture import Picture
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.operations import OPERATIONS
from helpers.reference.token_kinds import ACCOUNT_HEADER, SERVER_HEADER

_HOST = "api.postmarkapp.com"


def request_picture() -> Picture:
    """The picture. Every stroke of it is fixed, so that a stored notebook stays the same."""
    return Picture(
        name="request",
        title="The request’s way",
        rule="All requests go to one host. The header says which kind of token comes, the path which kind is needed.",
        sentences=(
            f"Your application sends POST /email to {_HOST}, with a ● server token in the header {SERVER_HEADER}.",
            f"Your administrator sends GET /servers to the same host, with the ◆ account token in {ACCOUNT_HEADER}.",
            "Postmark looks at the token first: one that does not open this door is answered 401 with ErrorCode 10.",
            "Then it looks at the message: From, recipients, stream, body. A fault is answered 422 with an ErrorCode.",
            "200 with ErrorCode 0 means accepted. It does not mean delivered.",
            "Delivery comes later: the recipient’s mail server takes the message or bounces it, on record.",
        ),
        sources=(
            OPERATIONS["POST /email"].source,
            OPERATIONS["GET /servers"].source,
            ERROR_CODES[10].source,
        ),
        width=410,
        height=456,
        shapes=(*_application(), *_postmark(), *_recipient(), *_administrator()),
    )


def _application() -> tuple[Element, ...]:
    """The sender of mail, on top, with its request on the way down and the answer on the way back."""
    return (
        box(8, 8, 394, 38, "server", filled=True),
        words(22, 33, "Your application", "server", size=17, bold=True),
        arrow("server", (20, 46), (20, 148)),
        *_request(34, 70, "POST /email", SERVER_HEADER),
        words(34, 118, "● server token", "server", size=15, bold=True),
        arrow("good", (390, 148), (390, 46)),
        words(212, 138, "200, ErrorCode 0 ✓", "good", size=15, bold=True),
    )


def _postmark() -> tuple[Element, ...]:
    return (
        door(8, 148, 394, 148),
        words(22, 174, "Postmark", size=17, bold=True),
        words(120, 174, _HOST, "soft", size=14, mono=True),
        words(22, 202, "1 Does the token open this door?", size=15),
        words(38, 223, "✗ no: 401, ErrorCode 10", "bad", size=15, bold=True),
        words(22, 254, "2 Is the message in order?", size=15),
        words(38, 275, "✗ no: 422, an ErrorCode says why", "bad", size=15, bold=True),
    )


def _recipient() -> tuple[Element, ...]:
    """Where the message goes after the answer."""
    return (
        arrow("server", (20, 296), (20, 398), dashed=True),
        words(34, 322, "accepted is not", "soft", size=14),
        words(34, 343, "delivered: later ✓", "soft", size=14),
        words(34, 364, "or a bounce ✗", "soft", size=14),
        door(8, 398, 154, 50),
        words(22, 419, "Recipient’s", size=14, bold=True),
        words(22, 438, "mail server", size=14, bold=True),
    )


def _administrator() -> tuple[Element, ...]:
    """The one who manages the account, below, with the other request."""
    return (
        box(174, 398, 228, 50, "account", filled=True),
        words(188, 429, "Your administrator", "account", size=16, bold=True),
        arrow("account", (186, 398), (186, 296)),
        *_request(198, 322, "GET /servers", ACCOUNT_HEADER),
        words(198, 370, "◆ account token", "account", size=15, bold=True),
        arrow("good", (394, 296), (394, 398)),
        words(334, 390, "200 ✓", "good", size=15, bold=True),
    )


def _request(x: float, y: float, line: str, header: str) -> tuple[Element, Element]:
    return words(x, y, line, size=15, bold=True, mono=True), words(x, y + 24, header, size=13, mono=True)
