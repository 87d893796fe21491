"""Asking Postmark about the keys in `.env` files: which, how often, and what an account token is called."""

from helpers.authjs.examine_key import examine_key, has_key
from helpers.authjs.piece import Piece
from helpers.diagnosis.records import Kind, Verdict
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from tests.authjs.application import KEY, Pieces, env, v5
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
