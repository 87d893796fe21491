"""The token check: which token a request shows, and whether it opens the operation.

Runs after routing and before everything else, as on the real API. Imports `helpers.reference` only.
"""

from collections.abc import Mapping
from ipaddress import ip_address, ip_network

from helpers.practice.records import Server
from helpers.practice.refusals.access import (
    ACCOUNT_TOKEN_ALONE,
    ACCOUNT_TOKEN_BESIDE_SERVER_TOKEN,
    ACCOUNT_TOKEN_REFUSED,
    SERVER_TOKEN_BESIDE_ACCOUNT_TOKEN,
    SERVER_TOKEN_REFUSED,
    TEST_TOKEN_ELSEWHERE,
)
from helpers.practice.refusals.account_state import IP_NOT_ALLOWED
from helpers.practice.refusals.row import Refused
from helpers.practice.world import World
from helpers.reference.operations import Effect, Operation
from helpers.reference.token_kinds import ACCOUNT_HEADER, SERVER_HEADER, TEST_TOKEN, TokenKind

_SERVER, _ACCOUNT = SERVER_HEADER.lower(), ACCOUNT_HEADER.lower()
_TEST = TEST_TOKEN.lower()

# Where the test token is let through. With templates it finds none, which `template_sending` says.
_TEST_TOKEN_OPENS = frozenset(
    {"POST /email", "POST /email/batch", "POST /email/withTemplate", "POST /email/batchWithTemplates"}
)


def admit(world: World, operation: Operation, headers: Mapping[str, str]) -> tuple[Server | None, bool]:
    """The server that the request's token opens (None on account operations), and whether it is the test token.

    `headers` has its names in lower case. An empty value counts as no header; an `Authorization` header is not looked
    at. Raises `Refused`.
    """
    server_token = headers.get(_SERVER, "").strip()
    account_token = headers.get(_ACCOUNT, "").strip()
    if operation.token is TokenKind.ACCOUNT:
        _check_account(world, server_token, account_token)
        return None, False
    if server_token and account_token:
        raise Refused(ACCOUNT_TOKEN_BESIDE_SERVER_TOKEN)
    if server := world.server_with(server_token):
        if operation.effect is Effect.SENDS:
            check_caller(world, server)
        return server, False
    if server_token.lower() != _TEST:
        raise Refused(SERVER_TOKEN_REFUSED if server_token or not account_token else ACCOUNT_TOKEN_ALONE)
    if operation.key not in _TEST_TOKEN_OPENS:
        raise Refused(TEST_TOKEN_ELSEWHERE)
    return None, True


def _check_account(world: World, server_token: str, account_token: str) -> None:
    if server_token and account_token:
        raise Refused(SERVER_TOKEN_BESIDE_ACCOUNT_TOKEN)
    if not world.is_account_token(account_token):
        raise Refused(ACCOUNT_TOKEN_REFUSED)


def check_caller(world: World, server: Server) -> None:
    """The caller's IP address may send through `server`; a server's own list replaces the account's.

    Reading and managing are not restricted: https://postmarkapp.com/developer/user-guide/ip-allowlisting
    """
    ranges = world.account.ip_ranges if server.ip_ranges is None else server.ip_ranges
    if ranges and not any(ip_address(world.caller_ip) in ip_network(one) for one in ranges):
        raise Refused(IP_NOT_ALLOWED, ip=world.caller_ip)
