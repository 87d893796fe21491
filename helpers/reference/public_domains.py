"""Domains on which anybody can have an address. Nobody can prove to own one, so no sender signature is given for them.

Imports `helpers.reference.sources` only.
"""

from helpers.reference.sources import API_DOCS, documented

_NAMES = (
    "gmail.com googlemail.com yahoo.com hotmail.com outlook.com live.com msn.com aol.com icloud.com me.com gmx.net"
    " gmx.de web.de proton.me protonmail.com yandex.ru mail.ru qq.com 163.com"
)
PUBLIC_DOMAINS = frozenset(_NAMES.split())
PUBLIC_DOMAINS_SOURCE = documented(
    f"{API_DOCS}/overview#error-codes", "ErrorCode 503; which domains Postmark counts is not published"
)
