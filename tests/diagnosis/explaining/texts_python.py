"""What Python's client libraries print."""
# ruff: noqa: E501 - quoted lines keep their length

from tests.diagnosis.explaining.published import CERTAIN, published

PYTHON = (
    published(
        "python-postmark hides Postmark's words",
        "themartorana/python-postmark/blob/HEAD/postmark/core.py",
        "EXPLAIN620",
        "postmark.core.PMMailUnauthorizedException: Sending Unauthorized - incorrect API key.",
        10,
    ),
    published(
        "python-postmark passes Postmark's words on",
        "themartorana/python-postmark/blob/HEAD/postmark/core.py",
        "EXPLAIN611",
        "postmark.core.PMMailUnprocessableEntityException: Unprocessable Entity: Sender signature not defined for From"
        " address.",
        400,
    ),
    published(
        "python-postmark, no key",
        "themartorana/python-postmark/blob/HEAD/postmark/core.py",
        "EXPLAIN621",
        "PMMailMissingValueException: Cannot send an e-mail without a Postmark API Key",
        at_most=CERTAIN,
    ),
    published(
        "postmarker, no token",
        "Stranger6667/postmarker/issues/199",
        "EXPLAIN621",
        "AssertionError: You have to provide token to use Postmark API",
        at_most=CERTAIN,
    ),
    published(
        "postmarker",
        "Stranger6667/postmarker/blob/HEAD/src/postmarker/core.py",
        "EXPLAIN601",
        "postmarker.exceptions.ClientError: [406] You tried to send to a recipient that has been marked as inactive.",
        406,
        at_most=CERTAIN,
    ),
    published(
        "postmark-python",
        "ActiveCampaign/postmark-python/blob/HEAD/postmark/exceptions.py",
        "EXPLAIN601",
        "postmark.exceptions.InvalidAPIKeyException: [10] Request does not contain a valid Server token. (HTTP 401)",
        10,
    ),
    published(
        "pystmark, TLS set-up",
        "xsleonard/pystmark/issues/14",
        "NET323",
        '  File "..\\libs\\pystmark.py", line 891, in _request\n    raise SSLError(e, request=request)\nSSLError: [Errno 2] No'
        " such file or directory\nThe URL this call is sending to is: `https://api.postmarkapp.com/email`",
        at_most=CERTAIN,
    ),
    published(
        "a reply that is no JSON",
        "Stranger6667/postmarker/issues/163",
        "EXPLAIN624",
        '  File "postmarker/core.py", line 139, in check_response\nrequests.exceptions.JSONDecodeError: Expecting value:'
        " line 1 column 1 (char 0)",
    ),
    published(
        "Anymail shows the whole reply",
        "anymail/django-anymail/blob/HEAD/anymail/exceptions.py",
        "EXPLAIN601",
        "anymail.exceptions.AnymailRequestsAPIError: Sending a message to someone@example.com\nPostmark API response 422"
        ' (Unprocessable Entity):\n{\n  "ErrorCode": 1101,\n  "Message": "The TemplateId, LayoutTemplate, or Alias'
        ' references a Template that does not exist"\n}',
        1101,
    ),
)
