"""The finder finds: each check of this folder rests on it."""

import base64
import json
from urllib.parse import quote

import pytest

from tests.leaks.canary import canary, shows, verbose

SECRET = canary()


@pytest.mark.parametrize(
    "text",
    [
        SECRET,
        f"<p>{SECRET.upper()}</p>",
        json.dumps({"deep": [SECRET]}),
        repr(SECRET.encode()),
        quote(f"?token={SECRET}"),
        base64.b64encode(SECRET.encode()).decode(),
        SECRET.encode().hex(),
        SECRET[:12],
        SECRET[-12:],
        SECRET[::-1],
    ],
)
def test_a_secret_is_found(text: str) -> None:
    assert shows(f"before {text} after", SECRET)


@pytest.mark.parametrize("text", ["", f"••••{SECRET[-4:]}", canary(), SECRET[:8]])
def test_nothing_else_is(text: str) -> None:
    assert not shows(text, SECRET)


def test_verbose_tracebacks_show_variables() -> None:
    def fails(header: str) -> None:
        raise ValueError(len(header))

    with pytest.raises(ValueError, match="36") as caught:
        fails(SECRET)
    assert shows(verbose(caught.value), SECRET)
    assert not shows(str(caught.value), SECRET)
