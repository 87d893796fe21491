"""Every contract on every shell: in the kernel, on a loopback port and, when asked for, on the real Postmark."""

import os
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.in_kernel import transport
from helpers.practice.loopback import running
from helpers.practice.seed import demo_world
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from tests.contracts.contract import Contract, ask, check, matches, part
from tests.contracts.tables import CONTRACTS

PRACTICE_TOKENS = {"server": SERVER_TOKEN, "account": ACCOUNT_TOKEN, "sandbox": SANDBOX_SERVER_TOKEN}
LIVE = [one for one in CONTRACTS if one.live]


def by_name(contract: Contract) -> str:
    return contract.name


@pytest.fixture(scope="module")
def loopback_url() -> Iterator[str]:
    with running(demo_world(ManualClock())) as url:
        yield url


@pytest.fixture
async def loopback(loopback_url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=loopback_url) as http:
        await http.post("/practice/reset")
        yield http


@pytest.fixture
async def in_kernel() -> AsyncIterator[httpx.AsyncClient]:
    inside = transport(demo_world(ManualClock()))
    async with httpx.AsyncClient(transport=inside, base_url="https://api.postmarkapp.com") as http:
        yield http


async def reply_of(http: httpx.AsyncClient, contract: Contract) -> httpx.Response:
    """The reply to the contract's request, after what has to come before it."""
    for request in contract.before:
        assert (await ask(http, request, PRACTICE_TOKENS)).status_code == 200
    return await ask(http, contract.request, PRACTICE_TOKENS)


@pytest.mark.parametrize("contract", CONTRACTS, ids=by_name)
async def test_in_the_kernel(in_kernel: httpx.AsyncClient, contract: Contract) -> None:
    check(contract, await reply_of(in_kernel, contract))


@pytest.mark.parametrize("contract", CONTRACTS, ids=by_name)
async def test_on_loopback(loopback: httpx.AsyncClient, contract: Contract) -> None:
    check(contract, await reply_of(loopback, contract))


@pytest.mark.parametrize("contract", CONTRACTS, ids=by_name)
async def test_both_shells_say_the_same(
    in_kernel: httpx.AsyncClient, loopback: httpx.AsyncClient, contract: Contract
) -> None:
    inside, outside = await reply_of(in_kernel, contract), await reply_of(loopback, contract)
    assert inside.content == outside.content
    for name in ("content-type", "x-pm-apierrorcode", "x-practice-postmark", "x-practice-limit"):
        assert inside.headers.get(name) == outside.headers.get(name)
    assert "x-practice-postmark" in inside.headers


@pytest.mark.live
@pytest.mark.parametrize("contract", LIVE, ids=by_name)
async def test_on_the_real_postmark(contract: Contract) -> None:
    """Read-only, or with the public test token. Needs POSTMARK_SERVER_TOKEN and POSTMARK_ACCOUNT_TOKEN."""
    tokens = {"server": os.environ.get("POSTMARK_SERVER_TOKEN"), "account": os.environ.get("POSTMARK_ACCOUNT_TOKEN")}
    known = {role: token for role, token in tokens.items() if token}
    missing = {contract.request.server, contract.request.account} & (set(tokens) - set(known))
    if missing:
        pytest.skip(f"no {' and no '.join(sorted(map(str, missing)))} token in the environment")
    async with httpx.AsyncClient(base_url="https://api.postmarkapp.com", timeout=10) as http:
        check(contract, await ask(http, contract.request, known))


def test_what_may_be_asked_of_the_real_postmark_sends_and_changes_nothing() -> None:
    writes = [one for one in LIVE if one.request.method != "GET"]
    assert all(one.request.server == "POSTMARK_API_TEST" and one.request.target == "/email" for one in writes)
    assert not any(one.before for one in LIVE)


def test_contracts_have_names_of_their_own() -> None:
    assert len({one.name for one in CONTRACTS}) == len(CONTRACTS)


def test_a_broken_contract_is_noticed() -> None:
    assert part({"A": [{"B": 1}]}, "A.0.B") == 1
    assert not matches(True, int)
    assert not matches("x", 1)
    reply = httpx.Response(200, json={"ErrorCode": 10})
    with pytest.raises(AssertionError):
        check(CONTRACTS[0], reply)
