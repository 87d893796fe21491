"""Where requests go: the base URL, checked before any token can travel to it.

Plain http is for this machine only, and a practice token never leaves it. Imports no HTTP library.
"""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from helpers.client.problems import BaseUrlRefused, PracticeTokenInLive, TokenMalformed, TokenMissing
from helpers.client.token import Token

LIVE_URL = "https://api.postmarkapp.com"
DEADLINE_S = 10.0  # seconds that one request may take, unless somebody says otherwise
IN_KERNEL_HOST = "practice.localhost"
"""Answered inside the kernel; no such host is ever looked up."""

# Plain letters only, so that two programs cannot read two different hosts in one address.
_HOST = re.compile(r"[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?|[0-9a-f:.]*:[0-9a-f:.]*")
_PATH = re.compile(r"(/[A-Za-z0-9._~-]*)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A checked base URL. `loopback` means that nothing sent there leaves this machine."""

    url: str  # without a slash at its end
    host: str
    loopback: bool

    @property
    def secure(self) -> bool:
        """Whether the connection is encrypted."""
        return self.url.startswith("https://")

    def admit(self, token: Token) -> None:
        """Let `token` pass, or raise TokenMissing, TokenMalformed or PracticeTokenInLive; nothing is sent then."""
        if not token:
            raise TokenMissing("There is no token. Enter one, or set the variable that should hold it.")
        if not token.may_travel:
            fault = token.faults[0]
            raise TokenMalformed(f"{fault.title}. {fault.evidence} {fault.next_step} Nothing was sent.")
        if token.is_practice and not self.loopback:
            raise PracticeTokenInLive(
                f"This is a practice token and {self.host} is not the practice Postmark. Nothing was sent. "
                "Switch to practice, or enter a real token."
            )


def is_loopback(host: str) -> bool:
    """Whether `host` names this machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def endpoint_for(base_url: str) -> Endpoint:
    """Check a base URL. Raises BaseUrlRefused, with a sentence, when no token should travel there."""
    parts, port = _split(base_url.strip())
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        raise BaseUrlRefused(f"The base URL is not a web address. Write it like {LIVE_URL} or http://127.0.0.1:8025.")
    if "@" in parts.netloc or parts.query or parts.fragment or not _PATH.fullmatch(parts.path):
        raise BaseUrlRefused("The base URL holds more than scheme, host, port and a plain path. Leave the rest away.")
    if parts.scheme == "http" and not is_loopback(host):
        raise BaseUrlRefused(
            f"Plain http to {host} would send the token in clear. Use https; plain http is for this machine only."
        )
    shown = f"[{host}]" if ":" in host else host
    url = f"{parts.scheme}://{shown}{port}{parts.path.rstrip('/')}"
    return Endpoint(url=url, host=host, loopback=is_loopback(host))


def _split(base_url: str) -> tuple[SplitResult, str]:
    """The parts of a URL and its port, written `:8025`; empty ones when it cannot be taken apart."""
    try:
        parts = urlsplit(base_url)
        return parts, "" if parts.port is None else f":{parts.port}"
    except ValueError:
        return urlsplit(""), ""


def in_kernel_endpoint() -> Endpoint:
    """The endpoint of a practice Postmark that lives in the same process."""
    return Endpoint(url=f"http://{IN_KERNEL_HOST}", host=IN_KERNEL_HOST, loopback=True)
