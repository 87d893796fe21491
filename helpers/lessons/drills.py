"""Broken situations to repair, one a lesson: what an application holds, and what happened before you came.

A drill breaks the practice world only by requests that an application could have sent, so it needs nothing but a
connection. Its tokens are practice tokens: a live connection refuses them before anything is sent.
"""

from collections.abc import Mapping

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.token import Token
from helpers.lessons.send_a_sample import CUSTOMER
from helpers.reference.destinations import BOUNCE_TESTING_DOMAIN
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN

_BOOKKEEPER = f"bookkeeping@{BOUNCE_TESTING_DOMAIN}"  # an unknown name there bounces hard


def sign_in_settings() -> Mapping[str, Token | str]:
    """Lesson 01: the environment of an application whose users cannot sign in."""
    return {"AUTH_POSTMARK_KEY": Token(ACCOUNT_TOKEN), "EMAIL_FROM": "grace@example.org"}


async def order_confirmation(connection: Connection) -> Email:
    """Lesson 02: a message that should go out and does not; one of its recipients bounced last week.

    Raises PracticeTokenInLive on a live connection.
    """
    before = Email(sender="orders@example.com", to=_BOOKKEEPER, subject="Your order", text_body="Thank you.")
    await connection.send("POST", "/email", server_token=Token(SERVER_TOKEN), body=before.body)
    return Email(
        sender="grace@example.org",
        to=f"{CUSTOMER}, {_BOOKKEEPER}",
        subject="Your order",
        message_stream="Default Transactional Stream",
    )


def production_settings() -> Mapping[str, Token]:
    """Lesson 03: the tokens of an application in production, whose mail is accepted and reaches nobody."""
    return {"AUTH_POSTMARK_KEY": Token(SANDBOX_SERVER_TOKEN), "POSTMARK_ACCOUNT_TOKEN": Token(ACCOUNT_TOKEN)}
