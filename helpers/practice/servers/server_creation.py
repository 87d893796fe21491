"""POST /servers: https://postmarkapp.com/developer/api/servers-api#create-a-server

The reply holds a server token that sends at once: whoever has the account token can get at sending power this way.
Imports `helpers.reference` only.
"""

from helpers.practice.call import Call
from helpers.practice.fields import Fields, read_fields
from helpers.practice.records import Server
from helpers.practice.refusals.account import DELIVERY_TYPE_INVALID, NO_SERVER_DATA, TOO_MANY_SERVERS
from helpers.practice.refusals.row import Refused
from helpers.practice.servers.server_settings import apply_settings, read_settings
from helpers.practice.servers.servers import server_object
from helpers.practice.wire import Json

DELIVERY_TYPES = ("Live", "Sandbox")


def create_server(call: Call) -> Json:
    """Check the settings, add the server, and answer with the server object, its new token in clear."""
    world = call.world
    fields = read_fields(call, NO_SERVER_DATA)
    if not fields:
        raise Refused(NO_SERVER_DATA)
    settings = read_settings(world, fields)
    delivery_type = _delivery_type(fields)
    if len(world.servers) >= world.limits.servers:
        raise Refused(TOO_MANY_SERVERS)
    number, name = world.ids.number(), str(settings["name"])
    server = Server(
        id=number,
        name=name,
        tokens=[world.ids.server_token(name, number)],
        delivery_type=delivery_type,
        inbound_hash=world.ids.inbound_hash(),
    )
    apply_settings(server, settings)
    return server_object(world.add_server(server))


def _delivery_type(fields: Fields) -> str:
    """Chosen once and for all."""
    delivery_type = fields.text("DeliveryType") or "Live"
    if delivery_type not in DELIVERY_TYPES:
        raise Refused(DELIVERY_TYPE_INVALID)
    return delivery_type
