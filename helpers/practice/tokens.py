"""Giving out and taking back tokens, as the web interface does: no operation of the API can.

A server and an account have up to three tokens at a time, so that one can be replaced without a gap: issue the new one,
deploy it, revoke the old one. Imports `helpers.reference` only.
"""

from helpers.practice.records import Server
from helpers.practice.world import World
from helpers.reference.limits import ACCOUNT_TOKENS_PER_ACCOUNT, SERVER_TOKENS_PER_SERVER
from helpers.reference.practice_tokens import PREFIX


class TooManyTokens(Exception):
    """Raised at the fourth token: one must be revoked first."""


def issue_server_token(world: World, server: Server) -> str:
    """One more token that opens `server`, beside those it has. Raises TooManyTokens.

    Source: https://postmarkapp.com/support/article/1008-what-are-the-account-and-server-api-tokens
    """
    if len(server.tokens) >= SERVER_TOKENS_PER_SERVER:
        raise TooManyTokens(f"“{server.name}” has {SERVER_TOKENS_PER_SERVER} server tokens: revoke one first.")
    token = world.ids.server_token(server.name, world.ids.number())
    world.add_token(server, token)
    return token


def revoke_server_token(world: World, server: Server, token: str) -> None:
    """Take a server token back: it is refused like an unknown one from now on. Raises ValueError when not there."""
    world.remove_token(server, token)


def issue_account_token(world: World) -> str:
    """One more token that opens the account, beside those it has. Raises TooManyTokens.

    Source: https://postmarkapp.com/support/article/1212-can-you-have-more-than-one-account-api-token-at-a-time
    """
    if len(world.account.tokens) >= ACCOUNT_TOKENS_PER_ACCOUNT:
        raise TooManyTokens(f"The account has {ACCOUNT_TOKENS_PER_ACCOUNT} account tokens: revoke one first.")
    token = f"{PREFIX}account-token-{world.ids.number()}"
    world.account.tokens.append(token)
    return token


def revoke_account_token(world: World, token: str) -> None:
    """Take an account token back: it is refused like an unknown one from now on. Raises ValueError when not there."""
    world.account.tokens.remove(token)
