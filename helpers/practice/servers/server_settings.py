"""The settings of a server: what POST and PUT take, the rules for each, and where they are kept.

https://postmarkapp.com/developer/api/servers-api. Imports `helpers.reference` only.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from helpers.practice.content_rules import TRACK_LINKS
from helpers.practice.fields import Fields
from helpers.practice.records import Server
from helpers.practice.refusals.account import (
    COLOR_INVALID,
    HOOK_URL_INVALID,
    INBOUND_DOMAIN_OURS,
    INBOUND_DOMAIN_TAKEN,
    MX_MISSING,
    SERVER_NAME_EXISTS,
    SERVER_NAME_INVALID,
    SERVER_TRACK_LINKS_INVALID,
    SPAM_THRESHOLD_INVALID,
)
from helpers.practice.refusals.row import Refused
from helpers.practice.world import World
from helpers.reference.limits import SPAM_THRESHOLD

COLORS = ("purple", "blue", "turquoise", "green", "red", "yellow", "grey", "orange")
_LONGEST_NAME = 255

# JSON name -> attribute of the record
_HOOKS: Mapping[str, str] = {
    "InboundHookUrl": "inbound_hook_url",
    "BounceHookUrl": "bounce_hook_url",
    "OpenHookUrl": "open_hook_url",
    "DeliveryHookUrl": "delivery_hook_url",
    "ClickHookUrl": "click_hook_url",
}
_FLAGS: Mapping[str, str] = {
    "SmtpApiActivated": "smtp_api_activated",
    "RawEmailEnabled": "raw_email_enabled",
    "PostFirstOpenOnly": "post_first_open_only",
    "TrackOpens": "track_opens",
    "IncludeBounceContentInHook": "include_bounce_content_in_hook",
    "EnableSmtpApiErrorHooks": "enable_smtp_api_error_hooks",
}


def read_settings(world: World, fields: Fields, server: Server | None = None) -> dict[str, object]:
    """Attributes and their new values: of a new server, or of `server`, whose other settings stay. Raises `Refused`."""
    flags = {_FLAGS[name]: flag for name in _FLAGS if (flag := fields.flag(name)) is not None}
    return {**flags, **dict(_checked(world, fields, server))}


def _checked(world: World, fields: Fields, server: Server | None) -> Iterator[tuple[str, object]]:
    """The settings that have rules, in the order in which these are assumed to be asked."""
    name = fields.text("Name")
    if server is None or name is not None:
        yield "name", _name(world, name or "", server)
    if (color := fields.text("Color")) is not None:
        yield "color", _color(color)
    if (track_links := fields.text("TrackLinks")) is not None:
        yield "track_links", _track_links(track_links)
    if (threshold := fields.whole("InboundSpamThreshold")) is not None:
        yield "inbound_spam_threshold", _spam_threshold(threshold)
    for hook, attribute in _HOOKS.items():
        if (url := fields.text(hook)) is not None:
            yield attribute, _hook_url(hook, url)
    if (domain := fields.text("InboundDomain")) is not None:
        yield "inbound_domain", _inbound_domain(world, domain.strip().lower(), server)


def apply_settings(server: Server, settings: Mapping[str, object]) -> None:
    """Keep what `read_settings` gave."""
    for attribute, value in settings.items():
        setattr(server, attribute, value)


def _name(world: World, given: str, server: Server | None) -> str:
    """Present, on one line, and not the name of another server."""
    name = given.strip()
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise Refused(SERVER_NAME_INVALID)
    namesake = world.server_named(name)
    if namesake is not None and namesake is not server:
        raise Refused(SERVER_NAME_EXISTS)
    return name


def _color(color: str) -> str:
    """In lower case, as every reply shows it."""
    if color.lower() not in COLORS:
        raise Refused(COLOR_INVALID)
    return color.lower()


def _track_links(track_links: str) -> str:
    if track_links not in TRACK_LINKS:
        raise Refused(SERVER_TRACK_LINKS_INVALID)
    return track_links


def _spam_threshold(threshold: int) -> int:
    if not 0 <= threshold <= SPAM_THRESHOLD:
        raise Refused(SPAM_THRESHOLD_INVALID)
    return threshold


def _hook_url(hook: str, url: str) -> str:
    """A whole web address, or nothing to switch the hook off."""
    if url and not is_web_address(url):
        raise Refused(HOOK_URL_INVALID, field=hook)
    return url


def is_web_address(url: str) -> bool:
    """Whether `url` is complete: http or https, and a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _inbound_domain(world: World, domain: str, server: Server | None) -> str:
    """A domain whose MX record leads to Postmark and that no other server has, or nothing to give it up."""
    if "postmarkapp.com" in domain:
        raise Refused(INBOUND_DOMAIN_OURS)
    if domain and any(one.inbound_domain == domain for one in world.servers.values() if one is not server):
        raise Refused(INBOUND_DOMAIN_TAKEN)
    if domain and domain not in world.dns_hosts:
        raise Refused(MX_MISSING)
    return domain
