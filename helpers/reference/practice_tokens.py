"""The practice tokens: the one list of plain, visibly artificial strings that stand in for secrets.

They open nothing but the practice Postmark, so they may be shown, copied and committed. Every practice token
starts with `PREFIX`; no token of the real Postmark does.
"""

PREFIX = "practice-"

ACCOUNT_TOKEN = "practice-account-token"  # noqa: S105
SERVER_TOKEN = "practice-server-token-demo-app"  # noqa: S105
SANDBOX_SERVER_TOKEN = "practice-server-token-demo-tests"  # noqa: S105
SMTP_ACCESS_KEY = "practice-smtp-access-key-outbound"
SMTP_SECRET_KEY = "practice-smtp-secret-key-outbound"  # noqa: S105


def is_practice_token(text: str) -> bool:
    """Whether `text` is a token that only the practice Postmark can know."""
    return text.lower().startswith(PREFIX)
