"""Reading servers: with a server token its own, with the account token all of them. Tokens stand in clear in both.

https://postmarkapp.com/developer/api/server-api and https://postmarkapp.com/developer/api/servers-api. Creating one is
in `server_creation`, changing them in `server_changes`. Imports `helpers.reference` only.
"""

from helpers.practice.call import Call
from helpers.practice.paging import read_page
from helpers.practice.records import Server
from helpers.practice.refusals.account import SERVER_NOT_FOUND, SERVERS_PARAMETER
from helpers.practice.refusals.row import Refused
from helpers.practice.wire import Json


def get_own_server(call: Call) -> Json:
    """GET /server: the server that the token belongs to, sibling tokens included."""
    return server_object(call.server)


def list_servers(call: Call) -> Json:
    """GET /servers: every server of the account; `name` finds part of a name."""
    query = call.query()
    page = read_page(query, SERVERS_PARAMETER)
    part = query.get("name", "").lower()
    total, servers = page.of(one for one in call.world.servers.values() if part in one.name.lower())
    return {"TotalCount": total, "Servers": [server_object(one) for one in servers]}


def get_server(call: Call) -> Json:
    """GET /servers/{id}: one server of the account."""
    return server_object(find_server(call))


def find_server(call: Call) -> Server:
    """The server that the path names."""
    server = call.world.servers.get(call.number("server_id"))
    if server is None:
        raise Refused(SERVER_NOT_FOUND)
    return server


def server_object(server: Server) -> Json:
    """A server as every reply shows it."""
    return {
        "ID": server.id,
        "Name": server.name,
        "ApiTokens": list(server.tokens),
        "Color": server.color,
        "SmtpApiActivated": server.smtp_api_activated,
        "RawEmailEnabled": server.raw_email_enabled,
        "DeliveryType": server.delivery_type,
        "ServerLink": f"https://account.postmarkapp.com/servers/{server.id}/streams",
        "InboundAddress": f"{server.inbound_hash}@inbound.postmarkapp.com",
        "InboundHookUrl": server.inbound_hook_url,
        "BounceHookUrl": server.bounce_hook_url,
        "OpenHookUrl": server.open_hook_url,
        "DeliveryHookUrl": server.delivery_hook_url,
        "ClickHookUrl": server.click_hook_url,
        "PostFirstOpenOnly": server.post_first_open_only,
        "InboundDomain": server.inbound_domain,
        "InboundHash": server.inbound_hash,
        "InboundSpamThreshold": server.inbound_spam_threshold,
        "TrackOpens": server.track_opens,
        "TrackLinks": server.track_links,
        "IncludeBounceContentInHook": server.include_bounce_content_in_hook,
        "EnableSmtpApiErrorHooks": server.enable_smtp_api_error_hooks,
    }
