"""Without a `.env` file nobody has seen the key: that is said, and “nothing wrong” is not."""

import pytest

from helpers.authjs.doctor import diagnose
from helpers.authjs.unseen import unseen_settings
from tests.authjs.application import FROM, KEY, SECRET, Pieces, env, package, situation, v4, v5

EXAMPLE = env("AUTH_POSTMARK_KEY=\nAUTH_SECRET=\n", ".env.example")


def unseen(pieces: Pieces, environ: dict[str, str] | None = None) -> list[str]:
    return list(unseen_settings(situation(pieces, environ)))


def test_the_key_and_the_secret_are_named() -> None:
    says = "auth.ts: what stands in AUTH_POSTMARK_KEY, AUTH_SECRET was not seen;"
    assert unseen(v5()) == [f"{says} no .env file was handed over."]
    assert unseen(v5() + EXAMPLE) == [f"{says} only an example of a .env file was handed over."]


def test_names_of_the_codes_own_are_named() -> None:
    assert (
        "PM_KEY, MAIL_FROM, AUTH_SECRET"
        in unseen(v5("Postmark({ apiKey: process.env.PM_KEY, from: process.env.MAIL_FROM })"))[0]
    )
    over_smtp = v4(f"EmailProvider({{ server: process.env.EMAIL_SERVER, {FROM} }})") + package(next_auth="4.24.15")
    assert "EMAIL_SERVER, NEXTAUTH_SECRET" in unseen(over_smtp)[0]


@pytest.mark.parametrize("pieces", [v5() + env(""), env(KEY), package(next_auth="beta"), ()])
def test_nothing_is_said_with_a_file_or_without_settings(pieces: Pieces) -> None:
    assert unseen(pieces) == []


def test_what_the_process_holds_is_seen() -> None:
    assert unseen(v5() + EXAMPLE, {"AUTH_POSTMARK_KEY": "x", "AUTH_SECRET": "x"}) == []


def test_it_cannot_be_told_then() -> None:
    assert (diagnose(v5()).can_tell, diagnose(v5() + env(KEY + SECRET)).can_tell) == (False, True)
