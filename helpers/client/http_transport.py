"""Builds the one httpx transport of a connection, over the route that the connection shows.

A transport and no client: it follows no redirect, repeats nothing, keeps no cookie and reads no environment.
"""

import ssl

import httpx

from helpers.client.endpoint import LIVE_URL, Endpoint
from helpers.client.problems import BaseUrlRefused, RouteRefused
from helpers.client.route import Route


def transport_to(endpoint: Endpoint, route: Route) -> httpx.AsyncBaseTransport:
    """What carries requests to `endpoint`, keeping connections open for the next one.

    Raises BaseUrlRefused when httpx reads another host in the URL, RouteRefused when it cannot use the proxy or the
    certificates.
    """
    _check_host(endpoint)
    context = _tls_context(endpoint, route)
    try:
        return httpx.AsyncHTTPTransport(proxy=_proxy(route, context), verify=context, trust_env=False)
    except ImportError:
        raise RouteRefused(
            "The environment names a SOCKS proxy, which this kit does not speak. "
            "Set HTTPS_PROXY to an http:// proxy, or unset ALL_PROXY."
        ) from None


def _check_host(endpoint: Endpoint) -> None:
    """The token goes where httpx reads that it should: it has to read the same host."""
    try:
        same = httpx.URL(endpoint.url).host == endpoint.host
    except (httpx.InvalidURL, ValueError):
        same = False
    if not same:
        raise BaseUrlRefused(f"The base URL's host cannot be read. Write it like {LIVE_URL}.")


def _tls_context(endpoint: Endpoint, route: Route) -> ssl.SSLContext | bool:
    """How certificates are checked. Plain http, which stays on this machine, is spared the loading of authorities."""
    if not endpoint.secure or not route.certificates:
        return endpoint.secure
    try:
        return ssl.create_default_context(cafile=route.cert_file, capath=route.cert_dir)
    except OSError as error:
        raise RouteRefused(
            f"SSL_CERT_FILE names a file that cannot be used ({error.strerror or type(error).__name__}). "
            "Point it at a PEM file of certificates, or unset it."
        ) from None


def _proxy(route: Route, context: ssl.SSLContext | bool) -> httpx.Proxy | None:
    if not route.proxy:
        return None
    try:
        proxy = httpx.Proxy(route.proxy)
    except (httpx.InvalidURL, ValueError):
        raise RouteRefused(
            "The environment's proxy cannot be used: it is not a web address such as http://proxy.example:3128. "
            "Correct HTTPS_PROXY or ALL_PROXY, or unset it."
        ) from None
    if proxy.url.scheme == "https" and isinstance(context, ssl.SSLContext):
        proxy.ssl_context = context
    return proxy
