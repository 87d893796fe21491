"""Every ending of an exchange, produced by real sockets; an ending is never more than the server's bytes say."""

import json

import pytest

from helpers.client.exchange import Exchange
from helpers.client.outcome import OUTCOMES, OutcomeKind
from tests.client.asking import UNKNOWN, ask, send_mail
from tests.loopback import Act, closed_port, loopback, private_tls
from tests.replies import (
    BAD_GZIP,
    CAPTIVE_PORTAL,
    DROP,
    DROP_MID_BODY,
    EMPTY_405,
    HANG,
    MAINTENANCE,
    NO_HTTP,
    OVERSIZED,
    RESET,
    SERVER_REPLIES,
    TRUNCATED_JSON,
    WRONG_SHAPE,
    deadline_for,
    error,
    json_reply,
    page,
    postmark,
    reply,
)

STATS = SERVER_REPLIES["GET /deliverystats"]
WORDY = {"ErrorCode": "10", "Message": "An ErrorCode is a number."}

ANSWERED: list[tuple[str, Act, OutcomeKind]] = [
    ("200 with the right shape", json_reply(200, STATS), OutcomeKind.ACCEPTED),
    ("200 with a byte order mark", reply(200, b"\xef\xbb\xbf" + json.dumps(STATS).encode()), OutcomeKind.ACCEPTED),
    ("200 with an ErrorCode", error(200, 10, "Not an error in Postmark's way."), OutcomeKind.NOT_POSTMARK),
    ("200 with a list", json_reply(200, []), OutcomeKind.NOT_POSTMARK),
    ("200 with numbers for texts", json_reply(200, {"InactiveMails": "0", "Bounces": []}), OutcomeKind.NOT_POSTMARK),
    ("200 with true for a number", json_reply(200, {"InactiveMails": True, "Bounces": []}), OutcomeKind.NOT_POSTMARK),
    ("200 with another JSON", WRONG_SHAPE, OutcomeKind.NOT_POSTMARK),
    ("201 with the right shape", json_reply(201, STATS), OutcomeKind.NOT_POSTMARK),
    ("200 with nothing", reply(200), OutcomeKind.NOT_POSTMARK),
    ("captive portal", CAPTIVE_PORTAL, OutcomeKind.NOT_POSTMARK),
    ("oversized", OVERSIZED, OutcomeKind.NOT_POSTMARK),
    ("401 with ErrorCode 10", error(401, 10, "No."), OutcomeKind.REFUSED),
    ("422 with ErrorCode 422", error(422, 422, "No."), OutcomeKind.REFUSED),
    ("401 with an unknown ErrorCode", error(401, 98765, "No."), OutcomeKind.REFUSED),
    ("401 without ErrorCode", json_reply(401, {"error": "unauthorized"}), OutcomeKind.REFUSED_WITHOUT_CODE),
    ("401 with ErrorCode as a text", json_reply(401, WORDY), OutcomeKind.REFUSED_WITHOUT_CODE),
    ("401 with nothing", reply(401), OutcomeKind.REFUSED_WITHOUT_CODE),
    ("429 in JSON", error(429, 429, "Slow down."), OutcomeKind.RATE_LIMITED),
    ("429 with ErrorCode 10", error(429, 10, "Slow down."), OutcomeKind.RATE_LIMITED),
    ("429 with nothing", reply(429), OutcomeKind.RATE_LIMITED),
    ("429 with a page", page(429), OutcomeKind.RATE_LIMITED),
    ("maintenance", MAINTENANCE, OutcomeKind.MAINTENANCE),
    ("500 with ErrorCode 101", error(500, 101, "Oops."), OutcomeKind.SERVER_ERROR),
    ("500 with ErrorCode 10", error(500, 10, "Oops."), OutcomeKind.SERVER_ERROR),
    ("500 with a page", page(500), OutcomeKind.SERVER_ERROR),
    ("403 with a page", page(403), OutcomeKind.BLOCKED),
    ("404 with a page", page(404), OutcomeKind.NO_SUCH_PATH),
    ("405 with nothing", EMPTY_405, OutcomeKind.WRONG_METHOD),
    ("502 with a page", page(502), OutcomeKind.PROXY_PAGE),
    ("407 with a page", page(407), OutcomeKind.PROXY_PAGE),
    ("401 with a page", page(401), OutcomeKind.PROXY_PAGE),
    ("302", reply(302, Location="https://example.com/"), OutcomeKind.REDIRECTED),
    ("302 with ErrorCode 10", error(302, 10, "No."), OutcomeKind.REDIRECTED),
    ("truncated JSON", TRUNCATED_JSON, OutcomeKind.BROKEN_REPLY),
    ("text that is no JSON", reply(200, b"pong", "text/plain"), OutcomeKind.BROKEN_REPLY),
    ("JSON in UTF-16", reply(200, "{}".encode("utf-16")), OutcomeKind.BROKEN_REPLY),
    ("deeply nested", reply(200, b"[" * 100_000), OutcomeKind.BROKEN_REPLY),
    ("bad gzip", BAD_GZIP, OutcomeKind.BROKEN_REPLY),
    ("not imitated", json_reply(501, {}, X_Practice_Limit="Bulk sends."), OutcomeKind.NOT_IMITATED),
]  # fmt: skip
UNANSWERED: list[tuple[str, Act, OutcomeKind]] = [
    ("dropped", DROP, OutcomeKind.CONNECTION_LOST),
    ("reset", RESET, OutcomeKind.CONNECTION_LOST),
    ("dropped in mid body", DROP_MID_BODY, OutcomeKind.CONNECTION_LOST),
    ("not HTTP", NO_HTTP, OutcomeKind.CONNECTION_LOST),
    ("hanging", HANG, OutcomeKind.TIMED_OUT),
]


@pytest.mark.parametrize(("act", "kind"), [pytest.param(act, kind, id=name) for name, act, kind in ANSWERED])
async def test_an_answer_ends_as_its_bytes_say(act: Act, kind: OutcomeKind) -> None:
    with loopback(act) as server:
        exchange = await ask(server.url)
    assert exchange.outcome.kind is kind
    assert len(server.requests) == 1


@pytest.mark.parametrize(("act", "kind"), [pytest.param(act, kind, id=name) for name, act, kind in UNANSWERED])
async def test_a_missing_answer_ends_as_it_went_missing(act: Act, kind: OutcomeKind) -> None:
    with loopback(act) as server:
        exchange = await send_mail(server.url, deadline_s=deadline_for(act))
    assert exchange.outcome.kind is kind
    assert len(server.requests) == 1
    assert exchange.may_have_sent


async def elsewhere() -> dict[OutcomeKind, Exchange]:
    """The endings before a request leaves: three without a server, one with a certificate that nobody trusts."""
    with loopback(WRONG_SHAPE, tls=private_tls()) as server:
        untrusted = await send_mail(server.url)
    exchanges = [
        untrusted,
        await send_mail(f"http://127.0.0.1:{closed_port()}"),
        await send_mail("https://postmark.invalid"),
        await send_mail("https://255.255.255.255"),
    ]
    return {exchange.outcome.kind: exchange for exchange in exchanges}


async def test_what_never_left_is_told_apart() -> None:
    found = await elsewhere()
    assert list(found) == [
        OutcomeKind.TLS_FAILED,
        OutcomeKind.CONNECTION_REFUSED,
        OutcomeKind.NAME_NOT_FOUND,
        OutcomeKind.UNREACHABLE,
    ]
    assert not any(exchange.went_out or exchange.may_have_sent for exchange in found.values())
    assert "unreachable" in found[OutcomeKind.UNREACHABLE].outcome.detail


async def test_tls_with_something_that_speaks_none() -> None:
    with loopback(NO_HTTP) as server:
        exchange = await ask(server.url.replace("http://", "https://"), deadline_s=0.3)
    assert exchange.outcome.kind in (OutcomeKind.TLS_FAILED, OutcomeKind.TIMED_OUT)
    assert not server.requests


def test_every_ending_is_produced_somewhere_in_this_module() -> None:
    without_server = {"TLS_FAILED", "CONNECTION_REFUSED", "NAME_NOT_FOUND", "UNREACHABLE"}
    by_proxy = {"PROXY_FAILED"}  # in test_route
    produced = {kind.name for _, _, kind in (*ANSWERED, *UNANSWERED)} | without_server | by_proxy
    assert produced == set(OutcomeKind.__members__) == {kind.name for kind in OUTCOMES}


def test_every_ending_has_a_code_and_a_sentence_of_its_own() -> None:
    rows = OUTCOMES.values()
    assert len({row.code for row in rows}) == len({row.sentence for row in rows}) == len(OUTCOMES)
    assert [row.kind for row in rows if not row.next_step] == [OutcomeKind.ACCEPTED]


def test_only_an_accepted_or_refused_request_speaks_for_postmark() -> None:
    speaking = {kind for kind, row in OUTCOMES.items() if row.speaks_for_postmark}
    assert speaking == {OutcomeKind.ACCEPTED, OutcomeKind.REFUSED}


@pytest.mark.parametrize("act", [error(401, 10, "No."), page(403), reply(302), reply(429), MAINTENANCE, EMPTY_405])
async def test_a_clear_no_leaves_nothing_open(act: Act) -> None:
    with loopback(act) as server:
        exchange = await send_mail(server.url)
    assert not exchange.may_have_sent
    assert exchange.next_step == exchange.outcome.next_step


@pytest.mark.parametrize("act", [page(502), error(500, 101, "Oops."), TRUNCATED_JSON, WRONG_SHAPE])
async def test_an_unclear_answer_to_a_send_says_look_first(act: Act) -> None:
    with loopback(act) as server:
        exchange = await send_mail(server.url)
    assert exchange.may_have_sent
    assert "look into the server's Activity" in exchange.next_step


@pytest.mark.parametrize("act", [page(502), HANG])
async def test_a_read_is_simply_asked_again(act: Act) -> None:
    with loopback(act) as server:
        exchange = await ask(server.url, deadline_s=deadline_for(act))
    assert not exchange.may_have_sent


async def test_evidence_of_a_web_page_is_its_words() -> None:
    words = '<script>var x = "no";</script><title>Sign in</title>\n<p>to <b>CafeNet</b>'
    with loopback(page(403, words)) as server:
        exchange = await ask(server.url)
    assert exchange.outcome.detail == "HTTP 403 with a web page: “Sign in to CafeNet”."


async def test_a_known_error_code_brings_its_own_sentences() -> None:
    with loopback(postmark()) as server:
        exchange = await ask(server.url)
    assert exchange.token_refused
    assert exchange.outcome.error
    assert exchange.outcome.sentence == exchange.outcome.error.meaning
    assert exchange.outcome.message == "Request does not contain a valid Server token."
    assert server.requests[0].headers["x-postmark-server-token"] == UNKNOWN.reveal()
