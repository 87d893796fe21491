"""Sending a sample: who would receive it is said first, it is sent once, and real people only after a confirmation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.endpoint import LIVE_URL
from helpers.client.problems import LiveNotConfirmed, PracticeTokenInLive, TokenMalformed, TokenMissing
from helpers.client.token import Token
from helpers.diagnosis.records import Kind
from helpers.diagnosis.sending.audience import Audience, forecast
from helpers.diagnosis.sending.sample import SentSample, confirmation_for, send_sample
from helpers.reference.destinations import DESTINATIONS
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN
from tests.diagnosis.asking import UNKNOWN, practice
from tests.loopback import Loopback, loopback, private_tls, write_authority
from tests.replies import HANG, SERVER_REPLIES, error, json_reply, page, postmark, tunnel_to

BLACKHOLE = DESTINATIONS["blackhole"].address
SAMPLE = Email(sender="hello@example.com", to=BLACKHOLE, text_body="A sample.")
TO_ADA = Email(sender="hello@example.com", to="ada@example.com", text_body="A sample.")


async def send_in_practice(text: str, email: Email = SAMPLE) -> SentSample:
    connection, _listening = practice()
    async with connection:
        return await send_sample(connection, Token(text), email)


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Loopback]:
    """Postmark's own address, led to a server on this machine that accepts one token."""
    monkeypatch.setenv("SSL_CERT_FILE", str(write_authority(tmp_path)))
    known = postmark(server_tokens=[UNKNOWN.reveal(), TEST_TOKEN])
    with loopback(known, tls=private_tls("api.postmarkapp.com")) as server, loopback(tunnel_to(server.port)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        yield server


@pytest.mark.parametrize("text", [SERVER_TOKEN, SANDBOX_SERVER_TOKEN])
async def test_a_sample_is_accepted(text: str) -> None:
    sample = await send_in_practice(text)
    assert sample.accepted
    assert sample.message_id
    assert sample.forecast.audience is Audience.NOBODY
    assert sample.findings == ()
    assert sample.next_step == "Accepted is not delivered: follow the message."
    assert str(sample) == repr(sample) == f"Accepted as {sample.message_id}. {sample.next_step}"


async def test_the_test_token_is_only_checked() -> None:
    sample = await send_in_practice(TEST_TOKEN)
    assert sample.accepted
    assert [finding.code for finding in sample.findings] == ["SEND502"]
    assert "nobody receives it" in sample.findings[0].evidence


async def test_an_account_token_is_refused_and_recognised() -> None:
    sample = await send_in_practice(ACCOUNT_TOKEN)
    assert not sample.accepted
    assert sample.message_id == ""
    assert sample.token_verdict
    assert sample.token_verdict.kind is Kind.ACCOUNT
    assert [finding.code for finding in sample.findings] == ["ACCESS203", "ACCESS202", "SEND503"]
    assert sample.next_step == sample.findings[0].next_step


@pytest.mark.parametrize(
    ("email", "code", "says"),
    [
        (Email(sender="ada@elsewhere.example", to=BLACKHOLE, text_body="x"), 400, "signature"),
        (Email(sender="hello@example.com", to="nobody", text_body="x"), 300, "nobody"),
        (Email(sender="hello@example.com", to="", text_body="x"), 300, ""),
        (Email(sender="hello@example.com", to=BLACKHOLE, text_body="x", message_stream="news"), 1235, "news"),
        (Email(sender="hello@example.com", to=BLACKHOLE), 300, ""),
    ],
)  # fmt: skip
async def test_a_refusal_is_explained(email: Email, code: int, says: str) -> None:
    sample = await send_in_practice(SERVER_TOKEN, email)
    finding = sample.findings[0]
    assert (finding.code, sample.exchange.outcome.error_code) == ("SEND503", code)
    assert finding.title.startswith(f"ErrorCode {code}:")
    assert says.lower() in finding.evidence.lower()
    assert sample.next_step == finding.next_step == sample.exchange.outcome.next_step
    assert sample.token_verdict is None


async def test_an_unclear_end_is_a_finding_that_says_look_first() -> None:
    with loopback(HANG) as server:
        async with Connection(server.url, deadline_s=0.2) as connection:
            sample = await send_sample(connection, UNKNOWN, SAMPLE)
    assert len(server.requests) == 1
    assert [finding.code for finding in sample.findings] == ["NET320"]
    assert "before you send it again" in sample.next_step


async def test_partly_inactive_recipients_are_noticed() -> None:
    said = "Message OK, but will not deliver to these inactive addresses: ada@example.com, bob@example.com."
    with loopback(json_reply(200, {"ErrorCode": 0, "Message": said, "MessageID": "m-1"})) as server:
        async with Connection(server.url) as connection:
            sample = await send_sample(connection, UNKNOWN, TO_ADA)
    assert sample.accepted
    assert [finding.code for finding in sample.findings] == ["SEND501"]
    assert "ada@example.com, bob@example.com" in sample.findings[0].evidence


async def test_an_unknown_error_code_is_still_explained() -> None:
    with loopback(error(422, 98765, "Something new.")) as server:
        async with Connection(server.url) as connection:
            sample = await send_sample(connection, UNKNOWN, SAMPLE)
    assert [finding.code for finding in sample.findings] == ["NET301"]
    assert "“Something new.”" in sample.findings[0].evidence


@pytest.mark.parametrize(
    ("text", "problem"),
    [("", TokenMissing), (f"{UNKNOWN.reveal()}\n", TokenMalformed), (SERVER_TOKEN, PracticeTokenInLive)],
)
async def test_a_token_that_must_not_travel_sends_nothing(live: Loopback, text: str, problem: type[Exception]) -> None:
    async with Connection(LIVE_URL) as connection:
        with pytest.raises(problem):
            await send_sample(connection, Token(text), SAMPLE, confirm=BLACKHOLE)
    assert live.connections == 0


@pytest.mark.parametrize(
    "confirm", ["", "yes", "ada@example.co", "ADA@example.com", "ada@example.com, bob@example.com"]
)
async def test_live_is_not_sent_without_its_confirmation(live: Loopback, confirm: str) -> None:
    async with Connection(LIVE_URL) as connection:
        with pytest.raises(LiveNotConfirmed) as caught:
            await send_sample(connection, UNKNOWN, TO_ADA, confirm=confirm)
    assert str(caught.value) == (
        "Nothing was sent. This goes to api.postmarkapp.com. A real person may receive it: ada@example.com. "
        "To send it, confirm it with: ada@example.com"
    )
    assert live.connections == 0


@pytest.mark.parametrize("recipients", [{"to": ""}, {"to": " "}, {"to": "", "cc": " "}])
async def test_live_is_not_sent_to_nobody(live: Loopback, recipients: dict[str, str]) -> None:
    async with Connection(LIVE_URL) as connection:
        with pytest.raises(LiveNotConfirmed, match="Name a recipient"):
            await send_sample(connection, UNKNOWN, Email(sender="hello@example.com", **recipients))
    assert live.connections == 0


async def test_live_is_sent_once_when_it_is_confirmed(live: Loopback) -> None:
    async with Connection(LIVE_URL) as connection:
        sample = await send_sample(connection, UNKNOWN, TO_ADA, confirm=" ada@example.com ")
    assert sample.accepted
    assert sample.forecast.audience is Audience.REAL_PEOPLE
    assert [f"{heard.method} {heard.target}" for heard in live.requests] == ["POST /email"]


def test_the_confirmation_repeats_every_recipient_as_written() -> None:
    email = Email(sender="a@x.com", to="Ada <a@x.com>; b@x.com", cc=" c@x.com ", bcc="")
    assert confirmation_for(email) == "Ada <a@x.com>; b@x.com, c@x.com"


REAL = [
    "ada@example.com",
    f"{BLACKHOLE}, ada@example.com",
    f"{BLACKHOLE}; ada@example.com",
    f"Ada <{BLACKHOLE}>",
    f"{BLACKHOLE}.example.com",
    f'"{BLACKHOLE}" <ada@example.com>',
    "not an address",
]


@pytest.mark.parametrize("to", REAL)
async def test_in_doubt_a_real_person_receives_it(to: str) -> None:
    async with Connection(LIVE_URL) as live:
        for email in (Email(sender="a@x.com", to=to), Email(sender="a@x.com", to=BLACKHOLE, bcc=to)):
            assert forecast(live, UNKNOWN, email).audience is Audience.REAL_PEOPLE


@pytest.mark.parametrize(
    ("token", "to", "sandbox"),
    [
        (UNKNOWN, BLACKHOLE, False),
        (UNKNOWN, f"{BLACKHOLE}, HardBounce@bounce-testing.postmarkapp.com", False),
        (UNKNOWN, "ada@example.com", True),
        (Token(TEST_TOKEN), "ada@example.com", False),
        (UNKNOWN, "", False),
    ],
)
async def test_nobody_receives_it(token: Token, to: str, sandbox: bool) -> None:
    async with Connection(LIVE_URL) as live:
        said = forecast(live, token, Email(sender="a@x.com", to=to), sandbox=sandbox)
    assert said.audience is Audience.NOBODY
    assert said.sentence.endswith("no real person receives it.")


async def test_nothing_leaves_a_loopback_connection() -> None:
    async with Connection("http://127.0.0.1:8025") as here:
        assert forecast(here, UNKNOWN, TO_ADA).audience is Audience.NOBODY


async def test_a_crowd_is_counted() -> None:
    async with Connection(LIVE_URL) as live:
        crowd = Email(sender="a@x.com", to=", ".join(f"p{at}@x.com" for at in range(5)))
        assert forecast(live, UNKNOWN, crowd).sentence.endswith("p0@x.com, p1@x.com, p2@x.com and 2 more.")


async def test_the_shape_of_an_accepted_send_is_checked() -> None:
    with loopback(json_reply(200, SERVER_REPLIES["GET /server"])) as server, loopback(page(200)) as portal:
        for url in (server.url, portal.url):
            async with Connection(url) as connection:
                sample = await send_sample(connection, UNKNOWN, SAMPLE)
            assert not sample.accepted
            assert [finding.code for finding in sample.findings] == ["NET311"]
