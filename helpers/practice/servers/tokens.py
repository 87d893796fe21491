"""Giving out and taking back tokens, as the web interface does: no operation of the API can.

A server and an account have up to three tokens at a time, so that one can be replaced without a gap: issue the new one,
deploy it, revoke the old one. Imports `helpers.reference` only.
"""

from helpers.practice.records import Server, SmtpToken, Stream, StreamType
from helpers.practice.world import World
from helpers.reference.limits import ACCOUNT_TOKENS_PER_ACCOUNT, SERVER_TOKENS_PER_SERVER
from helpers.reference.practice_tokens import PREFIX

MOST_SMTP_TOKENS = 10  # of one message stream; Postmark has a limit too (ErrorCode 1458) but does not publish it


class TooManyTokens(Exception):
    """Raised at one token more than there may be: one must be revoked first."""


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


def issue_smtp_token(world: World, stream: Stream) -> SmtpToken:
    """One more SMTP token of a stream that can send. Raises TooManyTokens, and ValueError for an inbound stream.

    Source: https://postmarkapp.com/developer/user-guide/send-email-with-smtp
    """
    if stream.type is StreamType.INBOUND:
        raise ValueError("An inbound stream takes no SMTP tokens: it cannot send.")
    mine = [
        one for one in world.smtp_tokens.values() if (one.server_id, one.stream_id) == (stream.server_id, stream.id)
    ]
    if len(mine) >= MOST_SMTP_TOKENS:
        raise TooManyTokens(f"The stream “{stream.id}” has {MOST_SMTP_TOKENS} SMTP tokens: revoke one first.")
    name = f"{stream.id}-{world.ids.number()}"
    token = SmtpToken(
        access_key=f"{PREFIX}smtp-access-key-{name}",
        secret_key=f"{PREFIX}smtp-secret-key-{name}",
        server_id=stream.server_id,
        stream_id=stream.id,
    )
    world.smtp_tokens[token.access_key] = token
    return token


def revoke_smtp_token(world: World, access_key: str) -> None:
    """Take an SMTP token back: nobody logs in with it any more. Raises KeyError when it is not there."""
    del world.smtp_tokens[access_key]
