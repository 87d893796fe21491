"""What people do outside the API, over the control routes: issue tokens, confirm, open, click, complain, write.

Every function takes the world and the fields that were sent, and gives JSON; what makes no sense raises ValueError or
LookupError. Imports `helpers.reference` only.
"""

from collections.abc import Mapping

from helpers.practice.devices import BROWSERS, MAIL_READERS, Device
from helpers.practice.fields import Fields
from helpers.practice.receiving import receive_message
from helpers.practice.recipients import complain, unsubscribe
from helpers.practice.records import Address, Server
from helpers.practice.senders.sender_changes import confirm
from helpers.practice.servers.tokens import (
    issue_account_token,
    issue_server_token,
    issue_smtp_token,
    revoke_account_token,
    revoke_server_token,
    revoke_smtp_token,
)
from helpers.practice.tracking import Reader, click_link, open_message
from helpers.practice.wire import Json
from helpers.practice.world import World


def issue_token(world: World, fields: Fields) -> Json:
    """One more token: of the account, of the server whose id is `server`, or of its message stream `stream`."""
    number, stream_id = fields.whole("server"), fields.text("stream")
    if number is None:
        return {"token": issue_account_token(world)}
    server = _server(world, number)
    if stream_id is None:
        return {"token": issue_server_token(world, server)}
    if stream_id not in server.streams:
        raise ValueError(f"The server has no message stream {stream_id}.")
    token = issue_smtp_token(world, server.streams[stream_id])
    return {"access_key": token.access_key, "secret_key": token.secret_key}


def revoke_token(world: World, fields: Fields) -> Json:
    """Take `token` back, whosever it is; of an SMTP token it is the access key."""
    token = fields.text("token") or ""
    if server := world.server_with(token):
        revoke_server_token(world, server, token)
    elif token in world.account.tokens:
        revoke_account_token(world, token)
    elif token in world.smtp_tokens:
        revoke_smtp_token(world, token)
    else:
        raise ValueError("Nothing here has that token.")
    return {"revoked": True}


def _server(world: World, number: int) -> Server:
    if number not in world.servers:
        raise ValueError(f"There is no server {number}.")
    return world.servers[number]


def confirm_signature(world: World, fields: Fields) -> Json:
    """The owner of `email` confirms the sender signature."""
    return {"confirmed": confirm(world, fields.text("email") or "").email}


def complain_about(world: World, fields: Fields) -> Json:
    """The recipient `email` marks the message `message_id` as spam."""
    return {"bounce": complain(world, fields.text("message_id") or "", fields.text("email") or "").id}


def unsubscribe_from(world: World, fields: Fields) -> Json:
    """The recipient `email` of the message `message_id` unsubscribes."""
    return {"suppressed": unsubscribe(world, fields.text("message_id") or "", fields.text("email") or "").email}


def open_a_message(world: World, fields: Fields) -> Json:
    """The recipient `email` opens the message `message_id`; `reader` names what they read with."""
    message, email = fields.text("message_id") or "", fields.text("email") or ""
    return open_message(world, message, email, reader=_reader(fields, MAIL_READERS)).as_json()


def click_a_link(world: World, fields: Fields) -> Json:
    """The recipient `email` of the message `message_id` clicks on `link` in its `HTML` or `Text` part, `location`.

    `reader` names what they read with.
    """
    message, email = fields.text("message_id") or "", fields.text("email") or ""
    location = fields.text("location") or "HTML"
    link, reader = fields.text("link") or "", _reader(fields, BROWSERS)
    return click_link(world, message, email, link, location=location, reader=reader).as_json()


def _reader(fields: Fields, known: Mapping[str, Device]) -> Reader:
    name = fields.text("reader") or "desktop"
    if name not in known:
        raise ValueError(f"reader must be one of {', '.join(known)}.")
    return Reader(device=known[name])


def write_to(world: World, fields: Fields) -> Json:
    """Somebody, `from`, writes to the inbound address of `server`: `subject` and `text_body`.

    `hook_takes_it` false lets the inbound webhook refuse the message, so that it counts as failed.
    """
    server = _server(world, fields.whole("server") or 0)
    message = receive_message(
        world,
        server,
        sender=Address(email=fields.text("from") or "somebody@example.org"),
        subject=fields.text("subject") or "",
        text_body=fields.text("text_body") or "",
        hook_takes_it=fields.flag("hook_takes_it") is not False,
    )
    return {"message_id": message.message_id}
