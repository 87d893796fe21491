"""For each rule about code and versions: applications in which it holds, does not, or cannot be asked."""

from collections.abc import Mapping

from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.authjs.application import FROM, KEY, POSTMARK, core, env, package, ts, v4, v5
from tests.authjs.cases import Case, fetching

API = "https://api.postmarkapp.com/email"
SMTP_PROVIDER = f"Nodemailer({{ server: process.env.EMAIL_SERVER, {FROM} }})"
EMAIL_PROVIDER = f"EmailProvider({{ server: process.env.EMAIL_SERVER, {FROM} }})"
EDGE = 'export const runtime = "edge"'
EXPRESS = """
import { ExpressAuth } from "@auth/express"
app.use("%s", ExpressAuth({ adapter, providers: [] }))
"""

CODE: Mapping[str, Case] = {
    "AUTHJS401": Case(
        holds=(
            v5(settings=""),
            v5(settings="adapter: undefined,"),
            v4(EMAIL_PROVIDER, settings='session: { strategy: "jwt" },'),
        ),
        does_not=(v5(), v5(settings="adapter: PrismaAdapter(prisma),"), v5(settings="") + v5()),
        not_asked=(
            v5(settings="...shared,"),
            v5("GitHub", settings="", head='import GitHub from "next-auth/providers/github"'),
        ),
    ),
    "AUTHJS402": Case(
        holds=(
            v5(f"Postmark({{ apiKey: AUTH_POSTMARK_KEY, {FROM} }})"),
            ts(f"Postmark({{ apiKey: KEY, {FROM} }})\nexport const x = {{ providers: [Postmark({{ apiKey: KEY }})] }}"),
        ),
        does_not=(
            v5(),
            v5(f"Postmark({{ apiKey: KEY, {FROM} }})", head="const KEY = process.env.KEY"),
            v5(f"Postmark({{ apiKey: KEY, {FROM} }})", head='import { KEY } from "./env"'),
        ),
    ),
    "AUTHJS403": Case(
        holds=(
            v5(f"Postmark({{ apiKey: process.env.MY_KEY, {FROM} }})") + env(f"{KEY}MY_KEY={SANDBOX_SERVER_TOKEN}\n"),
        ),
        does_not=(
            v5() + env(KEY),
            v5(f"Postmark({{ apiKey: process.env.MY_KEY, {FROM} }})") + env(KEY),
            v5(f"Postmark({{ apiKey: process.env.MY_KEY, {FROM} }})")
            + env(KEY + KEY.replace("AUTH_POSTMARK_KEY", "MY_KEY")),
        ),
    ),
    "AUTHJS404": Case(
        holds=(v5(f"Postmark({{ apiKey: process.env.POSTMARK_ACCOUNT_TOKEN, {FROM} }})"),),
        does_not=(v5(), v5(f"Postmark({{ apiKey: process.env.POSTMARK_TOKEN, {FROM} }})")),
    ),
    "AUTHJS405": Case(
        holds=(v5(f"Postmark({{ server: process.env.EMAIL_SERVER, {FROM} }})"),), does_not=(v5(), v5(SMTP_PROVIDER))
    ),
    "AUTHJS406": Case(
        holds=(ts('import { env } from "$env/dynamic/prviate"'),),
        does_not=(ts('import { env } from "$env/dynamic/private"'), v5()),
    ),
    "AUTHJS407": Case(
        holds=(core(defaults=""),),
        does_not=(core(), core(defaults="") + core()),
        not_asked=(v5(),),
    ),
    "AUTHJS421": Case(
        holds=(
            fetching("https://api.postmark.com/emails"),
            fetching("https://api.postmarkapp.com/emails"),
            fetching("https://postmarkapp.com/email"),
        ),
        does_not=(fetching(API), fetching(f"{API}/withTemplate"), fetching("http://127.0.0.1:8025/postmark"), v5()),
    ),
    "AUTHJS422": Case(
        holds=(fetching(API, "Authorization: `Bearer ${token}`"), fetching(API, 'authorization: "Bearer " + token')),
        does_not=(fetching(API), fetching("https://api.example.com", "Authorization: `Bearer ${token}`")),
    ),
    "AUTHJS423": Case(
        holds=(
            fetching(API, '"X-Postmark-Account-Token": token'),
            fetching(API, '"x-postmark-account-token": a, "x-postmark-server-token": b'),
        ),
        does_not=(fetching(API), fetching("https://api.postmarkapp.com/servers", '"X-Postmark-Account-Token": token')),
    ),
    "AUTHJS424": Case(
        holds=(v5(tail='signIn("email")'), v5(SMTP_PROVIDER, tail='signIn("postmark", {})')),
        does_not=(
            v5(tail='signIn("postmark")'),
            v5(tail='signIn("github")'),
            v4(EMAIL_PROVIDER) + ts('signIn("email")', "a.tsx"),
        ),
        not_asked=(
            v5(f"{POSTMARK}, ...others", tail='signIn("email")'),
            ts('signIn("email")'),
            v5("Postmark({ ...options })", tail='signIn("email")'),
        ),
    ),
    "AUTHJS425": Case(
        holds=(
            v5(SMTP_PROVIDER, head=EDGE),
            v5(SMTP_PROVIDER, head='export const config = { runtime: "experimental-edge" }'),
        ),
        does_not=(v5(SMTP_PROVIDER), v5(head=EDGE), v5(SMTP_PROVIDER, head='export const runtime = "nodejs"')),
    ),
    "AUTHJS426": Case(holds=(v5(head=EDGE),), does_not=(v5(), v5(head=EDGE, settings=""))),
    "AUTHJS427": Case(holds=(ts(EXPRESS % "/auth/*splat"),), does_not=(ts(EXPRESS % "/auth/*"), v5())),
}

VERSIONS: Mapping[str, Case] = {
    "AUTHJS601": Case(
        holds=(
            v5() + package(next_auth="5.0.0-beta.16"),
            v5() + package(next_auth="^5.0.0-beta.4"),
            v5() + package(next_auth="4.24.15"),
            v5() + package(next_auth="latest"),
        ),
        does_not=(
            v5() + package(next_auth="5.0.0-beta.17"),
            v5() + package(next_auth="beta"),
            v5() + package(next_auth="^5.0.0"),
        ),
        not_asked=(
            v5(),
            package(next_auth="4.24.15"),
            v5() + package(next_auth="workspace:*"),
            v5() + package(next="15"),
        ),
    ),
    "AUTHJS602": Case(
        holds=(
            ts('import NextAuth from "next-auth"\nexport const { handlers } = NextAuth({})')
            + package(next_auth="4.24.15"),
            v4(EMAIL_PROVIDER) + package(next_auth="5.0.0-beta.32"),
        ),
        does_not=(v5() + package(next_auth="beta"), v4(EMAIL_PROVIDER) + package(next_auth="^4.0.0")),
        not_asked=(v5() + package(next_auth="4.24.15"), v5() + package(next="15")),
    ),
    "AUTHJS603": Case(
        holds=(v5(SMTP_PROVIDER) + package(next_auth="beta"), v4(EMAIL_PROVIDER) + package(next_auth="4.24.15")),
        does_not=(v5(SMTP_PROVIDER) + package(next_auth="beta", nodemailer="^7.0.7"),),
        not_asked=(v5(SMTP_PROVIDER), v5() + package(next_auth="beta")),
    ),
    "AUTHJS604": Case(
        holds=(package(next_auth="4.24.15", nodemailer="^8.0.5"), package(next_auth="beta", nodemailer="10.6.0")),
        does_not=(package(next_auth="beta", nodemailer="^8.0.5"), package(next_auth="^4.24.0", nodemailer="6.9.0")),
        not_asked=(package(next_auth="beta"), package(nodemailer="10"), package(next_auth="beta", nodemailer="*")),
    ),
    "AUTHJS605": Case(
        holds=(v5(head='import { PrismaAdapter } from "@auth/prisma-adapter"') + package(next_auth="beta"),),
        does_not=(v5(head='import { P } from "@auth/prisma-adapter"') + package(auth__prisma_adapter="2"),),
        not_asked=(v5() + package(next_auth="beta"), v5(head='import { P } from "@auth/prisma-adapter"')),
    ),
    "AUTHJS606": Case(
        holds=(package(next_auth="beta") + package(next_auth="beta", **{"next-auth__prisma_adapter": "1"}),),
        does_not=(package(next_auth="beta", auth__prisma_adapter="2"),),
        not_asked=(package(next_auth="4.24.15", **{"next-auth__prisma_adapter": "1"}),),
    ),
    "AUTHJS607": Case(
        holds=(v5(head=EDGE) + package(postmark="^4.0.7"),),
        does_not=(v5(head=EDGE) + package(postmark="5.1.0"),),
        not_asked=(v5() + package(postmark="^4.0.7"), v5(head=EDGE) + package(next="15")),
    ),
}
