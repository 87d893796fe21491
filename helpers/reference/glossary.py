"""The words of the lessons and panels, one or two plain sentences each.

Imports `helpers.reference.sources` only. Terms are Postmark's own unless their source is missing: those are words of
this project.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from helpers.reference.sources import API_DOCS, SUPPORT, Source, documented, observed

_TOKENS = documented(f"{SUPPORT}/1008-what-are-the-account-and-server-api-tokens")
_OVERVIEW = documented(f"{API_DOCS}/overview")
_STREAMS = documented(f"{API_DOCS}/message-streams-api")
_BOUNCES = documented(f"{API_DOCS}/bounce-api#bounce-types")
_TEMPLATES = documented(f"{API_DOCS}/templates-api")
_DOMAINS = documented(f"{API_DOCS}/domains-api")
_MESSAGES = documented(f"{API_DOCS}/messages-api")
_GUIDE = "https://postmarkapp.com/developer/user-guide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word and what it means here."""

    term: str
    text: str  # one or two sentences
    see: tuple[str, ...]  # related terms
    source: Source | None  # None for a word of this project's own


def _term(term: str, text: str, see: tuple[str, ...], source: Source | None) -> Term:
    return Term(term=term, text=text, see=see, source=source)


_ROWS = (
    _term(
        "server token",
        "The secret that opens one server: it sends mail and reads what became of it. It travels in the header"
        " X-Postmark-Server-Token.",
        ("server", "account token", "SMTP token", "API Tokens page"),
        _TOKENS,
    ),
    _term(
        "account token",
        "The secret that manages the account: servers, domains, sender signatures. It cannot send, but it can read the"
        " server tokens that do, so it is the more dangerous of the two.",
        ("server token", "API Tokens page"),
        _TOKENS,
    ),
    _term(
        "SMTP token",
        "An access key and a secret key for sending over SMTP through one message stream. It means nothing to the HTTP"
        " API.",
        ("server token", "message stream"),
        _TOKENS,
    ),
    _term(
        "test token",
        "The literal text POSTMARK_API_TEST in place of a server token: Postmark checks the message, answers, and"
        " delivers nothing.",
        ("server token", "blackhole address"),
        _OVERVIEW,
    ),
    _term(
        "practice token",
        "A text that begins with practice- and opens the practice Postmark only. It is no secret.",
        ("practice Postmark",),
        None,
    ),
    _term(
        "API Tokens page",
        "The page of the web interface that lists tokens. There is one for each server and another one for the"
        " account, and a token from the wrong page opens nothing where it is needed.",
        ("server token", "account token"),
        _TOKENS,
    ),
    _term(
        "server",
        "A part of a Postmark account with tokens, message streams, templates and statistics of its own. It is not a"
        " machine.",
        ("server token", "sandbox server"),
        documented(f"{API_DOCS}/server-api"),
    ),
    _term(
        "sandbox server",
        "A server that accepts messages like any other and delivers none of them. The choice is made when it is created"
        " and stays.",
        ("server",),
        documented(f"{_GUIDE}/sandbox-mode/server-sandbox-mode"),
    ),
    _term(
        "message stream",
        "A channel of a server that keeps one kind of mail apart from the others, with its own suppression list."
        " MessageStream names it by its ID.",
        ("transactional stream", "broadcast stream", "inbound stream"),
        _STREAMS,
    ),
    _term(
        "transactional stream",
        "A message stream for mail that one person's action sets off, such as a receipt or a magic link. Every server"
        " has one with the ID outbound.",
        ("message stream", "magic link"),
        _STREAMS,
    ),
    _term(
        "broadcast stream",
        "A message stream for the same mail to many people, such as a newsletter.",
        ("message stream",),
        _STREAMS,
    ),
    _term(
        "inbound stream",
        "The message stream that receives mail. It cannot send.",
        ("message stream", "webhook"),
        _STREAMS,
    ),
    _term(
        "sender signature",
        "One address that its owner has confirmed by mail, so that it may stand in From.",
        ("domain", "pending approval"),
        documented(f"{API_DOCS}/signatures-api"),
    ),
    _term(
        "domain",
        "A domain whose DNS records show that it belongs to the account. Once it is verified, every address on it may"
        " stand in From.",
        ("sender signature", "DKIM", "Return-Path"),
        _DOMAINS,
    ),
    _term(
        "DKIM",
        "A signature in each message that receivers check with a key in the DNS of the sender's domain.",
        ("domain",),
        _DOMAINS,
    ),
    _term(
        "Return-Path",
        "The hidden address that bounces go back to. With a CNAME record it can be on the sender's own domain.",
        ("bounce", "domain"),
        _DOMAINS,
    ),
    _term(
        "ErrorCode",
        "The number in the body of Postmark's reply that says what went wrong; 0 means that nothing did. It decides"
        " before the HTTP status does.",
        ("HTTP status", "batch"),
        documented(f"{API_DOCS}/overview#error-codes"),
    ),
    _term(
        "HTTP status",
        "The number in the first line of every HTTP reply. Postmark uses few of them: 422 stands for nearly every fault"
        " of a request.",
        ("ErrorCode",),
        _OVERVIEW,
    ),
    _term(
        "suppression",
        "An entry that keeps a message stream from sending to an address, left by a hard bounce, a spam complaint or by"
        " hand. A send to that address alone is refused with ErrorCode 406.",
        ("hard bounce", "message stream"),
        documented(f"{API_DOCS}/suppressions-api"),
    ),
    _term(
        "bounce",
        "The news that a message was not delivered. It is called hard when it is final, soft or transient when the"
        " reason may pass.",
        ("hard bounce", "suppression"),
        _BOUNCES,
    ),
    _term(
        "hard bounce",
        "A final refusal by the receiving server, mostly because the mailbox does not exist. It leaves a suppression.",
        ("bounce", "suppression"),
        _BOUNCES,
    ),
    _term(
        "activity",
        "Postmark's record of what each message went through, kept for 45 days unless another retention is set.",
        ("MessageID",),
        _MESSAGES,
    ),
    _term(
        "MessageID",
        "The name that Postmark gives an accepted message. Having one means accepted, not delivered.",
        ("activity",),
        _MESSAGES,
    ),
    _term(
        "webhook",
        "An address of yours that Postmark calls when something happens: a delivery, a bounce, an open, received mail.",
        ("bounce", "inbound stream"),
        documented(f"{API_DOCS}/webhooks-api"),
    ),
    _term(
        "template",
        "Subject and bodies with gaps, kept on a server and filled from TemplateModel at the time of sending.",
        ("layout",),
        _TEMPLATES,
    ),
    _term("layout", "A frame that several templates share, with one gap for their content.", ("template",), _TEMPLATES),
    _term(
        "batch",
        "Up to 500 messages in one request. The reply is HTTP 200 with one result for each, so every ErrorCode has to"
        " be looked at.",
        ("ErrorCode",),
        documented(f"{API_DOCS}/email-api#send-batch-emails"),
    ),
    _term(
        "blackhole address",
        "An address such as test@blackhole.postmarkapp.com that Postmark accepts mail for and drops.",
        ("bounce-testing address", "test token"),
        observed(
            "https://github.com/ActiveCampaign/postmark-dotnet/blob/HEAD/src/Postmark.Tests/ClientSendingTests.cs"
        ),
    ),
    _term(
        "bounce-testing address",
        "An address such as SoftBounce@bounce-testing.postmarkapp.com that answers with the bounce it is named after.",
        ("bounce", "blackhole address"),
        documented(f"{SUPPORT}/1239-how-to-test-bounces"),
    ),
    _term(
        "pending approval",
        "The state of a new account until Postmark has looked at it: recipients have to be on the domain of From.",
        ("domain", "ErrorCode", "IP allow-list"),
        documented(f"{API_DOCS}/overview#error-codes"),
    ),
    _term(
        "IP allow-list",
        "A list of IP addresses that may send for an account or a server. It stops sending only, so reading with the"
        " same token still works.",
        ("ErrorCode", "server token"),
        documented(f"{_GUIDE}/ip-allowlisting"),
    ),
    _term(
        "Auth.js",
        "A sign-in library for web applications, formerly NextAuth. Its Postmark provider calls POST /email and so"
        " needs a server token.",
        ("magic link", "server token"),
        observed("https://github.com/nextauthjs/next-auth/blob/HEAD/packages/core/src/providers/postmark.ts"),
    ),
    _term(
        "magic link",
        "A link in a mail that signs the reader in without a password. When the mail is not sent, nobody can sign in.",
        ("Auth.js", "transactional stream"),
        observed("https://github.com/nextauthjs/next-auth/blob/HEAD/packages/core/src/providers/postmark.ts"),
    ),
    _term(
        "practice Postmark",
        "An imitation of Postmark inside this kit, without account and network. It knows practice tokens only.",
        ("practice token", "live"),
        None,
    ),
    _term(
        "live",
        "Talking to the real Postmark at https://api.postmarkapp.com, with real tokens and real recipients.",
        ("practice Postmark",),
        None,
    ),
)

GLOSSARY: Mapping[str, Term] = MappingProxyType({row.term: row for row in _ROWS})
