"""The way out of this machine: proxies and private certificates from the environment, honoured and shown.

The variables are those that httpx and most tools read: HTTPS_PROXY, ALL_PROXY, NO_PROXY and SSL_CERT_FILE.
"""

import ssl
from collections.abc import Mapping
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from helpers.client.endpoint import Endpoint
from helpers.client.problems import BaseUrlRefused


def tls_context(endpoint: Endpoint, environ: Mapping[str, str]) -> ssl.SSLContext | bool:
    """How to check certificates: SSL_CERT_FILE if set, else the usual authorities. No context for plain http.

    Raises BaseUrlRefused when SSL_CERT_FILE names a file that cannot be read.
    """
    authorities = environ.get("SSL_CERT_FILE")
    if not endpoint.secure:
        return False
    if not authorities:
        return True
    try:
        return ssl.create_default_context(cafile=authorities)
    except OSError as error:
        raise BaseUrlRefused(
            f"SSL_CERT_FILE names a file that cannot be used ({error.strerror or type(error).__name__}). "
            "Point it at a PEM file of certificates, or unset it."
        ) from None


def route_of(endpoint: Endpoint, environ: Mapping[str, str]) -> str:
    """The proxy and certificate settings that apply to `endpoint`, in words, without passwords; "" when none do."""
    proxy = _proxy_for(endpoint)
    authorities = environ.get("SSL_CERT_FILE") if endpoint.secure else None
    parts = (
        f"through the proxy {_without_password(proxy)}" if proxy else "",
        f"with the certificates in {authorities}" if authorities else "",
    )
    return ", ".join(part for part in parts if part)


def _proxy_for(endpoint: Endpoint) -> str | None:
    """The proxy that httpx takes from the environment; none for loopback."""
    if endpoint.loopback or proxy_bypass(endpoint.host):
        return None
    proxies = getproxies()
    return proxies.get(urlsplit(endpoint.url).scheme) or proxies.get("all")


def _without_password(proxy: str) -> str:
    parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    host = parts.hostname or "(no host)"
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        port = ""
    login = "••••@" if parts.username or parts.password else ""
    return f"{parts.scheme}://{login}{host}{port}"
