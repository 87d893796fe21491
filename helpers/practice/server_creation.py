"""POST /servers: https://postmarkapp.com/developer/api/servers-api#create-a-server

The reply holds a server token that sends at once: whoever has the account token can get at sending power this way.
Imports `helpers.reference` only.
"""

from collections.abc import Mapping
from typing import TypedDict, TypeGuard
from urllib.parse import urlsplit

from helpers.practice.call import Call, NotImitated
from helpers.practice.content_rules import TRACK_LINKS
from helpers.practice.records import Server
from helpers.practice.refusals.access import INVALID_FIELDS
from helpers.practice.refusals.account import (
    COLOR_INVALID,
    DELIVERY_TYPE_INVALID,
    HOOK_URL_INVALID,
    NO_SERVER_DATA,
    SERVER_NAME_EXISTS,
    SERVER_NAME_INVALID,
    SERVER_TRACK_LINKS_INVALID,
    SPAM_THRESHOLD_INVALID,
    TOO_MANY_SERVERS,
)
from helpers.practice.refusals.row import Refused
from helpers.practice.servers import server_object
from helpers.practice.wire import Json
from helpers.practice.world import World

COLORS = ("purple", "blue", "turquoise", "green", "red", "yellow", "grey", "orange")
DELIVERY_TYPES = ("Live", "Sandbox")
_HOOKS = ("InboundHookUrl", "BounceHookUrl", "OpenHookUrl", "DeliveryHookUrl", "ClickHookUrl")


class ServerPayload(TypedDict, total=False):
    """The settings of a new server, as POST /servers takes them."""

    Name: str | None
    Color: str | None
    DeliveryType: str | None
    TrackLinks: str | None
    InboundDomain: str | None
    InboundHookUrl: str | None
    BounceHookUrl: str | None
    OpenHookUrl: str | None
    DeliveryHookUrl: str | None
    ClickHookUrl: str | None
    InboundSpamThreshold: int | None
    SmtpApiActivated: bool | None
    RawEmailEnabled: bool | None
    PostFirstOpenOnly: bool | None
    TrackOpens: bool | None
    IncludeBounceContentInHook: bool | None
    EnableSmtpApiErrorHooks: bool | None


_TYPES: Mapping[str, type] = {
    **dict.fromkeys(("Name", "Color", "DeliveryType", "TrackLinks", "InboundDomain", *_HOOKS), str),
    **dict.fromkeys(("SmtpApiActivated", "RawEmailEnabled", "PostFirstOpenOnly", "TrackOpens"), bool),
    **dict.fromkeys(("IncludeBounceContentInHook", "EnableSmtpApiErrorHooks"), bool),
    "InboundSpamThreshold": int,
}


def create_server(call: Call) -> Json:
    """Check the payload, add the server, and answer with the server object, its new token in clear."""
    payload = _payload(call.json())
    name = _name(call.world, payload)
    check_settings(payload)
    if len(call.world.servers) >= call.world.limits.servers:
        raise Refused(TOO_MANY_SERVERS)
    return server_object(call.world.add_server(_server(call.world, payload, name)))


def _payload(value: Json) -> ServerPayload:
    if not value:
        raise Refused(NO_SERVER_DATA)
    if not _is_object(value):
        raise Refused(INVALID_FIELDS, fields="'$'")
    wrong = [
        name for name, given in value.items() if given is not None and type(given) is not _TYPES.get(name, type(given))
    ]
    if wrong:
        raise Refused(INVALID_FIELDS, fields=", ".join(f"'{name}'" for name in wrong))
    return value


def _is_object(value: Json) -> TypeGuard[ServerPayload]:
    return isinstance(value, dict)


def _name(world: World, payload: ServerPayload) -> str:
    """The new server's name: present, on one line, and not taken."""
    name = (payload.get("Name") or "").strip()
    if not name or len(name) > 255 or not name.isprintable():
        raise Refused(SERVER_NAME_INVALID)
    if world.server_named(name):
        raise Refused(SERVER_NAME_EXISTS)
    return name


def check_settings(payload: ServerPayload) -> None:
    """Every setting holds one of its documented values."""
    if (payload.get("Color") or "blue").lower() not in COLORS:
        raise Refused(COLOR_INVALID)
    if (payload.get("DeliveryType") or "Live") not in DELIVERY_TYPES:
        raise Refused(DELIVERY_TYPE_INVALID)
    if (payload.get("TrackLinks") or "None") not in TRACK_LINKS:
        raise Refused(SERVER_TRACK_LINKS_INVALID)
    if not 0 <= (payload.get("InboundSpamThreshold") or 0) <= 30:
        raise Refused(SPAM_THRESHOLD_INVALID)
    hooks = {name: value for name, value in payload.items() if name in _HOOKS and isinstance(value, str) and value}
    for field, url in hooks.items():
        if not _is_web_address(url):
            raise Refused(HOOK_URL_INVALID, field=field)
    if payload.get("InboundDomain"):
        raise NotImitated(
            "The practice Postmark does not imitate InboundDomain: it would have to look up an MX record."
        )


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _server(world: World, payload: ServerPayload, name: str) -> Server:
    number = world.ids.number()
    activated = payload.get("SmtpApiActivated")
    return Server(
        id=number,
        name=name,
        tokens=[world.ids.server_token(name, number)],
        delivery_type=payload.get("DeliveryType") or "Live",
        inbound_hash=world.ids.inbound_hash(),
        color=(payload.get("Color") or "blue").lower(),
        smtp_api_activated=True if activated is None else activated,
        raw_email_enabled=payload.get("RawEmailEnabled") or False,
        inbound_hook_url=payload.get("InboundHookUrl") or "",
        bounce_hook_url=payload.get("BounceHookUrl") or "",
        open_hook_url=payload.get("OpenHookUrl") or "",
        delivery_hook_url=payload.get("DeliveryHookUrl") or "",
        click_hook_url=payload.get("ClickHookUrl") or "",
        post_first_open_only=payload.get("PostFirstOpenOnly") or False,
        inbound_spam_threshold=payload.get("InboundSpamThreshold") or 0,
        track_opens=payload.get("TrackOpens") or False,
        track_links=payload.get("TrackLinks") or "None",
        include_bounce_content_in_hook=payload.get("IncludeBounceContentInHook") or False,
        enable_smtp_api_error_hooks=payload.get("EnableSmtpApiErrorHooks") or False,
    )
