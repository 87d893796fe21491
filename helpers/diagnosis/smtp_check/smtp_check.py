"""Does a login open an SMTP server? Connect, greet, encrypt, log in, leave; no mail is handed over.

Postmark's two hosts and this machine get the login, nobody else. Imports `helpers.client` and the rows.
"""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace

from helpers.client.endpoint import DEADLINE_S, Endpoint, is_loopback
from helpers.client.problems import SettingsProblem
from helpers.client.shape import ShapeFault
from helpers.client.token import Token
from helpers.diagnosis.records import Confidence, Explained, Severity, Verdict
from helpers.diagnosis.smtp_check.evidence import BROADCAST_HOST, HOST, PORTS, SmtpEvidence
from helpers.diagnosis.smtp_check.records import PortAnswer, SmtpCheck, StepName, StepState, Talk
from helpers.diagnosis.smtp_check.rules import login, talk
from helpers.diagnosis.smtp_check.session import Session
from helpers.diagnosis.worded_rule import explained_by

RULES = (*talk.RULES, *login.RULES)
_REFUSALS = frozenset(rule.code for rule in login.REFUSALS)
_HOST_NAME = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\.?|[0-9a-f:]+")
_STREAM = re.compile(r"[a-z0-9_-]{0,30}", re.IGNORECASE)
_HELD_BACK = "Held back: the host is neither Postmark's nor this machine."
_DOES_NOT_PROVE = (
    "That a mail will be delivered: after the login everything is accepted, and what is wrong with a mail becomes a"
    " bounce of type SMTPApiError.",
    "That From may be used and that the message stream exists: neither is looked at before a mail is handed over.",
)


async def smtp_check(
    host: str,
    port: int,
    user: Token,
    password: Token,
    *,
    stream: str = "",
    ports: Sequence[int] = (),
    verdict: Verdict | None = None,
    deadline_s: float = DEADLINE_S,
    verify: bool | None = None,
) -> SmtpCheck:
    """Look at an SMTP server, by default Postmark's, within `deadline_s` seconds; `ports` are tried beside, no login.

    `verdict` is what the HTTP API says of the same token. The certificate is verified except on this machine, unless
    `verify` says otherwise. Can be cancelled. Raises SettingsProblem before anything is sent, and nothing after that.
    """
    host = _checked(host or HOST, stream, (port, *ports))
    _admit(host, user, password)
    local = is_loopback(host)
    known = local or host in (HOST, BROADCAST_HOST)
    session = Session(
        host,
        port,
        (user, password) if known else None,
        verify=not local if verify is None else verify,
        in_clear=local,
        timeout_s=deadline_s,
        held_back=_HELD_BACK,
    )
    others = [one for one in dict.fromkeys(ports) if one != port]
    talk, *answers = await asyncio.gather(
        _held(session, deadline_s), *(_greeted(host, one, deadline_s) for one in others)
    )
    evidence = SmtpEvidence(
        host=host,
        port=port,
        user=user,
        password=password,
        stream=stream,
        talk=talk,
        ports=tuple(_answer(one, found) for one, found in zip(others, answers, strict=True)) if others else None,
        verdict=verdict,
    )
    return _check(evidence)


def _checked(host: str, stream: str, ports: Sequence[int]) -> str:
    """The host as it is looked up. Raises SettingsProblem."""
    host = host.strip().lower()
    if len(host) > 253 or not _HOST_NAME.fullmatch(host):
        raise SettingsProblem(f"The host is a name alone, without smtp://, port or login: {HOST}. Nothing was sent.")
    if not all(isinstance(one, int) and 0 < one < 65536 for one in ports):
        raise SettingsProblem(f"A port is a number from 1 to 65535; Postmark's are {PORTS}. Nothing was sent.")
    if not _STREAM.fullmatch(stream):
        raise SettingsProblem("A message stream is named by its ID, such as outbound. Nothing was sent.")
    return host.rstrip(".")


def _admit(host: str, user: Token, password: Token) -> None:
    """Let both travel, or raise what a connection over HTTP would."""
    endpoint = Endpoint(url=f"smtp://{host}", host=host, loopback=is_loopback(host))
    for token in (user, password):
        endpoint.admit(token)


async def _held(session: Session, deadline_s: float) -> Talk:
    """What the session brings within the deadline; its connection ends with it, also when this is cancelled."""
    try:
        async with asyncio.timeout(deadline_s):
            await asyncio.to_thread(session.run)
    except TimeoutError:
        session.out_of_time()
    finally:
        session.abort()
    return session.talk()


async def _greeted(host: str, port: int, deadline_s: float) -> Talk:
    """Connect and wait for the greeting, no more."""
    session = Session(host, port, None, verify=True, in_clear=False, timeout_s=deadline_s, greet_only=True)
    return await _held(session, deadline_s)


def _answer(port: int, talk: Talk) -> PortAnswer:
    if talk.greeting_code == 220:
        return PortAnswer(port=port, is_open=True, words="open")
    words = talk.detail or f"greets with “{talk.greeting}”"
    return PortAnswer(port=port, is_open=False, words=words.rstrip("."))


def _check(evidence: SmtpEvidence) -> SmtpCheck:
    """The record, with what follows from the evidence."""
    found = (*explained_by(RULES, evidence), *_shapes(evidence))
    worst = sorted(found, key=lambda one: list(Severity).index(one.severity), reverse=True)
    check = SmtpCheck(
        host=evidence.host,
        port=evidence.port,
        practice=evidence.practice,
        user=evidence.user.masked,
        stream=evidence.stream,
        talk=evidence.talk,
        ports=evidence.ports or (),
        findings=tuple(worst),
        headline="",
        next_step=next((one.next_step for one in worst if one.severity is not Severity.INFO), ""),
    )
    return replace(check, headline=_headline(check), does_not_prove=_DOES_NOT_PROVE if check.accepted else ())


def _headline(check: SmtpCheck) -> str:
    where = f"{check.host}, port {check.port}{', the practice Postmark’s own' if check.practice else ''}"
    if check.accepted:
        return f"SMTP works: {where}, accepted the login."
    if check.talk.state(StepName.CONNECT) is not StepState.OK:
        return f"There is no connection to {where}."
    if check.talk.state(StepName.LOGIN) is StepState.FAILED:  # on this machine STARTTLS may have failed before
        why = next((f"{one.title}." for one in check.findings if one.code in _REFUSALS), "")
        return why or f"{where}, can be reached; the login was not accepted."
    failed = next((step.name for step in check.talk.steps if step.state is StepState.FAILED), None)
    return f"{where}, can be reached; the talk ended at {failed}." if failed else f"{where}, was given no login."


def _shapes(evidence: SmtpEvidence) -> tuple[Explained, ...]:
    """What looks wrong with a refused login, apart from what only the HTTP API would object to."""
    if evidence.login_code in (None, 235):
        return ()
    faults = {fault.code: fault for token in (evidence.user, evidence.password) for fault in token.faults}
    kept = [fault for code, fault in faults.items() if code not in _NOT_OVER_SMTP]
    return tuple(map(_as_finding, kept))


_NOT_OVER_SMTP = ("SHAPE113", "SHAPE114", "SHAPE117")


def _as_finding(fault: ShapeFault) -> Explained:
    return Explained(
        code=fault.code,
        severity=Severity.WARNING,
        title=fault.title,
        evidence=fault.evidence,
        next_step=fault.next_step,
        source=fault.source,
        cause="What stands in the login is not what Postmark gave out.",
        confidence=Confidence.LIKELY,
    )
