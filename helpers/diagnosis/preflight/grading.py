"""Grades a pre-flight: go only when everything that can be read was read and nothing speaks against the send.

Whether From may send is read with an account token, so without one nothing is ever better than careful. Asks nobody;
imports the records.
"""

from dataclasses import dataclass

from helpers.diagnosis.blast_radius.records import Unread
from helpers.diagnosis.preflight.records import Grade, Plan
from helpers.diagnosis.records import Finding, Severity
from helpers.reference.token_kinds import TOKEN_KINDS, TokenKind

ONLY_A_SEND_SHOWS = Unread(
    what="Whether the account is approved, has credits and lets this IP address send",
    why="no reply but that to a send says so",
)
_FROM = "Whether From may be used"
_NO_ACCOUNT_TOKEN = Unread(what=_FROM, why="domains and sender signatures can be read with an account token only")
_ACCOUNT_REFUSED = Unread(what=_FROM, why="the account token is refused as one")
_OTHER_ACCOUNT = Unread(what=_FROM, why="the account token is of another account than the server")
_NOT_ALL_READ = Unread(what=_FROM, why="not all that decides it could be read")
_WHERE = TOKEN_KINDS[TokenKind.ACCOUNT].found_at
_GRADES = {Severity.PROBLEM: Grade.STOP, Severity.WARNING: Grade.CAREFUL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A grade in words, with what stays unknown."""

    grade: Grade
    headline: str
    next_step: str
    unknown: tuple[Unread, ...]


def graded(plan: Plan, findings: tuple[Finding, ...], unread: tuple[Unread, ...], *, account_token: bool) -> Graded:
    """The grade of `findings`, the worst first, when `unread` could not be read; `account_token`: whether one came."""
    about_from = () if plan.test_token else _about_from(plan, account_token=account_token)
    gaps = () if plan.refused else (*unread, *about_from)
    worst = findings[0].severity if findings else Severity.INFO
    grade = _GRADES.get(worst, Grade.CAREFUL if gaps else Grade.GO)
    told = worst is not Severity.INFO
    return Graded(
        grade=grade,
        headline=f"{str(grade).capitalize()}: {findings[0].title}." if told else _headline(gaps, bool(unread)),
        next_step=(findings[0].next_step if told else "") or _next_step(gaps),
        unknown=() if plan.test_token else (*(gaps or about_from), ONLY_A_SEND_SHOWS),
    )


def _about_from(plan: Plan, *, account_token: bool) -> tuple[Unread, ...]:
    """Why it is not known whether From may be used; empty when it is."""
    if plan.senders is not None:
        return ()
    if not account_token:
        return (_NO_ACCOUNT_TOKEN,)
    if plan.account_refused:
        return (_ACCOUNT_REFUSED,)
    return (_OTHER_ACCOUNT,) if plan.same_account is False else (_NOT_ALL_READ,)


def _headline(gaps: tuple[Unread, ...], more_than_from: bool) -> str:
    """That of a pre-flight in which nothing speaks against the send."""
    if more_than_from:
        return f"Careful: not everything could be read ({gaps[0].what})."
    if gaps:
        return "Careful: nothing that was read speaks against it, but whether From may send was not looked at."
    return "Go: nothing that can be known beforehand speaks against it."


def _next_step(gaps: tuple[Unread, ...]) -> str:
    if gaps == (_NO_ACCOUNT_TOKEN,):
        return f"Ask with the account token as well, from {_WHERE}; or send it, and read the reply."
    return "Look once more, then send." if gaps else "Send it, and keep the MessageID of the reply."
