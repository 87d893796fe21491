"""Sends the request that Auth.js makes for a sign-in link, with a token of yours, and says what Auth.js would do next.

Imports the client and `helpers.diagnosis.sending.sample`, whose confirmation it needs. What Auth.js sends and how it
reacts: https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/providers/postmark.ts.
"""

import json
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode, urlsplit

from helpers.authjs.refusal_rows import DEFAULT_SENDER
from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.diagnosis.sending.sample import SentSample, send_sample

SITE = "http://127.0.0.1:3000/auth"
_NOBODYS_LINK = "0" * 64  # as long as a link's token; it signs nobody in


class SignInMail(Email):
    """The message of Auth.js's Postmark provider: always these six fields, in this order, empty ones too."""

    __slots__ = ()

    @property
    def body(self) -> dict[str, object]:
        """The JSON body."""
        return {
            "From": self.sender,
            "To": self.to,
            "Subject": self.subject,
            "TextBody": self.text_body,
            "HtmlBody": self.html_body,
            "MessageStream": self.message_stream,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """What Auth.js does with a reply: the line in its log ("" for none) and the address the person ends on."""

    log: str
    lands_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """One replay: the attempt to send, and what Auth.js would make of it."""

    sample: SentSample
    reaction: Reaction


def sign_in_mail(*, to: str, sender: str = f"Auth.js <{DEFAULT_SENDER}>", site: str = SITE) -> SignInMail:
    """The mail for one person. `site` is the address under which Auth.js is mounted. Its link signs nobody in."""
    host = urlsplit(site).netloc
    query = urlencode({"callbackUrl": site, "token": _NOBODYS_LINK, "email": to})
    link = f"{site}/callback/postmark?{query}"
    return SignInMail(
        sender=sender,
        to=to,
        subject=f"Sign in to {host}",
        text_body=f"Sign in to {host}\n{link}\n\n",
        html_body=f'<p>Sign in to <b>{escape(host)}</b></p><p><a href="{escape(link)}">Sign in</a></p>',
    )


async def replay(connection: Connection, token: Token, mail: SignInMail, *, confirm: str = "") -> Replayed:
    """Send `mail` once, as Auth.js would. To leave this machine it needs `confirm`, as `send_sample` does.

    Raises LiveNotConfirmed, TokenMissing, TokenMalformed or PracticeTokenInLive before anything is sent; Auth.js itself
    checks only that there is a key, and Node trims white space around it.
    """
    sample = await send_sample(connection, token, mail, confirm=confirm)
    return Replayed(sample=sample, reaction=reaction_to(sample.exchange))


def reaction_to(exchange: Exchange) -> Reaction:
    """What the stock provider and Auth.js 5 make of a reply. Whatever fails, the person sees the same address."""
    answered = exchange.answered
    if answered is None:
        return _failed("TypeError: fetch failed")
    if 200 <= answered.status < 300:
        return Reaction(log="", lands_on="/auth/verify-request?provider=postmark&type=email")
    if isinstance(answered.body, str):
        return _failed(_no_json(answered.body))
    return _failed(f"Error: Postmark error: {json.dumps(answered.body, separators=(',', ':'), ensure_ascii=False)}")


def _failed(error: str) -> Reaction:
    return Reaction(log=f"[auth][error] {error}", lands_on="/auth/error?error=Configuration")


def _no_json(body: str) -> str:
    """What JSON.parse of Node 20 says about a text that is no JSON."""
    if not body:
        return "SyntaxError: Unexpected end of JSON input"
    return f"SyntaxError: Unexpected token '{body[0]}', \"{body[:10]}\"... is not valid JSON"
