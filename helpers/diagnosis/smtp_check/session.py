"""One talk with an SMTP server up to the login: connect, greeting, EHLO, STARTTLS, AUTH, QUIT. No mail is ever given.

An edge module: smtplib and sockets are imported inside functions. `run` blocks and belongs into a thread, the rest may
be called from any. The only place, apart from a request's headers, where a token is revealed: in AUTH.
"""

import re
import ssl
from base64 import b64encode
from contextlib import suppress
from typing import Any

from helpers.client.network import network_failure
from helpers.client.outcome import OutcomeKind
from helpers.client.sealing import sealed
from helpers.client.token import MASK, Token
from helpers.diagnosis.smtp_check.meanings import meaning
from helpers.diagnosis.smtp_check.records import Line, Speaker, Step, StepName, StepState, Talk

_MY_NAME = "[127.0.0.1]"  # said in EHLO: an address literal needs no look-up and tells nothing of this machine
_ENCODED = re.compile(r"[A-Za-z0-9+/=_-]{16,}")
_LONGEST_LINE = 300  # characters of a line that are kept
_MOST_LINES = 60


class Session:
    """One connection to `host`. Without a `login` none is tried, and `held_back` says why."""

    def __init__(
        self,
        host: str,
        port: int,
        login: tuple[Token, Token] | None,
        *,
        verify: bool,
        in_clear: bool,
        timeout_s: float,
        held_back: str = "",
        greet_only: bool = False,
    ) -> None:
        """`verify` asks for a valid certificate; `in_clear` lets AUTH go on where STARTTLS is not offered."""
        self._greet_only = greet_only
        self._host, self._port, self._login = host, port, login
        self._verify, self._in_clear, self._timeout_s, self._held_back = verify, in_clear, timeout_s, held_back
        self._smtp: Any = None
        self._ended = False
        self._at = StepName.CONNECT
        self._steps: dict[StepName, Step] = {}
        self._lines: list[Line] = []
        self._found: dict[str, Any] = {}

    def talk(self) -> Talk:
        """What came of it so far."""
        steps = (self._steps.get(name) or Step(name=name, state=StepState.NOT_REACHED) for name in StepName)
        return Talk(steps=tuple(steps), lines=tuple(self._lines), **self._found)

    def out_of_time(self) -> None:
        """Note that the step under way did not end within the deadline."""
        self._failed(OutcomeKind.TIMED_OUT, "No answer within the deadline.")

    def abort(self) -> None:
        """End the connection from outside; what waits for it wakes up. Twice does no harm."""
        self._ended = True
        if self._smtp is not None and self._smtp.sock is not None:
            import socket

            with suppress(OSError):
                self._smtp.sock.shutdown(socket.SHUT_RDWR)

    @sealed
    def run(self) -> None:
        """Talk. Raises nothing that the network or the server does."""
        try:
            if self._connected() and self._greeted() and not self._greet_only and self._introduced():
                self._log_in_if_protected()
            self._quit()
        except OSError as error:  # smtplib's exceptions are of this kind too
            if not self._ended:
                self._failed(*_failure(error))
        finally:
            if self._smtp is not None:
                self._smtp.close()

    def _connected(self) -> bool:
        import smtplib
        import socket

        sock = socket.create_connection((self._host, self._port), timeout=self._timeout_s)
        self._smtp = smtplib.SMTP(local_hostname=_MY_NAME, timeout=self._timeout_s)
        self._smtp.sock = sock
        if self._ended:
            return False
        address, *_ = sock.getpeername()
        return self._did(StepName.CONNECT, f"Connected to {address}, port {self._port}.", then=StepName.GREETING)

    def _greeted(self) -> bool:
        from socket import MSG_PEEK

        first = self._smtp.sock.recv(_LONGEST_LINE, MSG_PEEK).splitlines()[:1]
        code, said = self._smtp.getreply()
        beginning = self._shown(first[0].decode("utf-8", "replace") if first else "")
        self._heard(code, said.decode("utf-8", "replace")) if code > 0 else self._line(Speaker.SERVER, beginning)
        self._found |= {"greeting_code": max(code, 0), "greeting": beginning}
        if code == 220:
            return self._did(StepName.GREETING, beginning, then=StepName.EHLO)
        return self._refused(beginning or "The server said nothing.")

    def _introduced(self) -> bool:
        self._line(Speaker.CLIENT, f"EHLO {_MY_NAME}")
        code, said = self._smtp.ehlo(_MY_NAME)
        text = self._heard(code, said.decode("utf-8", "replace"))
        if code != 250:
            return self._refused(text)
        offers = self._smtp.esmtp_features
        mechanisms = tuple(re.sub("[^A-Z0-9 -]", "", offers.get("auth", "").upper()).split())
        self._found |= {"mechanisms": mechanisms}
        self._found.setdefault("offers_tls", "starttls" in offers)
        return self._did(StepName.EHLO, f"Offers AUTH {' '.join(mechanisms) or 'no login'}.", then=StepName.STARTTLS)

    def _protected(self) -> bool:
        if not self._found["offers_tls"]:
            self._refused("The server does not offer STARTTLS.")
            self._found |= {"encrypted": False}
            self._at = StepName.LOGIN
            return self._in_clear
        if (reply := self._ask("STARTTLS"))[0] != 220:
            return self._refused(reply[1])
        self._encrypt()
        self._found |= {"encrypted": True, "verified": self._verify}
        version = self._smtp.sock.version()
        if not self._introduced():
            return False
        note = "the certificate is valid for this host" if self._verify else "the certificate was not verified"
        return self._did(StepName.STARTTLS, f"{version}; {note}.", then=StepName.LOGIN)

    def _encrypt(self) -> None:
        context = ssl.create_default_context()
        if not self._verify:
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        smtp = self._smtp
        self._at = StepName.STARTTLS
        smtp.sock = context.wrap_socket(smtp.sock, server_hostname=self._host)
        smtp.file = None  # what came in clear after STARTTLS does not count

    def _log_in_if_protected(self) -> None:
        if not self._protected():
            return
        if self._login is None:
            self._steps[StepName.LOGIN] = Step(name=StepName.LOGIN, state=StepState.NOT_REACHED, words=self._held_back)
            return
        offered = self._found["mechanisms"]
        if not {"PLAIN", "LOGIN"} & set(offered):
            self._refused("The server offers neither AUTH PLAIN nor AUTH LOGIN.")
            return
        code, said = self._plain(*self._login) if "PLAIN" in offered else self._login_twice(*self._login)
        self._found |= {"login_code": code, "login_reply": said}
        self._did(StepName.LOGIN, said, then=StepName.QUIT) if code == 235 else self._refused(said)

    def _plain(self, user: Token, password: Token) -> tuple[int, str]:
        initial = _b64("\0".join(("", user.reveal(), password.reveal())))
        return self._ask(f"AUTH PLAIN {initial}", f"AUTH PLAIN {MASK}")

    def _login_twice(self, user: Token, password: Token) -> tuple[int, str]:
        code, said = self._ask("AUTH LOGIN")
        for secret in (user, password):
            if code != 334:
                break
            code, said = self._ask(_b64(secret.reveal()), MASK)
        return code, said

    def _quit(self) -> None:
        greeted = self._steps.get(StepName.GREETING)
        if self._ended or greeted is None or greeted.state is not StepState.OK:
            return
        self._at = StepName.QUIT
        code, said = self._ask("QUIT")
        self._did(StepName.QUIT, said, then=StepName.QUIT) if code == 221 else self._refused(said)

    def _ask(self, command: str, shown: str = "") -> tuple[int, str]:
        self._line(Speaker.CLIENT, shown or command)
        code, said = self._smtp.docmd(command)
        return code, self._heard(code, said.decode("utf-8", "replace"))

    def _heard(self, code: int, said: str) -> str:
        """Keep a reply, masked; gives it in one line."""
        *more, last = [self._shown(line) for line in said.splitlines() or [""]]
        for line in more:
            self._line(Speaker.SERVER, f"{code}-{line}")
        self._line(Speaker.SERVER, f"{code} {last}".strip())
        return " ".join([str(code), *more, last]).strip()

    def _shown(self, line: str) -> str:
        """A server's words without what it may repeat of the login."""
        text = line[: 4 * _LONGEST_LINE]
        for secret in self._login or ():
            text = secret.scrub(text)
        in_login = self._at is StepName.LOGIN
        return (_ENCODED.sub(MASK, text) if in_login else self._without_encoded(text))[:_LONGEST_LINE]

    @sealed
    def _without_encoded(self, text: str) -> str:
        for secret in self._login or ():
            if secret.is_secret:
                text = text.replace(_b64(secret.reveal()), MASK)
        return text

    def _line(self, speaker: Speaker, text: str) -> None:
        if len(self._lines) < _MOST_LINES:
            self._lines.append(Line(speaker=speaker, text=text, meaning=meaning(speaker, text)))

    def _did(self, name: StepName, words: str, *, then: StepName) -> bool:
        self._steps[name] = Step(name=name, state=StepState.OK, words=words)
        self._at = then
        return True

    def _refused(self, words: str) -> bool:
        self._steps[self._at] = Step(name=self._at, state=StepState.FAILED, words=words)
        return False

    def _failed(self, kind: OutcomeKind, detail: str) -> None:
        if self._at is not StepName.QUIT:  # a server that hangs up without a word has said all that matters
            self._found |= {"failure": kind, "detail": detail}
        self._refused(detail)


def _b64(text: str) -> str:
    return b64encode(text.encode()).decode("ascii")


def _failure(error: OSError) -> tuple[OutcomeKind, str]:
    import smtplib

    if isinstance(error, TimeoutError):
        return OutcomeKind.TIMED_OUT, "No answer within the deadline."
    if isinstance(error, smtplib.SMTPResponseException):
        return OutcomeKind.BROKEN_REPLY, "A reply was longer than SMTP allows."
    if isinstance(error, smtplib.SMTPException | ConnectionResetError | BrokenPipeError):
        return OutcomeKind.CONNECTION_LOST, "The connection closed early."
    return network_failure(error)
