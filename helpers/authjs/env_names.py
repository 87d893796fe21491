"""Names of environment variables: what Auth.js reads, what looks like it, and which file comes before which.

Imports the readers' records.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from helpers.authjs.env_file import EnvEntry
from helpers.authjs.settings_facts import How, Provider, ProviderKind
from helpers.authjs.situation import Situation

_ALIKE = 0.9  # AUTH_POSTMARK_KYE has 0.94, AUTH_POSTMARK_ID 0.85
KEY = "AUTH_POSTMARK_KEY"
SECRETS = ("AUTH_SECRET", "AUTH_SECRET_1", "AUTH_SECRET_2", "AUTH_SECRET_3")
SENDERS = (
    "EMAIL_FROM",
    "AUTH_EMAIL_FROM",
    "AUTH_POSTMARK_FROM",
    "POSTMARK_FROM",
    "POSTMARK_FROM_EMAIL",
    "MAIL_FROM",
    "FROM_EMAIL",
    "EMAIL_SENDER",
)
_KEY_LIKE = re.compile(
    r"POSTMARK(?!.*(?:WEBHOOK|SMTP|FROM|STREAM|TEMPLATE|ACCOUNT)).*(?:KEY|TOKEN|SECRET|_ID$)", re.IGNORECASE
)
_ACCOUNT = re.compile(r"POSTMARK.*ACCOUNT|ACCOUNT.*POSTMARK", re.IGNORECASE)
_PUBLIC = re.compile(r"(?:NEXT_PUBLIC|VITE|PUBLIC|NUXT_PUBLIC|REACT_APP|EXPO_PUBLIC|GATSBY)_")


def is_account_name(name: str) -> bool:
    """Whether a name promises an account token."""
    return _ACCOUNT.search(name) is not None


def is_key_name(name: str) -> bool:
    """Whether a name promises a token of Postmark's that is no account token."""
    return _KEY_LIKE.search(name) is not None


def is_misspelt(name: str) -> bool:
    """Whether a name is the key's with a slip of the pen, so that it promises a key no more."""
    return name != KEY and SequenceMatcher(None, name.upper(), KEY).ratio() >= _ALIKE


def is_public_name(name: str) -> bool:
    """Whether frameworks write this variable's value into code that browsers load."""
    return _PUBLIC.match(name) is not None


def key_entries(situation: Situation) -> Iterator[EnvEntry]:
    """The entries that should hold a server token and count, as far as what they hold is known."""
    for entry in situation.entries():
        if is_key_name(entry.name) and not entry.is_empty and not entry.is_open and situation.counts(entry):
            yield entry


def key_names(situation: Situation) -> list[tuple[str, Provider, str]] | None:
    """For each Postmark provider the variable that its key comes from, the provider and its file; None if unknown."""
    if situation.settings is None:
        return None
    found = [(facts, provider) for facts, provider in situation.providers(ProviderKind.POSTMARK)]
    names = [(name, provider, facts.file) for facts, provider in found if (name := key_name(provider))]
    return names if len(names) == len(found) and found else None


def key_name(provider: Provider) -> str | None:
    """The variable that a provider's key comes from; None when it comes from elsewhere or cannot be told."""
    value = provider.option("apiKey")
    if value is not None and value.how is How.ENV:
        return value.text
    return KEY if provider.lacks("apiKey") else None


def names_postmark(situation: Situation) -> bool:
    """Whether anything that was handed over says that the mail goes through Postmark."""
    in_env = any("POSTMARK" in entry.name.upper() for entry in situation.entries())
    in_code = any(True for _ in situation.providers(ProviderKind.POSTMARK))
    by_smtp = any("postmark" in (server.host or "").lower() for server in situation.smtp_servers or ())
    asked = any(facts.requests for facts in situation.settings or ())
    return in_env or in_code or by_smtp or asked
