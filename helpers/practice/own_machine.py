"""Whether a web address lies on this machine: the practice Postmark posts webhooks nowhere else.

Imports nothing of this project.
"""

from urllib.parse import urlsplit

_HERE = frozenset({"127.0.0.1", "localhost", "::1"})


def is_on_this_machine(url: str) -> bool:
    """Whether `url` names a loopback address over plain HTTP."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "http" and parts.hostname in _HERE
