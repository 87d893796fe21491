"""Writes settings for sign-in by mail that the doctor finds no fault with: a `.env` file and code, never a token.

Imports the wishes and the code's templates.
"""

from dataclasses import dataclass

from helpers.authjs.generated_code import code_for, file_for
from helpers.authjs.piece import Piece
from helpers.authjs.wishes import Framework, Wishes


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """What was written: two files, what to install, and what is left to do by hand."""

    env: Piece
    code: Piece
    packages: tuple[str, ...]
    to_do: tuple[str, ...]


def generate(wishes: Wishes) -> Generated:
    """The files for these wishes. The values of the token and of the secret are left empty, to be filled in."""
    return Generated(
        env=Piece(name=".env.local" if wishes.framework is Framework.NEXT else ".env", text=_env(wishes)),
        code=Piece(name=file_for(wishes), text=code_for(wishes)),
        packages=_packages(wishes),
        to_do=(
            f"Copy a server token from Servers → your server → API Tokens behind {wishes.key}=.",
            "Confirm the sender in Postmark: as a sender signature, or by verifying its domain.",
            f"Make a secret with `npx auth secret` and put it behind {_secret(wishes)}=.",
            "Write adapter.ts with your database's adapter.",
        ),
    )


def _env(wishes: Wishes) -> str:
    quote = '"' if "'" in wishes.sender else "'"
    url = ["", "# The site's own address; sign-in links begin with it", "NEXTAUTH_URL=http://localhost:3000"]
    return "\n".join(
        (
            "# A server token (not the account token): Servers → your server → API Tokens",
            f"{wishes.key}=",
            "",
            "# An address that your Postmark account may send from",
            f"{wishes.sender_name}={quote}{wishes.sender}{quote}",
            "",
            "# A random text: npx auth secret",
            f"{_secret(wishes)}=",
            *(url if wishes.is_v4 else ()),
            "",
        )
    )


def _secret(wishes: Wishes) -> str:
    return "NEXTAUTH_SECRET" if wishes.is_v4 else "AUTH_SECRET"


def _packages(wishes: Wishes) -> tuple[str, ...]:
    names = {
        Framework.NEXT: "next-auth@beta",
        Framework.EXPRESS: "@auth/express",
        Framework.SVELTEKIT: "@auth/sveltekit",
    }
    auth = "next-auth@4" if wishes.is_v4 else names[wishes.framework]
    return (auth, "nodemailer@7") if wishes.over_smtp else (auth,)
