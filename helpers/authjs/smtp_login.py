"""Where SMTP settings lead and what they sign in with, from an address as nodemailer takes it apart.

Imports the facts' records. Nothing secret is kept.
Source: https://github.com/nodemailer/nodemailer/blob/master/lib/shared/index.js.
"""

from urllib.parse import unquote, urlsplit

from helpers.authjs.settings_facts import Login, SmtpServer
from helpers.client.shape import ShapeFault, faults_of

ACCESS_KEYS = ("PM-T-", "PM-B-")  # source: https://github.com/baptisteArno/typebot.io/issues/942
_RIGHT_HERE = ("SHAPE113", "SHAPE114")  # an SMTP token


def smtp_server_from_url(url: str, *, line: int | None = None, file: str = "") -> SmtpServer | None:
    """The server that `smtp://user:password@host:port` names; None when it is no such address."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        return None
    return SmtpServer(
        host=parts.hostname,
        port=port,
        secure=parts.scheme == "smtps" or "secure=true" in parts.query,
        login=login_of(unquote(parts.username or ""), unquote(parts.password or "")),
        in_url=True,
        line=line,
        file=file,
    )


def login_of(user: str, password: str) -> Login:
    """What a user name and a password that are both known show of themselves."""
    return Login(
        has_user=bool(user),
        has_password=bool(password),
        same=user == password,
        access_key=is_access_key(user),
        user_is_address="@" in user,
        faults=_faults(user, password),
    )


def is_access_key(user: str) -> bool:
    """Whether a user name begins as an SMTP token's access key does."""
    return user.upper().startswith(ACCESS_KEYS)


def _faults(user: str, password: str) -> tuple[ShapeFault, ...]:
    """What is wrong with the token that stands as password; nothing is known of an SMTP token's secret key."""
    if not password or is_access_key(user) or "@" in user:
        return ()
    return tuple(fault for fault in faults_of(password) if fault.code not in _RIGHT_HERE)
