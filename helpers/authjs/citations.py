"""Where the facts about Auth.js, NextAuth and nodemailer are stated: their own source, their documents, reports.

Imports the sources. What Auth.js does stands in its code, so most of it is observed there.
"""

from helpers.reference.sources import SUPPORT, assumed, documented, observed

_CORE = "https://github.com/nextauthjs/next-auth/blob/main/packages/core/src"
_V4 = "https://github.com/nextauthjs/next-auth/blob/v4/packages/next-auth/src"
_ISSUES = "https://github.com/nextauthjs/next-auth/issues"
_SMTP_PAGE = f"{SUPPORT}/811-what-are-the-smtp-details-api-tokens-i-should-be-using"
_DOCS_PAGE = "https://github.com/nextauthjs/next-auth/blob/main/docs/pages/getting-started/providers/postmark.mdx"

PROVIDER = observed(f"{_CORE}/providers/postmark.ts")
PROVIDER_ENV = observed(f"{_CORE}/lib/utils/env.ts", "AUTH_<ID>_KEY is the only name that is looked for")
HOST_ENV = observed(f"{_CORE}/lib/utils/env.ts", "AUTH_URL, AUTH_TRUST_HOST and the platforms' variables")
MERGE = observed(f"{_CORE}/lib/utils/merge.ts", "an option that is undefined does not count")
SEND_TOKEN = observed(f"{_CORE}/lib/actions/signin/send-token.ts")
PROVIDERS = observed(f"{_CORE}/lib/utils/providers.ts")
ASSERT = observed(f"{_CORE}/lib/utils/assert.ts")
ERRORS = observed(f"{_CORE}/errors.ts")
ERROR_PAGE = observed(f"{_CORE}/lib/pages/error.tsx", "the page's texts")
CONFIG_REFUSED = observed(f"{_CORE}/index.ts", "what Auth() answers when assertConfig finds an error")
NODEMAILER_PROVIDER = observed(f"{_CORE}/providers/nodemailer.ts")
V4_EMAIL = observed(f"{_V4}/providers/email.ts")
V4_SIGNIN = observed(f"{_V4}/core/routes/signin.ts")
NEXT_ENV = observed(
    "https://github.com/nextauthjs/next-auth/blob/main/packages/next-auth/src/lib/env.ts",
    "AUTH_SECRET, then NEXTAUTH_SECRET",
)
DOCS_SAMPLE = observed(_DOCS_PAGE, "the page's samples, read in November 2026")
WHICH_TOKEN = observed(f"{_ISSUES}/12442")
NOT_RELEASED = observed(f"{_ISSUES}/10619", "the provider came with 5.0.0-beta.17")
ADAPTER = observed(f"{_ISSUES}/7016")
EDGE = observed(f"{_ISSUES}/10104")
WRONG_ID = observed(f"{_ISSUES}/12443")
UNTRUSTED = observed(f"{_ISSUES}/8327")
EXPRESS_ROUTE = observed(
    "https://github.com/nextauthjs/next-auth/blob/main/packages/frameworks-express/src/index.ts",
    "seen with @auth/express 0.12.3 on Express 5.3",
)
PEERS = observed("https://github.com/nextauthjs/next-auth/blob/main/packages/next-auth/package.json")
MIGRATION = observed("https://github.com/nextauthjs/next-auth/blob/main/docs/pages/getting-started/migrating-to-v5.mdx")
AXIOS_ON_EDGE = observed("https://github.com/ActiveCampaign/postmark.js/issues/130")
BOTH_HEADERS = observed("https://github.com/keighl/postmark/issues/1")
LEFT_SENDER = observed("https://github.com/DimiMikadze/fest/issues/4")
ACCOUNT_TOKEN_USED = observed("https://github.com/ActiveCampaign/postmark-php/issues/34")
SMTP = documented(_SMTP_PAGE, "host, ports 25, 2525 and 587, and what to sign in with")
NODEMAILER_TLS = observed("https://github.com/nodemailer/nodemailer/blob/master/lib/smtp-connection/index.js")
DOTENV = observed("https://github.com/motdotla/dotenv/blob/master/lib/main.js")
EXPANDED = documented("https://github.com/motdotla/dotenv-expand", "what it adds to dotenv; tried with Node 20 too")
IN_UTF16 = observed("https://github.com/motdotla/dotenv/issues/445")
ENV_ORDER = observed("https://github.com/vercel/next.js/blob/canary/packages/next-env/index.ts")
PUBLIC_PREFIX = observed(
    "https://github.com/vercel/next.js/blob/canary/packages/next/src/lib/static-env.ts",
    "variables with the public prefix are written into the code that browsers load",
)
AUTH_PAGE = documented("https://postmarkapp.com/developer/api/overview#authentication")
SENDERS = documented("https://postmarkapp.com/developer/api/signatures-api")
RESERVED_NAMES = documented("https://www.rfc-editor.org/rfc/rfc2606", "section 3: example.com is reserved")
LINK_SCANNERS = assumed(
    "https://authjs.dev/getting-started/providers/postmark",
    "a link works once; who opened it first does not stand in the log",
)
KIT_RULE = assumed("https://authjs.dev/getting-started/providers/postmark", "a rule of this kit: nothing is guessed")
