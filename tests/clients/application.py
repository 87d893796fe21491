"""An application that signs people in by mail with the real Auth.js or NextAuth, in a process of its own.

It knows nothing of the practice Postmark: `authjs/redirect-fetch.mjs` stands between its `fetch` and the network.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

HERE = Path(__file__).parent
NOWHERE = "http://127.0.0.1:9"  # of an application that did not even start
DROPPED = "dropped"  # the process ended, or cut the connection
RECIPIENT = "ada@elsewhere.example"
_LINK = re.compile(r"https?://\S+/callback/\S+")


@dataclass(kw_only=True)
class Application:
    """A running application: `auth` is the path under which Auth.js answers."""

    url: str
    auth: str
    log_file: Path = field(repr=False)

    def __post_init__(self) -> None:
        self.browser = httpx.Client(base_url=self.url, trust_env=False, timeout=20)

    @property
    def log(self) -> str:
        """What it has written so far, for its developers."""
        return self.log_file.read_text(encoding="utf-8")

    def sign_in(self, email: str = RECIPIENT, *, provider: str = "postmark", csrf: bool = True) -> str:
        """Ask for a link and say where the browser ends: a path with its query, a status, or `DROPPED`."""
        try:
            return self._sign_in(email, provider, csrf)
        except httpx.TransportError:
            return DROPPED

    def _sign_in(self, email: str, provider: str, csrf: bool) -> str:
        token = self._csrf_token() if csrf else "none"
        if token is None:
            return "500"
        reply = self.browser.post(
            f"{self.auth}/signin/{provider}", data={"csrfToken": token, "email": email, "callbackUrl": self.url}
        )
        return _end_of(reply)

    def _csrf_token(self) -> str | None:
        reply = self.browser.get(f"{self.auth}/csrf")
        return str(reply.json()["csrfToken"]) if reply.is_success else None

    def follow(self, link: str) -> str:
        """Open the link of the mail and say where the browser ends."""
        return _end_of(self.browser.get(link))

    def session(self) -> Any:
        """Who is signed in: the session's JSON."""
        return self.browser.get(f"{self.auth}/session").json()


def _end_of(reply: httpx.Response) -> str:
    if not reply.is_redirect:
        return str(reply.status_code)
    to = urlsplit(reply.headers["location"])
    return f"{to.path or '/'}?{to.query}" if to.query else to.path or "/"


@contextmanager
def running(
    script: str, scenario: Mapping[str, Any], environ: Mapping[str, str], folder: Path, *, auth: str
) -> Iterator[Application]:
    """The application `script`, told by `scenario` what is wrong with it; its environment is `environ` alone."""
    log = folder / "application.log"
    command = ["node", "--import", str(HERE / "authjs/redirect-fetch.mjs"), str(HERE / script), json.dumps(scenario)]
    with (
        log.open("wb") as stderr,
        subprocess.Popen(
            command, env={"PATH": os.environ["PATH"], **environ}, stdout=subprocess.PIPE, stderr=stderr, text=True
        ) as process,
    ):
        assert process.stdout is not None
        first = process.stdout.readline()
        application = Application(url=json.loads(first)["url"] if first else NOWHERE, auth=auth, log_file=log)
        try:
            yield application
        finally:
            application.browser.close()
            process.terminate()


def link_in(text: str) -> str:
    """The link of a mail's text."""
    found = _LINK.search(text)
    assert found, text
    return unescape(found[0])
