"""AUTHJS33x: the address that sign-in mails are sent from. Whether Postmark confirmed it cannot be read anywhere here.

Imports the situation, the names and the citations. Evidence names an address's domain only.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parseaddr

from helpers.authjs import citations as cite
from helpers.authjs.env_names import SENDERS, names_postmark
from helpers.authjs.refusal_rows import DEFAULT_SENDER
from helpers.authjs.rule import DoctorRule, Place
from helpers.authjs.settings_facts import How, ProviderKind, Value
from helpers.authjs.situation import Situation
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence, Severity
from helpers.reference.public_domains import PUBLIC_DOMAINS

_SAMPLE = "no-reply@example.com"
_MAIL = (ProviderKind.POSTMARK, ProviderKind.NODEMAILER, ProviderKind.EMAIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sender:
    """One From as it is written, and where."""

    text: str
    name: str
    file: str
    line: int | None


def _senders(situation: Situation) -> Iterator[_Sender]:
    read = {value.text for _, value in _options(situation) if value.how is How.ENV}
    for entry in situation.entries():
        if (entry.name in SENDERS or entry.name in read) and situation.counts(entry):
            yield _Sender(text=entry.value, name=entry.name, file=entry.file, line=entry.line)
    for file, value in _options(situation):
        if value.how is How.TEXT:
            yield _Sender(text=value.text, name="from", file=file, line=value.line)


def _options(situation: Situation) -> list[tuple[str, Value]]:
    found = ((facts.file, provider.option("from")) for facts, provider in situation.providers(*_MAIL))
    return [(file, value) for file, value in found if value is not None]


def _places(
    situation: Situation, fits: Callable[[_Sender], bool], evidence: Callable[[_Sender], str]
) -> list[Place] | None:
    """Where a sender fits; not asked where nothing says that the mail goes through Postmark."""
    if not names_postmark(situation):
        return None
    found = [one for one in _senders(situation) if fits(one)]
    return [Place(evidence=evidence(one), file=one.file, line=one.line) for one in found]


def _domain(sender: _Sender) -> str:
    return parseaddr(sender.text)[1].rpartition("@")[2].lower()


def _public(situation: Situation) -> list[Place] | None:
    return _places(
        situation,
        lambda one: _domain(one) in PUBLIC_DOMAINS,
        lambda one: f"{one.name} is an address at {_domain(one)}.",
    )


def _default(situation: Situation) -> list[Place] | None:
    return _places(
        situation, lambda one: DEFAULT_SENDER in one.text.lower(), lambda one: f"{one.name} says {DEFAULT_SENDER}."
    )


def _reserved(situation: Situation) -> list[Place] | None:
    """Only the address that next-auth 4 sends from by itself: others at example.com are this kit's own samples."""
    return _places(
        situation,
        lambda one: parseaddr(one.text)[1].lower() == _SAMPLE,
        lambda one: f"{one.name} says {_SAMPLE}.",
    )


def _malformed(situation: Situation) -> list[Place] | None:
    return _places(situation, _is_malformed, lambda one: f"{one.name} is {'no address' if one.text else 'empty'}.")


def _is_malformed(sender: _Sender) -> bool:
    address = parseaddr(sender.text)[1]
    computed = "${" in sender.text
    return not computed and (address.count("@") != 1 or "." not in address.rpartition("@")[2] or " " in address)


def _left_away(situation: Situation) -> list[Place] | None:
    found = list(situation.providers(*_MAIL))
    if not found or not names_postmark(situation):
        return None
    return [
        Place(evidence=f"The {provider.kind} provider has no from.", file=facts.file, line=provider.line)
        for facts, provider in found
        if provider.lacks("from") and not provider.sends_itself
    ]


def _unset(situation: Situation) -> list[Place] | None:
    """Twin of the missing key: the code takes the sender from a variable that stands in no file."""
    found = [(file, value) for file, value in _options(situation) if value.how is How.ENV]
    if not found or not situation.files or not names_postmark(situation):
        return None
    files = ", ".join(file.name for file in situation.files)
    return [
        Place(evidence=f"from comes from {value.text}, which does not stand in {files}.", file=file, line=value.line)
        for file, value in found
        if not any(True for _ in situation.entries(value.text)) and not situation.holds(value.text)
    ]


RULES = (
    DoctorRule(
        requires=("settings",),
        places=_left_away,
        words=Words(
            code="AUTHJS331",
            title="No from is set",
            cause=f"Auth.js then sends as {DEFAULT_SENDER} (next-auth 4: no-reply@example.com), which Postmark refuses"
            " with ErrorCode 400: it is not yours.",
            next_step="Set from to an address that your Postmark account may send from.",
            source=cite.PROVIDER,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        places=_default,
        words=Words(
            code="AUTHJS332",
            title="The sender is the one from the example",
            cause="The address belongs to Auth.js: Postmark refuses it with ErrorCode 400.",
            next_step="Set it to an address that your Postmark account may send from.",
            source=cite.LEFT_SENDER,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        places=_public,
        words=Words(
            code="AUTHJS333",
            title="The sender is on a public mail domain",
            cause="Postmark takes no sender signatures on domains where everybody can have an address.",
            next_step="Send from an address on a domain of your own, and verify it in Postmark.",
            source=cite.SENDERS,
            alternatives=("Postmark does not count this domain among them: the list is not published.",),
            how_to_tell="Look whether the address is among the account's sender signatures.",
        ),
    ),
    DoctorRule(
        places=_malformed,
        words=Words(
            code="AUTHJS334",
            severity=Severity.PROBLEM,
            title="The sender is no address",
            cause="Postmark refuses it with ErrorCode 300.",
            next_step='Write an address, with a name or without: "Shop <hello@your.domain>".',
            source=cite.SENDERS,
        ),
    ),
    DoctorRule(
        requires=("env", "settings"),
        places=_unset,
        words=Words(
            code="AUTHJS335",
            severity=Severity.PROBLEM,
            title="The sender is not in the .env files",
            cause=f"A from that is undefined does not count: Auth.js 5 then sends as {DEFAULT_SENDER}, which Postmark"
            " refuses with ErrorCode 400.",
            next_step="Set the variable to an address that your Postmark account may send from.",
            source=cite.MERGE,
            alternatives=("It is set elsewhere: in the host's settings, or in a file that was not handed over.",),
        ),
    ),
    DoctorRule(
        places=_reserved,
        words=Words(
            code="AUTHJS336",
            title="Nobody can confirm this sender",
            cause="example.com is reserved for documents and belongs to nobody who could confirm it in Postmark, which"
            " refuses a sender that is not confirmed with ErrorCode 400.",
            next_step="Set from to an address that your Postmark account may send from.",
            source=cite.RESERVED_NAMES,
            alternatives=("The settings are for the practice Postmark, which has senders at example.com.",),
        ),
    ),
)
