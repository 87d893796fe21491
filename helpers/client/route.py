"""The way out of this machine: proxies and private certificates from the environment, honoured and shown.

The variables are those that httpx and most tools read: HTTPS_PROXY, ALL_PROXY, NO_PROXY, SSL_CERT_FILE, SSL_CERT_DIR.
"""

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from helpers.client.endpoint import Endpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The proxy and the certificates that apply to an endpoint; `str()` says it in words, without passwords."""

    proxy: str | None = field(default=None, repr=False)  # a URL, which may hold a password
    cert_file: str | None = None
    cert_dir: str | None = None

    def __str__(self) -> str:
        parts = (
            f"through the proxy {_without_login(self.proxy)}" if self.proxy else "",
            f"with the certificates in {self.certificates}" if self.certificates else "",
        )
        return ", ".join(part for part in parts if part)

    @property
    def certificates(self) -> str | None:
        """The file or folder of trusted authorities; None for the usual ones."""
        return self.cert_file or self.cert_dir


def route_to(endpoint: Endpoint) -> Route:
    """What the environment says about the way to `endpoint`; nothing stands between a machine and itself."""
    proxy = None if endpoint.loopback else _proxy_for(endpoint)
    if not endpoint.secure:
        return Route(proxy=proxy)
    cert_file = os.environ.get("SSL_CERT_FILE") or None
    cert_dir = None if cert_file else os.environ.get("SSL_CERT_DIR") or None
    return Route(proxy=proxy, cert_file=cert_file, cert_dir=cert_dir)


def _proxy_for(endpoint: Endpoint) -> str | None:
    if proxy_bypass(endpoint.host):
        return None
    proxies = getproxies()
    proxy = proxies.get(urlsplit(endpoint.url).scheme) or proxies.get("all")
    return f"http://{proxy}" if proxy and "://" not in proxy else proxy


def _without_login(proxy: str) -> str:
    scheme, _, rest = proxy.partition("://")
    login, at, place = rest.rpartition("@")
    return f"{scheme}://{'••••@' if at or login else ''}{place.split('/')[0]}"
