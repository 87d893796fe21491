"""The JSON that other programs read: its fields, and that nothing secret stands in them."""

from uuid import uuid4

from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.cli.conftest import Tokenlab
from tests.loopback import closed_port, loopback
from tests.replies import SERVER_REPLIES, json_reply, postmark

TOKEN = str(uuid4())
VERDICT = {
    "kind", "headline", "because", "confidence", "next_step", "does_not_prove", "origin", "token", "practice", "facts",
    "findings", "exchanges",
}  # fmt: skip
FINDING = ["code", "severity", "title", "evidence", "next_step", "source"]
EXCHANGE = ["request", "reply", "outcome", "error_code", "message", "detail", "elapsed_ms"]
EMAIL = ("--from", "hello@example.com", "--to", "test@blackhole.postmarkapp.com")


def test_a_verdict(tokenlab: Tokenlab) -> None:
    with loopback(postmark(server_tokens=[TOKEN])) as server:
        verdict = tokenlab("check", "--json", "--base-url", server.url, AUTH_POSTMARK_KEY=TOKEN).json
    assert set(verdict) == VERDICT
    assert (verdict["kind"], verdict["confidence"], verdict["token"]) == ("server", "certain", f"••••{TOKEN[-4:]}")
    assert verdict["facts"] == {
        "server_id": 7,
        "name": "Shop",
        "color": "blue",
        "delivery_type": "Live",
        "smtp_on": True,
        "server_tokens": 0,
        "message_streams": ["outbound", "inbound"],
        "link": "https://postmarkapp.com/servers/7/streams",
    }


def test_a_finding(tokenlab: Tokenlab) -> None:
    with loopback(postmark(account_tokens=[TOKEN])) as server:
        verdict = tokenlab("check", "--json", "--base-url", server.url, AUTH_POSTMARK_KEY=TOKEN).json
    assert [list(finding) for finding in verdict["findings"]] == [FINDING, FINDING]
    first = verdict["findings"][0]
    assert (first["code"], first["severity"]) == ("ACCESS203", "problem")
    assert first["source"].startswith("observed; https://github.com/")
    assert verdict["facts"] == {"servers": 3, "domains": 1, "verified_domains": ["example.com"], "sender_signatures": 2}


def test_exchanges_hold_no_token(tokenlab: Tokenlab) -> None:
    others = str(uuid4())
    replies = SERVER_REPLIES | {"GET /server": {"ID": 7, "Name": "Shop", "ApiTokens": [others, TOKEN]}}
    with loopback(lambda heard: json_reply(200, replies.get(f"{heard.method} {heard.target}", {}))) as server:
        ran = tokenlab("check", "--json", "--base-url", server.url, POSTMARK_TOKEN=TOKEN)
    exchanges = ran.json["exchanges"]
    assert [list(exchange) for exchange in exchanges] == [EXCHANGE] * 4
    assert exchanges[0]["request"]["headers"]["X-Postmark-Server-Token"] == f"••••{TOKEN[-4:]}"
    assert exchanges[1]["request"]["headers"]["X-Postmark-Account-Token"] == f"••••{TOKEN[-4:]}"
    assert exchanges[2]["reply"]["body"]["ApiTokens"] == [f"••••{others[-4:]}", f"••••{TOKEN[-4:]}"]
    assert exchanges[2]["reply"]["masked"] == ["$.ApiTokens[0]", "$.ApiTokens[1]"]
    assert TOKEN not in ran.out
    assert others not in ran.out


def test_an_exchange_without_a_reply(tokenlab: Tokenlab) -> None:
    url = f"http://127.0.0.1:{closed_port()}"
    exchange = tokenlab("check", "--json", "--base-url", url, POSTMARK_TOKEN=TOKEN).json["exchanges"][0]
    assert exchange["reply"] is None
    assert (exchange["outcome"], exchange["detail"]) == ("connection refused", "The connection was refused.")
    assert exchange["elapsed_ms"] >= 0


def test_a_sample(tokenlab: Tokenlab, practice_url: str) -> None:
    ran = tokenlab("send", "--json", "--base-url", practice_url, *EMAIL, POSTMARK_TOKEN=SERVER_TOKEN)
    sample = ran.json
    assert list(sample) == ["accepted", "message_id", "audience", "forecast", "next_step", "findings", "exchanges"]
    assert (sample["accepted"], sample["audience"], ran.code) == (True, "nobody", 0)
    assert sample["exchanges"][0]["reply"]["body"]["MessageID"] == sample["message_id"]


def test_a_refused_sample(tokenlab: Tokenlab, practice_url: str) -> None:
    ran = tokenlab("send", "--json", "--base-url", practice_url, *EMAIL, POSTMARK_TOKEN=ACCOUNT_TOKEN)
    assert (ran.json["accepted"], ran.json["message_id"], ran.code) == (False, "", 1)
    assert [finding["code"] for finding in ran.json["findings"]] == ["ACCESS203", "ACCESS202", "SEND503"]


def test_reach(tokenlab: Tokenlab, practice_url: str) -> None:
    found = tokenlab("reach", "--json", "--base-url", practice_url).json
    assert list(found) == ["reached", "headline", "next_step", "findings", "exchanges"]
    assert found["reached"] is True
    assert found["exchanges"][0]["reply"]["body"]["Message"] == "Test job accepted"
