"""Postmark's texts beside ErrorCode 300, which stands for every rule of a message's fields: which field each names.

Imports the sources.
"""

from dataclasses import dataclass

from helpers.reference.sources import API_DOCS, SUPPORT, Source, documented, observed

_TABLE = documented(f"{API_DOCS}/overview#error-codes")
_ARTICLE = documented(f"{SUPPORT}/1180-what-does-errorcode-300-mean")
_ADDRESS = "(?P<field>To|Cc|Bcc|From|ReplyTo)"


def _observed(path: str) -> Source:
    return observed(f"https://github.com/{path}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldText:
    """One text. Where it has a group `field` it names the field itself, and what follows it may say what is wrong."""

    pattern: str
    source: Source
    field: str = ""
    wrong: str = ""  # one sentence
    loose: bool = False
    anybodys: bool = False


FIELD_TEXTS: tuple[FieldText, ...] = (
    FieldText(pattern=r"Illegal email (?:address|domain|mailbox) '.{1,120}' ?(?:\.|in address)", source=_ARTICLE),
    FieldText(pattern=rf"Error parsing '{_ADDRESS}'", source=_TABLE, loose=True),
    FieldText(pattern=rf"Invalid '{_ADDRESS}' (?:address|value)\b", source=_TABLE, loose=True),
    FieldText(
        pattern=r"Zero recipients specified",
        source=_observed("ActiveCampaign/postmark-java/blob/master/src/test/java/integration/MessageTest.java"),
        field="To, Cc and Bcc",
        wrong="No recipient stands in them.",
        loose=True,
    ),
    FieldText(
        pattern=r"Provide either email TextBody or HtmlBody",
        source=_ARTICLE,
        field="TextBody and HtmlBody",
        wrong="Both are missing.",
    ),
    FieldText(
        pattern=r"Header '(?P<header>[\w-]{1,60})' not allowed",
        source=_observed("symfony/symfony/issues/60254"),
        field="Headers",
        wrong="One of them is not allowed.",
        anybodys=True,
    ),
    FieldText(
        pattern=r"in your metadata content exceeds these limits",
        source=_observed("dittofeed/dittofeed/pull/1759"),
        field="Metadata",
        wrong="It passes its limits.",
    ),
    FieldText(
        pattern=r"Attachments too big|total size should be less than \d{7,8} bytes",
        source=_observed("tactilenews/100eyes/issues/1544"),
        field="Attachments",
        wrong="They pass the limit of a message.",
        loose=True,
    ),
)
"""Loose: no more than a hint where Postmark is not named. Anybody's: counts where Postmark is named only."""
