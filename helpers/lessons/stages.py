"""The settings of one application on its way from a test server to production, for lesson 05.

Every token in them is a practice token. Imports the practice tokens and the reader of .env files.
"""

from helpers.authjs.env_file import read_env
from helpers.authjs.env_names import KEY
from helpers.client.token import Token
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN

_ENV = """\
AUTH_URL={url}
AUTH_SECRET={random}
AUTH_POSTMARK_KEY={key}
EMAIL_FROM='Shop <hello@example.com>'
"""
_PRODUCTION = {"url": "https://shop.example.com/auth", "random": "a-long-random-text-for-production"}

STAGING = _ENV.format(
    url="https://staging.example.com/auth", random="a-long-random-text-for-staging", key=SANDBOX_SERVER_TOKEN
)
PRODUCTION = _ENV.format(**_PRODUCTION, key=SERVER_TOKEN)


def key_in(env: str) -> Token:
    """The token that Auth.js finds in the text of a .env file; an empty one where there is none."""
    entry = read_env(".env", env).last(KEY)
    return Token(entry.value if entry else "")


def switched() -> str:
    """The drill: what stands in production after a switch, and nobody gets a mail."""
    return f"{_ENV.format(**_PRODUCTION, key=SANDBOX_SERVER_TOKEN)}POSTMARK_ACCOUNT_TOKEN={ACCOUNT_TOKEN}\n"
