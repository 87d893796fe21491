"""Asking Postmark about the keys in `.env` files: which, how often, and what an account token is called."""

from helpers.authjs.examine_key import examine_key, has_key, keys_in_use
from helpers.authjs.piece import Piece
from helpers.diagnosis.records import Kind, Verdict
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from tests.authjs.application import FROM, KEY, Pieces, env, v5
from tests.diagnosis.asking import practice


async def examined(pieces: Pieces) -> tuple[tuple[Verdict, ...], list[str]]:
    connection, listening = practice()
    async with connection:
        return await examine_key(connection, *pieces), listening.asked


async def test_a_server_token() -> None:
    (verdict,), _ = await examined(env(KEY))
    assert (verdict.kind, verdict.origin) == (Kind.SERVER, "AUTH_POSTMARK_KEY in .env, line 1")
    assert verdict.usable


async def test_an_account_token_where_a_server_token_belongs() -> None:
    (verdict,), _ = await examined(env(f"\nAUTH_POSTMARK_KEY={ACCOUNT_TOKEN}\n"))
    assert verdict.findings[0].code == "ACCESS203"
    assert "AUTH_POSTMARK_KEY in .env, line 2 wants a server token" in verdict.findings[0].evidence


async def test_each_token_is_asked_once() -> None:
    verdicts, asked = await examined(env(KEY) + env(f"{KEY}POSTMARK_API_TOKEN={SERVER_TOKEN}\n", ".env.production"))
    assert len(verdicts) == 1
    assert asked.count("GET /deliverystats") == 1


async def test_only_what_counts_is_asked() -> None:
    pieces = env(KEY) + env(f"AUTH_POSTMARK_KEY={SANDBOX_SERVER_TOKEN}\n", ".env.local") + env(KEY, ".env.example")
    (verdict,), _ = await examined(pieces)
    assert verdict.origin == "AUTH_POSTMARK_KEY in .env.local, line 1"


async def test_nothing_is_asked_without_a_key() -> None:
    for pieces in ((), env("AUTH_POSTMARK_KEY=\n"), v5(), env(f"POSTMARK_ACCOUNT_TOKEN={ACCOUNT_TOKEN}\n")):
        assert not has_key(pieces)
        assert await examined(pieces) == ((), [])


async def test_a_text_that_should_not_travel_stays_here() -> None:
    (verdict,), asked = await examined(
        (Piece(name=".env", text="AUTH_POSTMARK_KEY=https://account.postmarkapp.com\n"),)
    )
    assert asked == []
    assert verdict.kind is Kind.UNKNOWN


OWN_NAME = v5(f"Postmark({{ apiKey: process.env.PM_KEY, {FROM} }})")


async def test_the_key_that_the_code_takes_is_asked() -> None:
    (verdict,), _ = await examined(OWN_NAME + env(f"{KEY}PM_KEY={ACCOUNT_TOKEN}\n"))
    assert (verdict.origin, verdict.findings[0].code) == ("PM_KEY in .env, line 2", "ACCESS203")


async def test_a_key_that_the_code_does_not_take_is_not_asked() -> None:
    assert await examined(OWN_NAME + env(KEY)) == ((), [])
    assert keys_in_use(OWN_NAME + env(KEY)).unclear == (
        "PM_KEY: the code takes its key from it, and no .env file gives it a value.",
    )


async def test_a_key_in_the_code_is_named_and_no_other_asked() -> None:
    pieces = v5(f'Postmark({{ apiKey: "{ACCOUNT_TOKEN}", {FROM} }})') + env(KEY)
    assert await examined(pieces) == ((), [])
    (sentence,) = keys_in_use(pieces).unclear
    assert sentence.startswith("auth.ts, line 7: the key stands in the code; Postmark was not asked.")


def test_a_key_beside_smtp_is_not_called_the_one_that_is_sent() -> None:
    over_smtp = v5(f"Nodemailer({{ server: process.env.EMAIL_SERVER, {FROM} }})")
    (sentence,) = keys_in_use(over_smtp + env(KEY)).unclear
    assert sentence.startswith("AUTH_POSTMARK_KEY: the code sends over SMTP and does not take it;")
    assert keys_in_use(over_smtp + env("EMAIL_SERVER=x\n")).unclear == ()


def test_where_only_running_the_code_tells_that_is_said() -> None:
    found = keys_in_use(v5(f"Postmark({{ apiKey: await vault(), {FROM} }})") + env(KEY))
    assert [entry.name for entry in found.entries] == ["AUTH_POSTMARK_KEY"]
    assert found.unclear == ("auth.ts, line 7: where its key comes from only running the code tells.",)
