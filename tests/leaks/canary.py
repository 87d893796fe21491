"""Canary tokens, and how one is found again: whole, in part, or in another spelling."""

import base64
from uuid import uuid4

from IPython.core.ultratb import VerboseTB

_PART = 12  # characters; the mask shows four


def canary() -> str:
    """A token that exists nowhere else, in the form of a real one."""
    return str(uuid4())


def shows(text: str, secret: str) -> bool:
    """Whether `text` shows the secret or a part of it that the mask would not."""
    lowered, spelled = text.lower(), secret.lower()
    parts = {spelled[at : at + _PART] for at in range(len(spelled) - _PART + 1)}
    encoded = secret.encode()
    others = (base64.b64encode(encoded).decode().rstrip("="), encoded.hex(), str(list(encoded)), spelled[::-1])
    return any(part in lowered for part in parts) or any(other.lower() in lowered for other in others)


def verbose(error: BaseException) -> str:
    """The traceback as IPython prints it after `%xmode Verbose`: with the variables of every frame."""
    printer = VerboseTB(theme_name="nocolor", include_vars=True, long_header=False)
    return printer.text(type(error), error, error.__traceback__)
