"""The verdict: never a wrong one, whatever the two deciding requests end in; the reason first, then what to do."""

import itertools

import pytest

from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.diagnosis.evidence import Evidence
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Confidence, Kind, Severity, Verdict
from helpers.diagnosis.verdict import verdict_from
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN, TokenKind
from tests.diagnosis.asking import (
    ACCOUNT_NO,
    ACCOUNT_OK,
    PRACTICE,
    PRACTICE_ACCOUNT_NO,
    PRACTICE_SERVER_NO,
    SERVER_NO,
    SERVER_OK,
    UNKNOWN,
    in_practice,
    probed,
    unasked,
)
from tests.loopback import Act
from tests.replies import (
    CAPTIVE_PORTAL,
    DROP,
    EMPTY_405,
    HANG,
    MAINTENANCE,
    SERVER_REPLIES,
    TRUNCATED_JSON,
    WRONG_SHAPE,
    error,
    json_reply,
    page,
    reply,
)

# What either header may be answered with: yes, no, and everything that is neither.
NO_WORD: dict[str, Act] = {
    "hangs": HANG,
    "drops": DROP,
    "maintenance": MAINTENANCE,
    "500": error(500, 101, "Oops."),
    "500 with ErrorCode 10": error(500, 10, "No."),
    "429": error(429, 429, "Slow down."),
    "429 with ErrorCode 10": error(429, 10, "No."),
    "403 page": page(403),
    "401 page": page(401),
    "401 without ErrorCode": json_reply(401, {"message": "No."}),
    "422": error(422, 422, "No valid server or account."),
    "302": reply(302, Location="https://example.com"),
    "302 with ErrorCode 10": error(302, 10, "No."),
    "200 with ErrorCode 10": error(200, 10, "No."),
    "captive portal": CAPTIVE_PORTAL,
    "wrong shape": WRONG_SHAPE,
    "truncated": TRUNCATED_JSON,
    "405": EMPTY_405,
    "practice 500": json_reply(500, {"ErrorCode": 101, "Message": "Oops."}, **PRACTICE),
}
PRACTICE_YES = json_reply(200, SERVER_REPLIES["GET /deliverystats"] | {"TotalCount": 0, "Domains": []}, **PRACTICE)  # type: ignore[operator]
AS_SERVER = {
    "yes": SERVER_OK,
    "no": SERVER_NO,
    "practice no": PRACTICE_SERVER_NO,
    "practice yes": PRACTICE_YES,
    **NO_WORD,
}
AS_ACCOUNT = {
    "yes": ACCOUNT_OK,
    "no": ACCOUNT_NO,
    "practice no": PRACTICE_ACCOUNT_NO,
    "practice yes": PRACTICE_YES,
    **NO_WORD,
}


async def exchanges(acts: dict[str, Act], probe: int) -> dict[str, Exchange]:
    """One real exchange for every act; `probe` 0 is the server header, 1 the account header."""
    found = [(await probed(act, act)).probes[probe] for act in acts.values()]
    return dict(zip(acts, found, strict=True))


async def test_never_a_wrong_verdict() -> None:
    as_server, as_account = await exchanges(AS_SERVER, 0), await exchanges(AS_ACCOUNT, 1)
    for token in (UNKNOWN, Token(SERVER_TOKEN)):
        for mine, theirs in itertools.product(as_server, as_account):
            evidence = Evidence(
                token=token,
                origin=Origin(),
                host="127.0.0.1",
                as_server=as_server[mine],
                as_account=as_account[theirs],
            )
            hold_to_the_promise(evidence, mine, theirs)


def hold_to_the_promise(evidence: Evidence, mine: str, theirs: str) -> None:
    """A kind is named only when Postmark named it; whatever else happens is unknown, with a reason and a next step."""
    said = (mine.removeprefix("practice "), theirs.removeprefix("practice "))
    same_place = mine.startswith("practice") == theirs.startswith("practice")
    knows_it = mine.startswith("practice") == evidence.token.is_practice
    if said[0] == "yes" != said[1]:
        expected = Kind.SERVER
    elif said[1] == "yes" != said[0]:
        expected = Kind.ACCOUNT
    elif said == ("no", "no") and same_place and knows_it:
        expected = Kind.NEITHER
    else:
        expected = Kind.UNKNOWN
    verdict = verdict_from(evidence)
    assert verdict.kind is expected, (mine, theirs)
    assert (verdict.confidence is Confidence.OPEN) is (expected is Kind.UNKNOWN)
    assert verdict.findings, (mine, theirs)
    assert verdict.because, (mine, theirs)
    assert verdict.next_step, (mine, theirs)


async def verdict_on(text: str, origin: Origin = Origin()) -> Verdict:  # noqa: B008
    return verdict_from(await in_practice(Token(text), origin))


SENDS = "This is a server token: it sends mail for one server."
NOT_ACCEPTED = "This token is not accepted, neither as a server token nor as an account token."


@pytest.mark.parametrize(
    ("text", "kind", "headline"),
    [
        (SERVER_TOKEN, Kind.SERVER, SENDS),
        (SANDBOX_SERVER_TOKEN, Kind.SERVER, SENDS),
        (ACCOUNT_TOKEN, Kind.ACCOUNT, "This is an account token: it manages the account and cannot send mail."),
        (TEST_TOKEN, Kind.TEST, "This is the test token: Postmark checks a message sent with it and delivers nothing."),
        ("practice-none", Kind.NEITHER, NOT_ACCEPTED),
        (UNKNOWN.reveal(), Kind.UNKNOWN, "What this token is cannot be told."),
    ],
)  # fmt: skip
async def test_every_kind_in_practice(text: str, kind: Kind, headline: str) -> None:
    verdict = await verdict_on(text)
    assert (verdict.kind, verdict.headline) == (kind, headline)
    assert verdict.practice
    assert verdict.does_not_prove


async def test_a_server_brings_its_facts() -> None:
    verdict = await verdict_on(SERVER_TOKEN)
    assert verdict.server
    assert (verdict.server.name, verdict.server.delivery_type, verdict.server.smtp_on) == ("Demo app", "Live", True)
    assert verdict.server.streams == ("outbound", "broadcast", "inbound")
    assert verdict.server.token_count == 1
    assert verdict.usable
    assert (
        verdict.because
        == "The practice Postmark accepted it: GET /deliverystats with X-Postmark-Server-Token → HTTP 200."
    )


async def test_an_account_brings_its_counts() -> None:
    verdict = await verdict_on(ACCOUNT_TOKEN)
    assert verdict.account
    assert (verdict.account.servers, verdict.account.domains, verdict.account.signatures) == (2, 2, 2)
    assert verdict.account.verified_domains == ("example.com",)
    assert verdict.usable


async def test_an_account_token_in_the_place_of_a_server_token_is_a_problem() -> None:
    verdict = await verdict_on(ACCOUNT_TOKEN, Origin(words="the variable X", meant_for=TokenKind.SERVER))
    assert verdict.kind is Kind.ACCOUNT
    assert not verdict.usable
    assert verdict.findings[0].code == "ACCESS203"
    assert verdict.next_step == verdict.findings[0].next_step


UNKNOWN_BECAUSE = [
    (HANG, "NET320", "No answer came in time."),
    (DROP, "NET325", "The connection broke"),
    (MAINTENANCE, "NET303", "Postmark's API is down for maintenance."),
    (error(500, 101, "Oops."), "NET304", "Postmark ran into an error of its own."),
    (page(500), "NET304", "The server failed on its own side"),
    (error(429, 429, "Slow down."), "NET302", "Requests arrive faster"),
    (reply(429), "NET302", "Too many requests"),
    (page(403), "NET305", "A network layer in front of Postmark blocked"),
    (CAPTIVE_PORTAL, "NET311", "Something answered, but not Postmark"),
    (WRONG_SHAPE, "NET311", "Something answered, but not Postmark"),
    (TRUNCATED_JSON, "NET312", "The reply was cut off or damaged"),
    (reply(302), "NET309", "The server wants to send the request elsewhere"),
    (page(407), "NET310", "A web page came back"),
    (page(404), "NET307", "There is nothing at this path"),
    (EMPTY_405, "NET306", "The path exists but not with this method"),
    (json_reply(401, {}), "NET308", "The request was refused, in a form that is not Postmark's"),
    (error(422, 422, "No."), "NET301", "Postmark finds no valid server or account behind the request."),
]


@pytest.mark.parametrize(
    ("act", "code", "reason"), UNKNOWN_BECAUSE, ids=[f"{row[1]}-{at}" for at, row in enumerate(UNKNOWN_BECAUSE)]
)
async def test_unknown_because(act: Act, code: str, reason: str) -> None:
    odd = Token(f'"{UNKNOWN.reveal()}"')  # side issues do not push the reason aside
    verdict = verdict_from(await probed(act, act, odd, Origin(empty=("POSTMARK_TOKEN",))))
    assert verdict.kind is Kind.UNKNOWN
    assert [finding.code for finding in verdict.findings] == [code, "SHAPE103", "SETUP401"]
    assert verdict.because.startswith(reason)
    assert verdict.next_step == verdict.findings[0].next_step
    assert not verdict.has_problem
    assert not verdict.usable


async def test_unknown_because_practice_knows_practice_tokens_only() -> None:
    verdict = await verdict_on(UNKNOWN.reveal())
    assert [finding.code for finding in verdict.findings] == ["ACCESS205"]
    assert "nothing was sent to Postmark" in verdict.because
    assert verdict.next_step.startswith("Switch to live")


async def test_unknown_because_it_should_not_travel() -> None:
    verdict = await verdict_on(f"{UNKNOWN.reveal()}\n")
    assert verdict.kind is Kind.UNKNOWN
    assert verdict.exchanges == ()
    assert [(finding.code, finding.severity) for finding in verdict.findings] == [("SHAPE102", Severity.PROBLEM)]
    assert verdict.because == "The token has a space or a line break in it. There is a line break at the end."


async def test_unknown_because_it_is_a_practice_token_elsewhere() -> None:
    verdict = verdict_from(await probed(SERVER_NO, ACCOUNT_NO, Token(SERVER_TOKEN)))
    assert verdict.findings[0].code == "ACCESS206"
    assert verdict.kind is Kind.UNKNOWN


async def test_unknown_because_only_half_was_said() -> None:
    verdict = verdict_from(await probed(SERVER_NO, HANG))
    assert [finding.code for finding in verdict.findings] == ["NET320", "ACCESS212"]


async def test_unknown_because_everything_is_accepted() -> None:
    verdict = verdict_from(await probed(SERVER_OK, ACCOUNT_OK))
    assert verdict.findings[0].code == "ACCESS208"
    assert verdict.has_problem


async def test_not_accepted_names_the_likely_reason_first() -> None:
    verdict = verdict_from(await probed(SERVER_NO, ACCOUNT_NO, Token(f'"{UNKNOWN.reveal()}"')))
    assert verdict.kind is Kind.NEITHER
    assert [finding.code for finding in verdict.findings] == ["ACCESS211", "ACCESS204", "SHAPE103"]
    assert "quotation mark" in verdict.findings[0].evidence
    assert not verdict.practice


async def test_an_accepted_token_of_odd_form_is_fine() -> None:
    verdict = verdict_from(await probed(SERVER_OK, HANG, Token("odd-and-yet-accepted")))
    assert verdict.kind is Kind.SERVER
    assert verdict.usable
    assert [finding.code for finding in verdict.findings] == ["SHAPE117", "ACCESS201"]


def test_a_verdict_reads_as_sentences() -> None:
    verdict = verdict_from(unasked(Token(TEST_TOKEN)))
    assert str(verdict) == repr(verdict)
    assert str(verdict).startswith("This is the test token")
    assert str(verdict.findings[0]).startswith("ACCESS207 This is Postmark's public test token.")
