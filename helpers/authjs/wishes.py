"""What settings somebody wants the generator to write, checked before anything is written.

Imports the problems of the client and the names. A wish never holds a token.
"""

import re
from dataclasses import dataclass
from email.utils import parseaddr
from enum import StrEnum

from helpers.authjs.env_names import KEY, SECRETS, SENDERS, is_account_name, is_key_name, is_public_name
from helpers.authjs.refusal_rows import DEFAULT_SENDER
from helpers.client.problems import SettingsProblem
from helpers.reference.public_domains import PUBLIC_DOMAINS

_NAME = re.compile(r"[A-Z][A-Z0-9_]{0,60}")
_TAKEN = {
    *SECRETS,
    "NEXTAUTH_SECRET",
    "AUTH_URL",
    "NEXTAUTH_URL",
    "AUTH_TRUST_HOST",
    "EMAIL_SERVER",
    "NODE_ENV",
    "PATH",
}
_UNSAFE = re.compile(r"[\\$`#\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ADDRESS = re.compile(r"[A-Za-z0-9.!%*+/=?^_{|}~-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")


class Way(StrEnum):
    """How sign-in mails travel."""

    V5_PROVIDER = "Auth.js 5 with its Postmark provider"
    V5_NODEMAILER = "Auth.js 5 over SMTP"
    V4_SMTP = "next-auth 4 over SMTP"
    V4_HTTP = "next-auth 4 over Postmark's API"


class Framework(StrEnum):
    """What the application is built with; version 4 is for Next.js only."""

    NEXT = "Next.js"
    EXPRESS = "Express"
    SVELTEKIT = "SvelteKit"


class WishRefused(SettingsProblem):
    """The settings that are wanted would not work, or not be safe. `str()` is a sentence for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What to write: the way, the sender, and the names of the two variables. Raises WishRefused."""

    way: Way
    sender: str  # "hello@your.domain" or "Shop <hello@your.domain>"
    framework: Framework = Framework.NEXT
    key_name: str = ""  # of the variable with the server token; "" for the usual one
    sender_name: str = "EMAIL_FROM"

    def __post_init__(self) -> None:
        """Refuse what the doctor would find fault with."""
        if self.is_v4 and self.framework is not Framework.NEXT:
            raise WishRefused(f"next-auth 4 is for Next.js; for {self.framework} choose Auth.js 5.")
        _check_sender(self.sender)
        _check_names(self.key, self.sender_name)

    @property
    def is_v4(self) -> bool:
        """Whether next-auth 4 is wanted."""
        return self.way in (Way.V4_SMTP, Way.V4_HTTP)

    @property
    def over_smtp(self) -> bool:
        """Whether nodemailer sends."""
        return self.way in (Way.V5_NODEMAILER, Way.V4_SMTP)

    @property
    def key(self) -> str:
        """The name of the variable with the server token."""
        return self.key_name or (KEY if self.way is Way.V5_PROVIDER else "POSTMARK_SERVER_TOKEN")


def _check_sender(sender: str) -> None:
    address = parseaddr(sender)[1]
    if _UNSAFE.search(sender) or ("'" in sender and '"' in sender) or sender != sender.strip():
        raise WishRefused(
            "The sender holds a character that .env files cannot carry everywhere. Choose a plainer name."
        )
    if not _ADDRESS.fullmatch(address) or not (sender == address or sender.endswith(f"<{address}>")):
        raise WishRefused('The sender is no address. Write hello@your.domain or "Shop <hello@your.domain>".')
    if address.rpartition("@")[2].lower() in PUBLIC_DOMAINS:
        raise WishRefused("Postmark does not send from public mail domains. Use an address on a domain of your own.")
    if DEFAULT_SENDER in sender.lower():
        raise WishRefused("This is Auth.js's example address. Use one that your Postmark account may send from.")


def _check_names(key: str, sender_name: str) -> None:
    for name in (key, sender_name):
        if not _NAME.fullmatch(name):
            raise WishRefused(
                "A variable's name has capital letters, digits and underscores, and begins with a letter."
            )
        if name in _TAKEN or is_public_name(name) or is_account_name(name):
            raise WishRefused(f"{name} means something else, or would be public. Choose another name.")
    if key == sender_name or is_key_name(sender_name) or key in SENDERS:
        raise WishRefused("The token and the sender need a variable each, and names that say which is which.")
