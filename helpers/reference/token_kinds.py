"""The kinds of token, the header each travels in, where it is found and who sees it."""

from dataclasses import dataclass
from enum import StrEnum

from helpers.reference.sources import API_DOCS, SUPPORT, Source, documented

SERVER_HEADER = "X-Postmark-Server-Token"
ACCOUNT_HEADER = "X-Postmark-Account-Token"
TEST_TOKEN = "POSTMARK_API_TEST"  # noqa: S105


class TokenKind(StrEnum):
    """What a token is, in Postmark's own words."""

    SERVER = "server"
    ACCOUNT = "account"
    TEST = "test"
    SMTP = "smtp"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenKindRow:
    """One kind of token as a reader needs to know it."""

    kind: TokenKind
    word: str  # "server token"
    header: str | None  # the HTTP header it travels in; None for the SMTP token
    glyph: str  # the shape that stands for it everywhere
    opens: str  # one sentence: what it may do
    cannot: str  # one sentence: what it may not do
    found_at: str
    seen_by: str
    source: Source


TOKEN_KINDS: dict[TokenKind, TokenKindRow] = {
    row.kind: row
    for row in (
        TokenKindRow(
            kind=TokenKind.SERVER,
            word="server token",
            header=SERVER_HEADER,
            glyph="●",
            opens="Sends mail and reads messages, bounces, templates and statistics of one server.",
            cannot="It cannot list servers, domains or sender signatures of the account.",
            found_at="Servers → your server → API Tokens",
            seen_by="Account owner, account admins and the server's own admins",
            source=documented(f"{API_DOCS}/overview"),
        ),
        TokenKindRow(
            kind=TokenKind.ACCOUNT,
            word="account token",
            header=ACCOUNT_HEADER,
            glyph="◆",
            opens="Manages the account: servers (and reads their server tokens), domains, sender signatures.",
            cannot="It cannot send mail: POST /email refuses it.",
            found_at="Account → API Tokens (account.postmarkapp.com/api_tokens)",
            seen_by="Account owner and account admins only",
            source=documented(f"{API_DOCS}/overview"),
        ),
        TokenKindRow(
            kind=TokenKind.TEST,
            word="test token",
            header=SERVER_HEADER,
            glyph="▲",
            opens="Lets Postmark check a message on POST /email and answer, without delivering it.",
            cannot="It delivers nothing and is refused everywhere but on the send endpoint.",
            found_at="It is the literal text POSTMARK_API_TEST; nobody has to issue it",
            seen_by="Everybody: it is no secret",
            source=documented(f"{API_DOCS}/overview"),
        ),
        TokenKindRow(
            kind=TokenKind.SMTP,
            word="SMTP token",
            header=None,
            glyph="■",
            opens="Sends over SMTP through one message stream; an access key and a secret key belong together.",
            cannot="It does not work over the HTTP API.",
            found_at="Servers → your server → the message stream → Settings → SMTP",
            seen_by="Shown once, when it is made",
            source=documented(f"{SUPPORT}/1008-what-are-the-account-and-server-api-tokens"),
        ),
    )
}
