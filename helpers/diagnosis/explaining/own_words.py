"""Postmark's own message texts, today's and older ones, and which ErrorCode each belongs to.

Where a code is given, it decides, and a text only supports it. Imports the texts of the table and the sources.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpers.diagnosis.explaining.field_texts import FIELD_TEXTS, FieldText
from helpers.diagnosis.explaining.table_texts import TABLE_TEXTS
from helpers.diagnosis.explaining.wording_pattern import wording
from helpers.reference.sources import API_DOCS, Source, documented, observed

_TABLE = f"{API_DOCS}/overview#error-codes"
_ALLOW_LIST = "https://postmarkapp.com/developer/user-guide/ip-allowlisting"
_JS_CLIENT = "https://github.com/ActiveCampaign/postmark.js/blob/HEAD/src/client/errors/Errors.ts"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """One text. `loose` says that it stands for a whole family of faults, so that alone it is no more than a hint;
    `anybodys` that other services say the same, so that it counts where Postmark is named only."""

    code: int
    pattern: re.Pattern[str]
    source: Source
    loose: bool = False
    anybodys: bool = False
    field: str = ""  # of a message's fields the one that it names, unless the text has a group of that name
    wrong: str = ""  # what it says of that field


def _text(code: int, pattern: str, source: Source, *, loose: bool = False, anybodys: bool = False) -> OwnText:
    return OwnText(code=code, pattern=wording(pattern), source=source, loose=loose, anybodys=anybodys)


def _of_a_field(row: FieldText) -> OwnText:
    return OwnText(
        code=300,
        pattern=wording(row.pattern),
        source=row.source,
        loose=row.loose,
        anybodys=row.anybodys,
        field=row.field,
        wrong=row.wrong,
    )


def _issue(path: str) -> Source:
    return observed(f"https://github.com/{path}")


_GO_MAIL = _issue("mrz1836/go-mail/blob/HEAD/postmark_test.go")
_CLI_ALIAS = _issue("ActiveCampaign/postmark-cli/issues/33")
_INBOUND_TESTS = _issue("keighl/postmark/blob/master/messages_inbound_test.go")
OWN_TEXTS = (
    _text(10, r"not contain a valid (?:Server|Account)[\w\s]* token", _issue("PipedreamHQ/pipedream/issues/10254")),
    _text(10, r"No Account or Server API tokens were supplied", _issue("ActiveCampaign/postmark-rails/issues/60")),
    _text(10, r"Bad or missing (?:server (?:or user )?)?API token", _GO_MAIL),
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
    *map(_of_a_field, FIELD_TEXTS),
    _text(402, r"Received invalid JSON input", _issue("pablo-co/bamboo_postmark/pull/40"), anybodys=True),
    _text(701, r"message was not found or cannot be (?:bypassed|retried)", _INBOUND_TESTS, anybodys=True),
    _text(1101, r"The 'TemplateId' associated with this request is not valid", _issue("xsleonard/pystmark/issues/28")),
    _text(1109, r"No template data received", _issue("ActiveCampaign/postmark-php/issues/75"), anybodys=True),
    _text(1120, r"A 'TemplateModel' is required when using a template", _issue("anymail/django-anymail/issues/223")),
    _text(1122, r"alias is already in use by another template or layout", _CLI_ALIAS),
    *(_text(code, found, documented(_TABLE), anybodys=anybodys) for code, found, anybodys in TABLE_TEXTS),
)  # fmt: skip


def own_texts_in(text: str) -> Iterator[tuple[OwnText, re.Match[str]]]:
    """Every text of Postmark's that stands in `text`, with its first place."""
    for own in OWN_TEXTS:
        if found := own.pattern.search(text):
            yield own, found
