"""What Prism and Mockoon answer to requests that Postmark would tell apart: what docs/comparison.md says of them.

Both answer from `email-openapi.json`; `make bench ARGS=f` asks them before it measures.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx

from helpers.reference.token_kinds import ACCOUNT_HEADER, SERVER_HEADER, TEST_TOKEN
from tests.benchmarks.peers import MOCKOON, PRISM, Peer
from tests.benchmarks.throughput import SAMPLE

_ANY = {SERVER_HEADER: "anything"}
_HARD_BOUNCE = "hardbounce@bounce-testing.postmarkapp.com"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A `POST /email`, and the status with which each of the two answers it."""

    headers: Mapping[str, str]
    prism: int
    mockoon: int
    fields: Mapping[str, str] = field(default_factory=dict)


QUESTIONS = {
    "no token": Question(headers={}, prism=422, mockoon=200),
    "any token": Question(headers=_ANY, prism=200, mockoon=200),
    "an account token": Question(headers={ACCOUNT_HEADER: "anything"}, prism=422, mockoon=200),
    "both tokens": Question(headers={**_ANY, ACCOUNT_HEADER: "anything"}, prism=200, mockoon=200),
    "the test token": Question(headers={SERVER_HEADER: TEST_TOKEN}, prism=200, mockoon=200),
    "a stranger in From": Question(headers=_ANY, fields={"From": "x@example.edu"}, prism=200, mockoon=200),
    "a hard bounce": Question(headers=_ANY, fields={"To": _HARD_BOUNCE}, prism=200, mockoon=200),
    "the same again": Question(headers=_ANY, fields={"To": _HARD_BOUNCE}, prism=200, mockoon=200),
    "51 recipients": Question(headers=_ANY, fields={"To": ",".join(["a@example.org"] * 51)}, prism=200, mockoon=200),
    "over 10 MB": Question(headers=_ANY, fields={"TextBody": "x" * 11_000_000}, prism=413, mockoon=200),
}


def check_answers(peer: Peer, url: str) -> None:
    """Whether `peer` still answers as the comparison says. Raises AssertionError with the question when it does not."""
    if peer not in (PRISM, MOCKOON):
        return
    with httpx.Client(base_url=url, headers={"Accept": "application/json"}, trust_env=False, timeout=30) as http:
        for name, question in QUESTIONS.items():
            reply = http.post("/email", json={**SAMPLE, **question.fields}, headers=question.headers)
            expected = question.prism if peer is PRISM else question.mockoon
            assert reply.status_code == expected, f"{peer.name} answers {name} with {reply.status_code}, not {expected}"
            assert "Test job accepted" not in reply.text, f"{peer.name} knows the test token"
            assert "inactive" not in reply.text, f"{peer.name} knows suppressions"
