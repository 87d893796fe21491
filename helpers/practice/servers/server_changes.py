"""Editing and deleting servers: with a server token its own, with the account token any.

https://postmarkapp.com/developer/api/server-api and https://postmarkapp.com/developer/api/servers-api. Imports
`helpers.reference` only.
"""

from helpers.practice.call import Call
from helpers.practice.fields import read_fields
from helpers.practice.records import Permission, Server
from helpers.practice.refusals.account import DELETING_SERVERS_OFF, NO_SERVER_DATA
from helpers.practice.refusals.row import Refused
from helpers.practice.servers.server_settings import apply_settings, read_settings
from helpers.practice.servers.servers import find_server, server_object
from helpers.practice.wire import Json


def edit_own_server(call: Call) -> Json:
    """PUT /server: what is not named stays as it is."""
    return _edit(call, call.server)


def edit_server(call: Call) -> Json:
    """PUT /servers/{id}: what is not named stays as it is."""
    return _edit(call, find_server(call))


def _edit(call: Call, server: Server) -> Json:
    """DeliveryType, tokens and addresses cannot be edited; that they are ignored is assumed."""
    fields = read_fields(call, NO_SERVER_DATA)
    if not fields:
        raise Refused(NO_SERVER_DATA)
    apply_settings(server, read_settings(call.world, fields, server))
    return server_object(server)


def delete_server(call: Call) -> Json:
    """DELETE /servers/{id}: refused unless Postmark has allowed it; the server's tokens open nothing any more."""
    if Permission.DELETE_SERVERS not in call.world.account.permissions:
        raise Refused(DELETING_SERVERS_OFF)
    server = find_server(call)
    call.world.remove_server(server)
    return {"ErrorCode": 0, "Message": f"Server {server.name} removed."}
