"""Who may log in over SMTP: a server token as user name and password at once, or the two halves of an SMTP token.

Pure rules over the world; texts and sources stand in `facts`. Imports this package only.
"""

from dataclasses import dataclass

from helpers.practice.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Who somebody is after a login: neither the user name nor the password is kept."""

    server_id: int
    stream_id: str | None = None  # the stream of an SMTP token; None with a server token


def log_in(world: World, user: str, password: str) -> Login | None:
    """Who `user` with `password` is; None when they are refused, for whatever reason."""
    login = _with_smtp_token(world, user, password) or _with_server_token(world, user, password)
    return login if login and _may_send(world, login) else None


def _with_server_token(world: World, user: str, password: str) -> Login | None:
    server = world.server_with(user) if user.lower() == password.lower() else None
    return Login(server_id=server.id) if server else None


def _with_smtp_token(world: World, user: str, password: str) -> Login | None:
    token = world.smtp_token_with(user)
    if token is None or token.secret_key != password:
        return None
    return Login(server_id=token.server_id, stream_id=token.stream_id)


def _may_send(world: World, login: Login) -> bool:
    """SMTP is switched on, and an SMTP token's stream is still there."""
    server = world.servers.get(login.server_id)
    if server is None or not server.smtp_api_activated:
        return False
    return login.stream_id is None or login.stream_id in server.streams
