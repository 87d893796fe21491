"""Where requests go: the base URL, checked before any token can travel to it."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from helpers.client.problems import BaseUrlRefused, PracticeTokenInLive, TokenMalformed, TokenMissing
from helpers.client.token import Token

LIVE_URL = "https://api.postmarkapp.com"
IN_KERNEL_URL = "http://practice.localhost"  # answered inside the kernel; no such host is ever looked up


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
    try:
        parts = urlsplit(base_url.strip())
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in ("http", "https") or not host:
        raise BaseUrlRefused(f"The base URL is not a web address. Write it like {LIVE_URL} or http://127.0.0.1:8025.")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise BaseUrlRefused("The base URL holds more than scheme, host, port and path. Leave the rest away.")
    if parts.scheme == "http" and not is_loopback(host):
        raise BaseUrlRefused(
            f"Plain http to {host} would send the token in clear. Use https; plain http is for this machine only."
        )
    path = parts.path.rstrip("/")
    return Endpoint(url=f"{parts.scheme}://{parts.netloc}{path}", host=host, loopback=is_loopback(host))


def in_kernel_endpoint() -> Endpoint:
    """The endpoint of a practice Postmark that lives in the same process."""
    return Endpoint(url=IN_KERNEL_URL, host="practice.localhost", loopback=True)
