"""Files of applications that sign people in with Auth.js, for lesson 04: what is wrong with them, the doctor finds.

Every token in them is a practice token. Imports the practice tokens only.
"""

from collections.abc import Mapping
from types import MappingProxyType

from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN

# Three faults: the name that Auth.js does not read, a space behind the token, a sender on everybody's domain.
ENV = f"""\
AUTH_SECRET=a-long-random-text
POSTMARK_API_TOKEN="{SERVER_TOKEN} "
EMAIL_FROM=lin.shop@gmail.com
"""

# As a sample of the provider's documentation has it in November 2026: the key is written as a bare name.
# Source: https://github.com/nextauthjs/next-auth/blob/main/docs/pages/getting-started/providers/postmark.mdx
COPIED = """\
import NextAuth from "next-auth"
import Postmark from "next-auth/providers/postmark"

export const { handlers, auth, signIn, signOut } = NextAuth({
  providers: [
    Postmark({
      apiKey: AUTH_POSTMARK_KEY,
      from: "hello@example.com",
    }),
  ],
})
"""

_LOG = """\
[auth][error] Error: Postmark error: {"ErrorCode":10,"Message":"Request does not contain a valid Server token."}
"""
_SHOP_ENV = f"""\
AUTH_SECRET=a-long-random-text
AUTH_POSTMARK_KEY={SERVER_TOKEN}
POSTMARK_KEY={ACCOUNT_TOKEN}
EMAIL_FROM='Shop <hello@example.com>'
"""
_SHOP = """\
import NextAuth from "next-auth"
import Postmark from "next-auth/providers/postmark"
import { adapter } from "./adapter"

export const { handlers, auth, signIn, signOut } = NextAuth({
  adapter,
  providers: [Postmark({ apiKey: process.env.POSTMARK_KEY })],
})
"""
MENDED = _SHOP.replace("apiKey: process.env.POSTMARK_KEY", "from: process.env.EMAIL_FROM")


def shop() -> Mapping[str, str]:
    """The drill: an application that ends on `error=Configuration`, with the log that it wrote."""
    return MappingProxyType({".env": _SHOP_ENV, "auth.ts": _SHOP, "server.log": _LOG})
