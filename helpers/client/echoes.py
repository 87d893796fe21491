"""How a copy of a token can be spelled in a reply that echoes it: as it is, escaped, or without what surrounds it.

Pure; works on texts and keeps none.
"""

import html
import json
import re
from urllib.parse import quote, quote_plus

_PLAIN = re.compile(r"[\w-]+", re.ASCII)  # spelled alike in JSON, HTML and addresses
_CORE = re.compile(r"[\w-]{16,}", re.ASCII)  # in a text like "Bearer …" or NAME=… this is the secret itself


def spellings(text: str) -> tuple[str, ...]:
    """Every way in which a reply may spell `text`, the longest first."""
    if _PLAIN.fullmatch(text):
        return (text,)
    in_json = json.dumps(text)[1:-1]
    in_address = (quote(text, safe="", errors="replace"), quote_plus(text, errors="replace"))
    found = {text, in_json, html.escape(text), *in_address, *_CORE.findall(text)}
    return tuple(sorted(found, key=len, reverse=True))


def spelled_out(content: bytes) -> bytes:
    r"""JSON without needless escapes such as `\u0061`, so that a copy can be found in it; anything else as it is."""
    if b"\\" not in content:
        return content
    try:
        return json.dumps(json.loads(content)).encode()
    except (ValueError, RecursionError):
        return content
