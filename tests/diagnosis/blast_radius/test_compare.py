"""Two tokens beside each other: what is certain, what is likely, and what nobody can tell."""

import pytest

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.blast_radius.compare import Likeness, compare
from helpers.diagnosis.blast_radius.least import Pick
from helpers.diagnosis.records import Confidence
from helpers.practice.faults import FaultKind
from helpers.practice.world import World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN
from tests.diagnosis.wide_worlds import compared_in, connected, failing, sent, servers, sibling, world_with
from tests.loopback import Act, Behaviour, Heard, loopback
from tests.replies import ACCOUNT_REFUSAL, SERVER_REFUSAL, error, json_reply

SIBLING = "practice-sibling"
MORE = "practice-more-{}"
SECOND_ACCOUNT = "practice-second-account-token"


def second_account_token(world: World) -> None:
    world.account.tokens.append(SECOND_ACCOUNT)


async def test_siblings_are_of_one_server_and_one_account() -> None:
    found = await compared_in(world_with(sibling(SIBLING)), SERVER_TOKEN, SIBLING)
    assert found.headline == "Two server tokens. Server: the same. Account: the same."
    assert (found.least.pick, found.same_token) == (Pick.EITHER, False)
    assert found.same_server.because == "GET /server: ID 1001 with the first, ID 1001 with the second."


async def test_siblings_are_known_again_even_if_one_server_is_not_named() -> None:
    world = world_with(sibling(SIBLING), failing("GET /server", FaultKind.UNEXPECTED_ERROR, times=1))
    found = await compared_in(world, SERVER_TOKEN, SIBLING)
    assert (found.same_server.likeness, found.same_server.confidence) == (Likeness.SAME, Confidence.CERTAIN)


async def test_tokens_of_two_servers_do_not_tell_their_account() -> None:
    found = await compared_in(world_with(), SERVER_TOKEN, SANDBOX_SERVER_TOKEN)
    assert found.headline == "Two server tokens. Server: different. Account: can't tell."
    assert found.same_account.confidence is Confidence.OPEN


@pytest.mark.parametrize("turned", [False, True])
async def test_a_server_token_is_found_in_its_account(turned: bool) -> None:
    pair = (SERVER_TOKEN, ACCOUNT_TOKEN) if turned else (ACCOUNT_TOKEN, SERVER_TOKEN)
    found = await compared_in(world_with(), *pair)
    assert (found.same_account.likeness, found.same_account.confidence) == (Likeness.SAME, Confidence.CERTAIN)
    assert found.least.pick is (Pick.FIRST if turned else Pick.SECOND)
    assert found.same_server.likeness is Likeness.DOES_NOT_APPLY


async def test_in_a_long_list_the_one_server_is_asked_for() -> None:
    connection, listening = connected(world_with(servers(600)))
    async with connection:
        found = await compare(connection, Token(ACCOUNT_TOKEN), Token(MORE.format(599)))
    assert listening.asked[-1] == "GET /servers/5599"
    assert (found.same_account.likeness, found.same_account.confidence) == (Likeness.SAME, Confidence.CERTAIN)


ACCOUNT, SERVER = "an-account-token-of-this-test", "a-server-token-of-this-test"
OTHER_ACCOUNT = "another-account-token-of-this-test"


def two_accounts(listed: list[int], other: list[int], total: int) -> Behaviour:
    """Two accounts that list servers with these ids, and one server with ID 7."""

    def answer(heard: Heard) -> Act:
        path = heard.target.partition("?")[0]
        account = heard.headers.get("x-postmark-account-token")
        if account in (ACCOUNT, OTHER_ACCOUNT):
            ids = listed if account == ACCOUNT else other
            rows = [{"ID": number, "Name": "S", "ApiTokens": []} for number in ids]
            replies = {
                "/servers": {"TotalCount": max(total, len(ids)), "Servers": rows},
                "/domains": {"TotalCount": 0, "Domains": []},
                "/senders": {"TotalCount": 0, "SenderSignatures": []},
            }
            return json_reply(200, replies[path]) if path in replies else error(422, 422, "Invalid Server or Account.")
        if heard.headers.get("x-postmark-server-token") != SERVER:
            return error(401, 10, ACCOUNT_REFUSAL if account else SERVER_REFUSAL)
        own = {
            "/server": {"ID": 7, "Name": "Shop", "ApiTokens": [SERVER]},
            "/deliverystats": {"InactiveMails": 0, "Bounces": []},
            "/message-streams": {"MessageStreams": []},
        }
        return json_reply(200, own.get(path, {"Webhooks": []}))

    return answer


CERTAIN, LIKELY = Confidence.CERTAIN, Confidence.LIKELY
ELSEWHERE = [
    (two_accounts([7, 8], [], 0), SERVER, Likeness.SAME, CERTAIN),
    (two_accounts([8, 9], [], 0), SERVER, Likeness.DIFFERENT, CERTAIN),
    (two_accounts([8, 9], [], 5000), SERVER, Likeness.DIFFERENT, LIKELY),
    (two_accounts([8, 9], [9, 10], 0), OTHER_ACCOUNT, Likeness.SAME, LIKELY),
    (two_accounts([8, 9], [10, 11], 0), OTHER_ACCOUNT, Likeness.DIFFERENT, LIKELY),
    (two_accounts([8, 9], [10, 11], 5000), OTHER_ACCOUNT, Likeness.CANNOT_TELL, Confidence.OPEN),
    (two_accounts([], [], 0), OTHER_ACCOUNT, Likeness.CANNOT_TELL, Confidence.OPEN),
]


@pytest.mark.parametrize(("postmark", "second", "likeness", "confidence"), ELSEWHERE)
async def test_what_lists_of_servers_tell_of_accounts(
    postmark: Behaviour, second: str, likeness: Likeness, confidence: Confidence
) -> None:
    with loopback(postmark) as server:
        async with Connection(server.url) as connection:
            found = await compare(connection, Token(ACCOUNT), Token(second))
    assert (found.same_account.likeness, found.same_account.confidence) == (likeness, confidence)


async def test_two_tokens_of_one_account_look_like_it() -> None:
    found = await compared_in(world_with(second_account_token), ACCOUNT_TOKEN, SECOND_ACCOUNT)
    assert found.headline == "Two account tokens. Account: probably the same."
    assert found.least.pick is Pick.NEITHER


@pytest.mark.parametrize("token", [SERVER_TOKEN, ACCOUNT_TOKEN, TEST_TOKEN, "practice-nobody"])
async def test_a_token_is_the_same_as_itself(token: str) -> None:
    found = await compared_in(world_with(), token, token)
    assert found.headline == "Both are the same token."
    assert found.least.pick is (Pick.EITHER if token == SERVER_TOKEN else Pick.NEITHER)


async def test_what_could_not_be_told_is_not_called_different() -> None:
    silent = failing("GET /deliverystats", FaultKind.TIMEOUT)
    found = await compared_in(world_with(silent), SERVER_TOKEN, SANDBOX_SERVER_TOKEN)
    assert {found.same_server.likeness, found.same_account.likeness} == {Likeness.CANNOT_TELL}
    assert found.least.pick is Pick.CANNOT_TELL


@pytest.mark.parametrize(
    ("first", "second", "pick"),
    [
        (SERVER_TOKEN, SANDBOX_SERVER_TOKEN, Pick.FIRST),
        (SANDBOX_SERVER_TOKEN, SERVER_TOKEN, Pick.SECOND),
        (SERVER_TOKEN, TEST_TOKEN, Pick.FIRST),
        (TEST_TOKEN, "practice-nobody", Pick.NEITHER),
        (ACCOUNT_TOKEN, TEST_TOKEN, Pick.NEITHER),
        (SERVER_TOKEN, MORE.format(0), Pick.SECOND),
        (MORE.format(0), SERVER_TOKEN, Pick.FIRST),
        (MORE.format(0), MORE.format(1), Pick.EITHER),
    ],
)
async def test_the_least_that_sends_mail(first: str, second: str, pick: Pick) -> None:
    found = await compared_in(world_with(sent(2), servers(2)), first, second)
    assert found.least.pick is pick
    assert found.least.because
