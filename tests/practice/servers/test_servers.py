"""Reading servers: the own one with a server token, all of them with the account token."""

import pytest

from helpers.practice.world import World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from tests.practice.talk import ACCOUNT, get, words

FIELDS = words(
    "ID Name ApiTokens Color SmtpApiActivated RawEmailEnabled DeliveryType ServerLink InboundAddress InboundHookUrl "
    "BounceHookUrl OpenHookUrl DeliveryHookUrl ClickHookUrl PostFirstOpenOnly InboundDomain InboundHash "
    "InboundSpamThreshold TrackOpens TrackLinks IncludeBounceContentInHook EnableSmtpApiErrorHooks"
)


def names(world: World, query: str) -> list[str]:
    return [one["Name"] for one in get(world, f"/servers?{query}", ACCOUNT).json["Servers"]]


def test_a_server_token_reads_its_own_server(world: World) -> None:
    server = get(world, "/server").json
    assert list(server) == FIELDS
    assert (server["Name"], server["DeliveryType"], server["ApiTokens"]) == ("Demo app", "Live", [SERVER_TOKEN])
    assert server["ServerLink"] == f"https://account.postmarkapp.com/servers/{server['ID']}/streams"


def test_the_sandbox_server_says_that_it_is_one(world: World) -> None:
    sandbox = get(world, "/server", {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}).json
    assert (sandbox["Name"], sandbox["DeliveryType"]) == ("Demo tests", "Sandbox")


def test_a_server_token_shows_its_siblings_and_no_other_token(world: World) -> None:
    world.servers[1001].tokens.append("practice-server-token-second")
    assert get(world, "/server").json["ApiTokens"] == [SERVER_TOKEN, "practice-server-token-second"]
    assert ACCOUNT_TOKEN not in str(get(world, "/server").json)


def test_the_account_token_reads_every_servers_tokens(world: World) -> None:
    answer = get(world, "/servers?count=10&offset=0", ACCOUNT).json
    assert answer["TotalCount"] == 2
    assert [one["ApiTokens"] for one in answer["Servers"]] == [[SERVER_TOKEN], [SANDBOX_SERVER_TOKEN]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("count=1&offset=0", ["Demo app"]),
        ("count=1&offset=1", ["Demo tests"]),
        ("count=500&offset=7", []),
        ("count=10&offset=0&name=TEST", ["Demo tests"]),
        ("Count=10&Offset=0&Name=none", []),
    ],
)
def test_pages_and_names(world: World, query: str, expected: list[str]) -> None:
    assert names(world, query) == expected


@pytest.mark.parametrize("query", ["", "count=501&offset=0", "count=1", "count=1&offset=-1", "count=one&offset=0"])
def test_paging_out_of_range(world: World, query: str) -> None:
    assert get(world, f"/servers?{query}", ACCOUNT).refused[:2] == (422, 600)


def test_one_server(world: World) -> None:
    assert get(world, "/servers/1001", ACCOUNT).json == get(world, "/server").json


@pytest.mark.parametrize("number", ["0", "999", "x"])
def test_an_unknown_server(world: World, number: str) -> None:
    assert get(world, f"/servers/{number}", ACCOUNT).refused == (422, 422, "Invalid Server or Account.")
