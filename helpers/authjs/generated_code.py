"""The settings code that the generator writes, one template a way of sending. Imports the wishes.

The code reads variables only: no template has room for a token.
"""

from helpers.authjs.env_names import KEY
from helpers.authjs.wishes import Framework, Way, Wishes

_MODULES = {Framework.NEXT: "next-auth", Framework.EXPRESS: "@auth/express", Framework.SVELTEKIT: "@auth/sveltekit"}
_ADAPTER = 'import { adapter } from "./adapter" // your database\'s adapter: sign-in by mail needs one'


def code_for(wishes: Wishes) -> str:
    """The settings code."""
    if wishes.way is Way.V4_HTTP:
        return _V4_HTTP % {"adapter": _ADAPTER, "key": wishes.key, "sender": wishes.sender_name}
    provider = _smtp(wishes) if wishes.over_smtp else _postmark(wishes)
    return _v4(provider) if wishes.is_v4 else _v5(wishes, provider)


def file_for(wishes: Wishes) -> str:
    """Where the code belongs."""
    if wishes.is_v4:
        return "pages/api/auth/[...nextauth].ts"
    return {Framework.NEXT: "auth.ts", Framework.EXPRESS: "src/auth.ts", Framework.SVELTEKIT: "src/auth.ts"}[
        wishes.framework
    ]


def _variable(wishes: Wishes, name: str) -> str:
    return f"env.{name}" if wishes.framework is Framework.SVELTEKIT else f"process.env.{name}"


def _postmark(wishes: Wishes) -> str:
    key = "" if wishes.key == KEY else f"\n      apiKey: {_variable(wishes, wishes.key)},"
    by_itself = f"\n      // {KEY} is found by itself" if not key else ""
    return f"""\
    Postmark({{{by_itself}{key}
      from: {_variable(wishes, wishes.sender_name)},
    }}),"""


def _smtp(wishes: Wishes) -> str:
    token = _variable(wishes, wishes.key)
    name = "EmailProvider" if wishes.is_v4 else "Nodemailer"
    return f"""\
    {name}({{
      server: {{
        host: "smtp.postmarkapp.com",
        port: 587, // STARTTLS; Postmark does not serve 465
        auth: {{ user: {token}, pass: {token} }}, // the server token is both
      }},
      from: {_variable(wishes, wishes.sender_name)},
    }}),"""


def _v5(wishes: Wishes, provider: str) -> str:
    module = _MODULES[wishes.framework]
    name = "Nodemailer" if wishes.over_smtp else "Postmark"
    lines = {
        Framework.NEXT: (
            f'import NextAuth from "{module}"',
            "export const { handlers, auth, signIn, signOut } = NextAuth({",
            "})",
        ),
        Framework.EXPRESS: (
            f'import {{ ExpressAuth }} from "{module}"',
            "export const authHandler = ExpressAuth({",
            "})",
        ),
        Framework.SVELTEKIT: (
            f'import {{ SvelteKitAuth }} from "{module}"\nimport {{ env }} from "$env/dynamic/private"',
            "export const { handle, signIn, signOut } = SvelteKitAuth({",
            "})",
        ),
    }
    imported, opening, closing = lines[wishes.framework]
    return f"""\
{imported}
import {name} from "{module}/providers/{name.lower()}"
{_ADAPTER}

{opening}
  adapter,
  providers: [
{provider}
  ],
{closing}
// sign in with signIn("{name.lower()}", {{ email }})
"""


def _v4(provider: str) -> str:
    return f"""\
import NextAuth from "next-auth"
import EmailProvider from "next-auth/providers/email"
{_ADAPTER}

export default NextAuth({{
  adapter,
  providers: [
{provider}
  ],
}})
// sign in with signIn("email", {{ email }})
"""


_V4_HTTP = """\
import NextAuth from "next-auth"
%(adapter)s

export default NextAuth({
  adapter,
  providers: [
    {
      id: "postmark",
      name: "Postmark",
      type: "email",
      maxAge: 24 * 60 * 60, // seconds that a link is good for
      async sendVerificationRequest({ identifier, url }) {
        const reply = await fetch("https://api.postmarkapp.com/email", {
          method: "POST",
          headers: {
            Accept: "application/json",
            "Content-Type": "application/json",
            "X-Postmark-Server-Token": process.env.%(key)s ?? "",
          },
          body: JSON.stringify({
            From: process.env.%(sender)s,
            To: identifier,
            Subject: "Your sign-in link",
            TextBody: `Sign in: ${url}`,
            MessageStream: "outbound",
          }),
        })
        if (!reply.ok) throw new Error(`Postmark error: ${reply.status} ${await reply.text()}`)
      },
    },
  ],
})
// sign in with signIn("postmark", { email })
"""
