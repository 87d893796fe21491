"""For each rule: applications in which it holds, in which it does not, and in which it cannot be asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from tests.authjs.application import (
    FROM,
    KEY,
    POSTMARK,
    SECRET,
    SMTP,
    Pieces,
    core,
    env,
    package,
    server,
    smtp,
    ts,
    v4,
    v5,
)

REAL = str(uuid4())  # the form of a real token; nobody's


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Applications for one rule. With nothing handed over, no rule can be asked: that is tried for all of them."""

    holds: tuple[Pieces, ...]
    does_not: tuple[Pieces, ...]
    not_asked: tuple[Pieces, ...] = ()


def fetching(url: str, headers: str = '"X-Postmark-Server-Token": token') -> Pieces:
    """Code that sends by itself."""
    return ts(f'import "next-auth"\nexport const send = () => fetch("{url}", {{ headers: {{ {headers} }} }})')


NAMES: Mapping[str, Case] = {
    "AUTHJS301": Case(
        holds=(
            env("POSTMARK_API_KEY=x\n"),
            env("AUTH_POSTMARK_TOKEN=x\n"),
            env("POSTMARK_SERVER_TOKEN=x\n"),
            env("POSTMARK_API_TOKEN=x\n"),
            env("AUTH_POSTMARK_ID=x\n"),
            env("AUTH_POSTMARK_KYE=x\n"),
            v5() + env("POSTMARK_API_TOKEN=x\n"),
            v5() + env("auth_postmark_key=x\n"),
        ),
        does_not=(
            env(KEY),
            env(f"{KEY}POSTMARK_SERVER_TOKEN=x\n"),
            env("POSTMARK_WEBHOOK_SECRET=x\n"),
            env("POSTMARK_ACCOUNT_TOKEN=x\nAUTH_POSTMARK_FROM=x\n"),
            v5(f"Postmark({{ apiKey: process.env.POSTMARK_API_KEY, {FROM} }})") + env("POSTMARK_API_KEY=x\n"),
        ),
        not_asked=(
            v5(f"Postmark({{ apiKey: await vault(), {FROM} }})") + env("POSTMARK_API_KEY=x\n"),
            v5("...others") + env("POSTMARK_API_KEY=x\n"),
            package(next_auth="4.24.15") + env("POSTMARK_API_KEY=x\n"),
            package(express="5.1.0") + env("POSTMARK_API_KEY=x\n"),
        ),
    ),
    "AUTHJS302": Case(
        holds=(v5() + env(SECRET), v5(f"Postmark({{ apiKey: process.env.MY_KEY, {FROM} }})") + env(SECRET)),
        does_not=(
            v5() + env(KEY),
            v5() + env(f"#{KEY}"),
            v5(f"Postmark({{ apiKey: process.env.MY_KEY, {FROM} }})") + env(KEY),
        ),
        not_asked=(
            v5(),
            env(SECRET),
            v5("...others") + env(SECRET),
            v5(f"Postmark({{ ...shared, {FROM} }})") + env(SECRET),
        ),
    ),
    "AUTHJS303": Case(
        holds=(env("AUTH_POSTMARK_KEY=\n"), env('AUTH_POSTMARK_KEY=""\n'), env("AUTH_POSTMARK_KEY= # later\n")),
        does_not=(env(KEY), env("AUTH_POSTMARK_KEY=\n") + env(KEY, ".env.local"), env(SECRET)),
    ),
    "AUTHJS304": Case(
        holds=(v5() + smtp(SMTP),),
        does_not=(v5() + env(KEY),),
        not_asked=(smtp(SMTP), v5(f"Nodemailer({{ server: process.env.EMAIL_SERVER, {FROM} }})") + smtp(SMTP)),
    ),
    "AUTHJS305": Case(
        holds=(package(next_auth="^4.24.0") + env(KEY), package(next_auth="latest") + env(KEY)),
        does_not=(package(next_auth="4.24.15") + env(SECRET),),
        not_asked=(env(KEY), package(next_auth="5.0.0-beta.32") + env(KEY)),
    ),
    "AUTHJS306": Case(
        holds=(env(f"NEXT_PUBLIC_POSTMARK_API_TOKEN={REAL}\n"), env(f"VITE_POSTMARK_KEY={REAL}\n")),
        does_not=(env(KEY), env("NEXT_PUBLIC_POSTMARK_KEY=\n"), env("NEXT_PUBLIC_URL=https://shop.example.com\n")),
    ),
    "AUTHJS307": Case(
        holds=(env(f"AUTH_POSTMARK_KEY={REAL}\nPOSTMARK_ACCOUNT_TOKEN={REAL}\n"),),
        does_not=(
            env(f"{KEY}POSTMARK_ACCOUNT_TOKEN={ACCOUNT_TOKEN}\n"),
            env("AUTH_POSTMARK_KEY=\nPOSTMARK_ACCOUNT_TOKEN=\n"),
        ),
    ),
    "AUTHJS308": Case(
        holds=(env(f"{KEY}POSTMARK_ACCOUNT_TOKEN={ACCOUNT_TOKEN}\n"), env("POSTMARK_ACCOUNT_KEY=x\n")),
        does_not=(env(f"{KEY}POSTMARK_ACCOUNT_TOKEN=\n"), env("ACCOUNT_TOKEN=x\n"), env(KEY)),
    ),
    "AUTHJS311": Case(
        holds=(env("AUTH_POSTMARK_KEY=abc#def\n"), env("AUTH_SECRET=a#b\n")),
        does_not=(env('AUTH_SECRET="a#b"\n'), env("AUTH_SECRET=ab # comment\n"), env("COLOUR=a#b\n")),
    ),
    "AUTHJS312": Case(holds=(env("AUTH_POSTMARK_KEY=POSTMARK_API_TEST\n"),), does_not=(env(KEY),)),
    "AUTHJS313": Case(
        holds=(env(f"AUTH_POSTMARK_KEY={REAL}\n", ".env.example"),),
        does_not=(
            env("AUTH_POSTMARK_KEY=\n", ".env.example"),
            env("AUTH_POSTMARK_KEY=your-server-token\n", ".env.example"),
            env(f"AUTH_POSTMARK_KEY={REAL}\n"),
        ),
    ),
    "AUTHJS321": Case(
        holds=(env('AUTH_POSTMARK_KEY="abc\n'), env("AUTH_POSTMARK_KEY\n")),
        does_not=(env(KEY), env("# a comment\n\nA=1\n"), env("\ufeffA=1\r\nB=2\r\n")),
    ),
    "AUTHJS322": Case(
        holds=(env(f"{KEY}AUTH_POSTMARK_KEY={SANDBOX_SERVER_TOKEN}\n"),),
        does_not=(env(KEY + KEY), env("COLOUR=red\nCOLOUR=blue\n")),
    ),
    "AUTHJS323": Case(
        holds=(env(KEY) + env(f"AUTH_POSTMARK_KEY={SANDBOX_SERVER_TOKEN}\n", ".env.local"),),
        does_not=(
            env(KEY) + env(KEY, ".env.local"),
            env(KEY) + env(f"AUTH_POSTMARK_KEY={SANDBOX_SERVER_TOKEN}\n", ".env.production"),
            env(KEY, "a/.env") + env(f"AUTH_POSTMARK_KEY={SANDBOX_SERVER_TOKEN}\n", "b/.env.local"),
            env("AUTH_POSTMARK_KEY=your-server-token\n") + env(KEY, ".env.local"),
        ),
    ),
}

SENDERS: Mapping[str, Case] = {
    "AUTHJS331": Case(
        holds=(v5("Postmark"), v5("Postmark()"), v5("Postmark({ apiKey: process.env.AUTH_POSTMARK_KEY })")),
        does_not=(v5(), v5("Postmark({ from: sender() })")),
        not_asked=(env(KEY), v5("...others"), v5("Nodemailer({ server: process.env.EMAIL_SERVER })")),
    ),
    "AUTHJS332": Case(
        holds=(
            v5('Postmark({ from: "Auth.js <no-reply@authjs.dev>" })'),
            env(f"{KEY}EMAIL_FROM=no-reply@authjs.dev\n"),
        ),
        does_not=(v5(), env(f"{KEY}EMAIL_FROM=hello@example.com\n")),
        not_asked=(env("EMAIL_FROM=no-reply@authjs.dev\n"),),
    ),
    "AUTHJS333": Case(
        holds=(v5('Postmark({ from: "me@gmail.com" })'), env(f'{KEY}EMAIL_FROM="Me <me@outlook.com>"\n')),
        does_not=(v5(), env(f"{KEY}EMAIL_FROM=hello@example.com\n")),
        not_asked=(
            env("EMAIL_FROM=me@gmail.com\n"),
            env("EMAIL_FROM=me@gmail.com\nEMAIL_SERVER=smtp://a:b@smtp.gmail.com\n"),
        ),
    ),
    "AUTHJS334": Case(
        holds=(v5('Postmark({ from: "" })'), v5('Postmark({ from: "Shop" })'), env(f"{KEY}EMAIL_FROM=\n")),
        does_not=(v5(), env(f"{KEY}EMAIL_FROM=Shop <hello@example.com>\n")),
        not_asked=(env("EMAIL_FROM=\n"),),
    ),
}

HOST: Mapping[str, Case] = {
    "AUTHJS341": Case(
        holds=(v5() + env(KEY), v5() + env(f"{KEY}AUTH_SECRET=\n")),
        does_not=(v5() + env(SECRET), v5() + env("NEXTAUTH_SECRET=x\n"), v5() + env("AUTH_SECRET_1=x\n")),
        not_asked=(
            v5(),
            env(KEY),
            v5(settings="adapter, secret: vault.secret,") + env(KEY),
            v5(settings="adapter, ...shared,") + env(KEY),
        ),
    ),
    "AUTHJS342": Case(
        holds=(core() + env("NEXTAUTH_SECRET=x\n"),),
        does_not=(core() + env(f"NEXTAUTH_SECRET=x\n{SECRET}"), core() + env(KEY)),
        not_asked=(v5() + env("NEXTAUTH_SECRET=x\n"), core('secret: "x",') + env("NEXTAUTH_SECRET=x\n")),
    ),
    "AUTHJS343": Case(
        holds=(env("AUTH_URL=shop.example.com\n"), v5() + env("NEXTAUTH_URL=localhost:3000\n")),
        does_not=(
            env("AUTH_URL=https://shop.example.com\n"),
            env("NEXTAUTH_URL=shop.example.com\n"),
            env("AUTH_URL=$SITE\n"),
        ),
    ),
    "AUTHJS344": Case(
        holds=(
            env("AUTH_URL=http://localhost:3000\n", ".env.production"),
            env("NEXTAUTH_URL=http://127.0.0.1\n", "a/.env.production"),
        ),
        does_not=(
            env("AUTH_URL=http://localhost:3000\n"),
            env("AUTH_URL=https://shop.example.com\n", ".env.production"),
        ),
    ),
    "AUTHJS345": Case(
        holds=(core("") + env("AUTH_URL=http://127.0.0.1:3000\n"),),
        does_not=(core("") + env("AUTH_URL=http://127.0.0.1:3000/auth\n"), core("") + env(KEY)),
        not_asked=(core() + env("AUTH_URL=http://127.0.0.1:3000\n"), v5() + env("AUTH_URL=http://localhost:3000\n")),
    ),
    "AUTHJS346": Case(
        holds=(v5(settings="adapter, trustHost: false,"),),
        does_not=(v5(), v5(settings="adapter, trustHost: true,"), v5(settings="adapter, trustHost: isProxied(),")),
    ),
}

MAIL: Mapping[str, Case] = {
    "AUTHJS350": Case(
        holds=(
            smtp("smtp://abc123:abc123@smtp.postmarkapp.com"),
            server('host: "smtp.postmarkapp.com", auth: { user: "abc123", pass: "abc123" }'),
        ),
        does_not=(smtp(SMTP), smtp("smtp://PM-T-outbound-x:y@smtp.postmarkapp.com")),
    ),
    "AUTHJS351": Case(
        holds=(smtp(SMTP.replace("smtp.postmarkapp", "api.postmarkapp")), server('host: "smtp.postmark.com"')),
        does_not=(smtp(SMTP), smtp(SMTP.replace("smtp.", "smtp-broadcasts."))),
        not_asked=(smtp("smtp://a:b@smtp.gmail.com:465"), server("host: process.env.SMTP_HOST, port: 465")),
    ),
    "AUTHJS352": Case(
        holds=(
            smtp(SMTP.replace("587", "465")),
            smtp("smtps://a:a@smtp.postmarkapp.com"),
            server('host: "smtp.postmarkapp.com", port: 465'),
        ),
        does_not=(
            smtp(SMTP),
            smtp("smtp://a:a@smtp.postmarkapp.com"),
            server('host: "smtp.postmarkapp.com", port: port()'),
        ),
        not_asked=(smtp("smtp://a:b@smtp.gmail.com:465"),),
    ),
    "AUTHJS353": Case(
        holds=(smtp(SMTP.replace("smtp:", "smtps:")), server('host: "smtp.postmarkapp.com", port: 587, secure: true')),
        does_not=(smtp(SMTP), server('host: "smtp.postmarkapp.com", port: 587, secure: isProduction')),
    ),
    "AUTHJS354": Case(
        holds=(
            smtp("smtp://token@smtp.postmarkapp.com:587"),
            smtp("smtp://smtp.postmarkapp.com:587"),
            server('host: "smtp.postmarkapp.com", auth: { user: process.env.T }'),
            env("EMAIL_SERVER_HOST=smtp.postmarkapp.com\nEMAIL_SERVER_USER=x\n"),
        ),
        does_not=(
            smtp(SMTP),
            server('host: "smtp.postmarkapp.com", auth: { user: process.env.T, pass: process.env.T }'),
            server('host: "smtp.postmarkapp.com", auth: credentials()'),
        ),
    ),
    "AUTHJS355": Case(
        holds=(smtp("smtp://me%40example.com:secret@smtp.postmarkapp.com:587"),),
        does_not=(
            smtp(SMTP),
            server('host: "smtp.postmarkapp.com", auth: { user: process.env.A, pass: process.env.B }'),
        ),
    ),
    "AUTHJS356": Case(
        holds=(
            smtp(f"smtp://{SERVER_TOKEN}:{SANDBOX_SERVER_TOKEN}@smtp.postmarkapp.com:587"),
            smtp("smtp://apikey:x@smtp.postmarkapp.com"),
        ),
        does_not=(
            smtp(SMTP),
            smtp("smtp://PM-T-outbound-x:y@smtp.postmarkapp.com"),
            server('host: "smtp.postmarkapp.com", auth: { user: process.env.A, pass: process.env.B }'),
        ),
    ),
    "AUTHJS357": Case(
        holds=(server('host: "smtp.postmarkapp.com", headers: { "X-Postmark-Server-Token": token }'),),
        does_not=(server('host: "smtp.postmarkapp.com", headers: { "X-PM-Message-Stream": "outbound" }'), smtp(SMTP)),
    ),
    "AUTHJS358": Case(
        holds=(smtp("smtp.postmarkapp.com"), smtp("postmark"), smtp("https://api.postmarkapp.com")),
        does_not=(smtp(SMTP), smtp("smtp://${TOKEN}:${TOKEN}@smtp.postmarkapp.com"), env(KEY), env("EMAIL_SERVER=\n")),
    ),
    "AUTHJS359": Case(
        holds=(
            v4(f"EmailProvider({{ server: process.env.EMAIL_SERVER, {FROM} }})") + env(SECRET),
            v5(f"Nodemailer({{ server: process.env.MAIL, {FROM} }})") + env("MAIL=\n"),
        ),
        does_not=(v4(f"EmailProvider({{ server: process.env.EMAIL_SERVER, {FROM} }})") + smtp(SMTP),),
        not_asked=(v5() + env(KEY), v4(f"EmailProvider({{ server: transport(), {FROM} }})") + env(SECRET)),
    ),
}
__all__ = ["HOST", "MAIL", "NAMES", "POSTMARK", "SENDERS", "Case"]
