"""Postmark's own message texts, today's and older ones, and which ErrorCode each belongs to.

Where a code is given, it decides, and a text only supports it. Imports the sources.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpers.reference.sources import API_DOCS, Source, documented, observed

_TABLE = f"{API_DOCS}/overview#error-codes"
_ALLOW_LIST = "https://postmarkapp.com/developer/user-guide/ip-allowlisting"
_JS_CLIENT = "https://github.com/ActiveCampaign/postmark.js/blob/HEAD/src/client/errors/Errors.ts"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """One text. `loose` says that it stands for a whole family of faults, so that alone it is no more than a hint."""

    code: int
    pattern: re.Pattern[str]
    source: Source
    loose: bool = False


def _text(code: int, pattern: str, source: Source, *, loose: bool = False) -> OwnText:
    return OwnText(code=code, pattern=re.compile(pattern, re.IGNORECASE), source=source, loose=loose)


def _issue(path: str) -> Source:
    return observed(f"https://github.com/{path}")


_GO_MAIL = _issue("mrz1836/go-mail/blob/HEAD/postmark_test.go")
OWN_TEXTS = (
    _text(10, r"not contain a valid (?:Server|Account)[\w ]* token", _issue("PipedreamHQ/pipedream/issues/10254")),
    _text(10, r"No Account or Server API tokens were supplied", _issue("ActiveCampaign/postmark-rails/issues/60")),
    _text(10, r"Bad or missing (?:Server )?API token", _GO_MAIL),
    _text(10, r"Token you provided in the X-Postmark-(?:Server|Account)-Token request", _GO_MAIL),
    _text(10, r"do not include Account API Token for Server API Token", _issue("keighl/postmark/issues/1")),
    _text(10, r"Postmark Test API Token may only be used", documented(_TABLE)),
    _text(14, r"requires approval to access\. Contact support to use the Bulk API", documented(_TABLE)),
    _text(400, r"is not a Sender Signature on your account", _issue("feedadoc/feedadoc/pull/110")),
    _text(400, r"Sender signature not (?:defined|found)", _issue("ActiveCampaign/postmark-rails/issues/31")),
    _text(401, r"Sender signature (?:is )?not confirmed", documented(_TABLE, "earlier published table")),
    _text(406, r"marked as inactive|Found inactive addresses|Inactive recipients are ones", observed(_JS_CLIENT)),
    _text(410, r"only send up to 500 messages in a single", documented(_TABLE)),
    _text(411, r"Attachment file type not allowed", documented(_TABLE)),
    _text(412, r"While your account is pending approval, all recipient", _issue("edenlabllc/ehealth.api/issues/151")),
    _text(413, r"This account is not approved to send", documented(_TABLE)),
    _text(1101, r"Template's 'Alias' associated with this request", documented(_TABLE)),
    _text(1101, r"references a Template that does not exist", documented(_TABLE)),
    _text(1235, r"stream provided: .{1,80}does not exist on this server", documented(_TABLE)),
    _text(1236, r"Sending is not supported on the supplied", _issue("ActiveCampaign/postmark.js/issues/58")),
    _text(1480, r"not authorized to send emails from your current IP", documented(_ALLOW_LIST)),
    _text(403, r"valid, but incompatible JSON input", _issue("ActiveCampaign/postmark-php/issues/33")),
    _text(403, r"Invalid request field\(s\)", documented(_TABLE), loose=True),
    _text(300, r"Error parsing \\?'(?:To|Cc|Bcc|From|ReplyTo)\\?'", documented(_TABLE), loose=True),
    _text(300, r"Invalid \\?'(?:To|Cc|Bcc|From|ReplyTo)\\?' (?:address|value)", documented(_TABLE), loose=True),
)  # fmt: skip


def own_texts_in(text: str) -> Iterator[tuple[OwnText, re.Match[str]]]:
    """Every text of Postmark's that stands in `text`, with its first place."""
    for own in OWN_TEXTS:
        if found := own.pattern.search(text):
            yield own, found
