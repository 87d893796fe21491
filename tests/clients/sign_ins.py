"""Ways in which sign-in by mail goes wrong: how the application is set up, where the browser ends, what is said of it.

Every row is made to happen with the real Auth.js 5 or NextAuth 4 against a practice Postmark.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from helpers.diagnosis.records import Confidence
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN, SMTP_ACCESS_KEY, SMTP_SECRET_KEY
from tests.clients.application import DROPPED, RECIPIENT

CERTAIN, LIKELY, OPEN = Confidence.CERTAIN, Confidence.LIKELY, Confidence.OPEN
CONFIGURATION = "/auth/error?error=Configuration"
EMAIL_SIGNIN = "/api/auth/error?error=EmailSignin"
SENDER = "hello@example.com"


@dataclass(frozen=True, kw_only=True)
class SetUp:
    """How an application is set up. `environ` may name a practice Postmark's `{smtp_port}` and a `{closed_port}`; None
    takes a variable away."""

    script: str = "authjs/host.mjs"
    provider: str = "postmark"
    environ: Mapping[str, str | None] = field(default_factory=dict)
    scenario: Mapping[str, Any] = field(default_factory=lambda: {"options": {"from": SENDER}})

    @property
    def is_v4(self) -> bool:
        """Whether it is NextAuth 4."""
        return self.script.startswith("next-auth/")

    def environment(self, **places: str) -> dict[str, str]:
        """Every variable of the application; `places` fill what stands in braces."""
        usual = _ENVIRON_V4 if self.is_v4 else _ENVIRON
        given = {name: text for name, text in {**usual, **self.environ}.items() if text is not None}
        for place, value in places.items():
            given = {name: text.replace(f"{{{place}}}", value) for name, text in given.items()}
        return given


@dataclass(frozen=True, kw_only=True)
class Failure(SetUp):
    """One way to fail: where the browser ends, and the first thing that the doctor says of the log."""

    ends: str
    says: str
    how_sure: Confidence
    state: Mapping[str, Any] = field(default_factory=dict)  # of the practice Postmark's account
    fault: Mapping[str, Any] = field(default_factory=dict)
    suppressed: bool = False  # whether the recipient is inactive
    email: str = RECIPIENT
    csrf: bool = True


_ENVIRON: Mapping[str, str] = {
    "AUTH_SECRET": "practice" * 4,
    "AUTH_POSTMARK_KEY": SERVER_TOKEN,
    "PRACTICE_POSTMARK": "{url}",
    "SMTP_PORT": "{smtp_port}",
}
_ENVIRON_V4: Mapping[str, str] = {
    "NEXTAUTH_SECRET": "practice" * 4,
    "EMAIL_SERVER": f"smtp://{SERVER_TOKEN}:{SERVER_TOKEN}@127.0.0.1:{{smtp_port}}?tls.rejectUnauthorized=false",
    "EMAIL_FROM": SENDER,
    "PRACTICE_POSTMARK": "{url}",
}


def sender(text: str) -> dict[str, Any]:
    """The setting `from` of the provider."""
    return {"options": {"from": text}}


def key(text: str | None) -> dict[str, str | None]:
    """The variable that Auth.js reads."""
    return {"AUTH_POSTMARK_KEY": text}


def refused(says: str, how_sure: Confidence = CERTAIN, **how: Any) -> Failure:
    """A send that Postmark, or something on the way to it, refused."""
    return Failure(ends=CONFIGURATION, says=says, how_sure=how_sure, **how)


def crash(says: str, how_sure: Confidence = CERTAIN, **how: Any) -> Failure:
    """A send that ended the process, as plain Node does on a rejected promise that nobody awaits yet."""
    return Failure(ends=DROPPED, says=says, how_sure=how_sure, **how)


def never_began(says: str, **how: Any) -> Failure:
    """Settings under which Auth.js answers every request with 500."""
    return Failure(ends="500", says=says, how_sure=CERTAIN, **how)


AUTHJS: Mapping[str, Failure] = {
    "an account token stands in its place": refused("AUTHJS501", LIKELY, environ=key(ACCOUNT_TOKEN)),
    "the key is a placeholder": refused("AUTHJS501", LIKELY, environ=key("abc123")),
    "the key stands in quotes": refused("AUTHJS501", LIKELY, environ=key(f'"{SERVER_TOKEN}"')),
    "an explicit key is wrong, the variable right": refused(
        "AUTHJS501", LIKELY, scenario={"options": {"from": SENDER, "apiKey": "wrong"}}
    ),
    "the account was closed": refused("AUTHJS501", LIKELY, state={"account": "closed"}),
    "the sender is not confirmed": refused("AUTHJS502", scenario=sender("somebody@gmail.com")),
    "no sender is set": refused("AUTHJS503", scenario={"options": {}}),
    "the provider stands bare": refused("AUTHJS503", scenario={"bare": True}),
    "the sender is empty": refused("AUTHJS504", scenario=sender("")),
    "the sender is no address": refused("AUTHJS504", scenario=sender("Demo")),
    "the account waits for approval": refused("AUTHJS505", state={"account": "pending"}),
    "the account was not approved": refused("EXPLAIN601", state={"account": "not approved"}),
    "the account has no credits": refused("EXPLAIN601", state={"account": "out of credits"}),
    "the recipient is inactive": refused("AUTHJS506", suppressed=True),
    "this machine's address is not on the account's list": refused("EXPLAIN601", state={"ip_ranges": ["192.0.2.0/24"]}),
    "Postmark is down for maintenance": refused("EXPLAIN601", fault={"kind": "maintenance"}),
    "Postmark has an error of its own": refused("EXPLAIN601", fault={"kind": "unexpected error"}),
    "a web page answers": refused("AUTHJS512", LIKELY, fault={"kind": "html 403"}),
    "there is no key": crash("AUTHJS510", environ=key(None)),
    "the key is empty": crash("AUTHJS510", environ=key("")),
    "the key stands under another name": crash("AUTHJS510", environ={**key(None), "POSTMARK_API_TOKEN": SERVER_TOKEN}),
    "the key ends in an ellipsis": crash("AUTHJS511", LIKELY, environ=key(f"{SERVER_TOKEN}…")),
    "the key stands in the code as a bare name": crash("AUTHJS522", script="authjs/docs-sample.mjs"),
    "no adapter": never_began("AUTHJS514", scenario={**sender(SENDER), "adapter": False}),
    "no secret": never_began("AUTHJS515", environ={"AUTH_SECRET": None}),
    "the host is not trusted": never_began("AUTHJS516", scenario={**sender(SENDER), "trustHost": False}),
    "signIn() names the provider “email”": refused("AUTHJS517", provider="email"),
    "the form sends no address": refused("AUTHJS519", email=""),
    "the form sends something else than an address": refused("AUTHJS526", email="ada"),
    "the form brings no CSRF token": Failure(
        ends="/auth/signin?error=MissingCSRF", says="AUTHJS518", how_sure=CERTAIN, csrf=False
    ),
}

NODEMAILER: dict[str, Any] = {"provider": "nodemailer", "options": {"from": SENDER}}
_V4 = "next-auth/host.mjs"


def over_smtp(user: str, password: str | None = None) -> dict[str, Any]:
    """Auth.js 5 with nodemailer; a program may not connect with one half of a login."""
    login = {"user": user} | ({"pass": password} if password else {})
    return {"provider": "nodemailer", "scenario": NODEMAILER, "environ": {"SMTP_LOGIN": json.dumps(login)}}


def next_auth(says: str, how_sure: Confidence = CERTAIN, *, ends: str = EMAIL_SIGNIN, **how: Any) -> Failure:
    """NextAuth 4, which sends over SMTP."""
    return Failure(ends=ends, says=says, how_sure=how_sure, script=_V4, provider="email", **how)


def smtp_url(login: str, *, scheme: str = "smtp", port: str = "{smtp_port}") -> dict[str, str | None]:
    """The variable of NextAuth 4 with a practice Postmark's port in it."""
    at = f"{login}@" if login else ""
    return {"EMAIL_SERVER": f"{scheme}://{at}127.0.0.1:{port}?tls.rejectUnauthorized=false"}


OVER_SMTP: Mapping[str, Failure] = {
    "5: an account token logs in": refused("AUTHJS530", OPEN, **over_smtp(ACCOUNT_TOKEN, ACCOUNT_TOKEN)),
    "5: the password is missing": refused("AUTHJS531", **over_smtp(SERVER_TOKEN)),
    "5: no server is set": crash("AUTHJS533", scenario=NODEMAILER, provider="nodemailer"),
    "4: an account token logs in": next_auth("AUTHJS530", OPEN, environ=smtp_url(f"{ACCOUNT_TOKEN}:{ACCOUNT_TOKEN}")),
    "4: the web site's login is used": next_auth("AUTHJS530", OPEN, environ=smtp_url("ada%40example.com:secret")),
    "4: the password is missing": next_auth("AUTHJS531", environ=smtp_url(SERVER_TOKEN)),
    "4: no server is set": next_auth("AUTHJS532", environ={"EMAIL_SERVER": None}),
    "4: TLS begins at once": next_auth(
        "AUTHJS535", LIKELY, environ=smtp_url(f"{SERVER_TOKEN}:{SERVER_TOKEN}", scheme="smtps")
    ),
    "4: nobody listens on the port": next_auth(
        "AUTHJS536", LIKELY, environ=smtp_url(f"{SERVER_TOKEN}:{SERVER_TOKEN}", port="{closed_port}")
    ),
    "4: no adapter": next_auth("AUTHJS514", ends="500", scenario={"adapter": False}),
    "4: no secret": next_auth("AUTHJS515", ends="500", environ={"NEXTAUTH_SECRET": None, "NODE_ENV": "production"}),
}

WORKING: Mapping[str, SetUp] = {
    "5: the provider for Postmark": SetUp(),
    "5: sessions as JWT": SetUp(scenario={"options": {"from": SENDER}, "strategy": "jwt"}),
    "5: a line break behind the token": SetUp(environ=key(f"{SERVER_TOKEN}\n")),
    "5: nodemailer": SetUp(**over_smtp(SERVER_TOKEN, SERVER_TOKEN)),
    "4: a server token twice": SetUp(script=_V4, provider="email"),
    "4: an SMTP token": SetUp(script=_V4, provider="email", environ=smtp_url(f"{SMTP_ACCESS_KEY}:{SMTP_SECRET_KEY}")),
}
