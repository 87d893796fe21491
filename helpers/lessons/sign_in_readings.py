"""Reading files that a learner hands in, as Auth.js would: which token travels, and whether a sender is set.

Imports the doctor of `helpers.authjs` and the kept parses. What is no mapping of texts counts as no files.
"""

from collections.abc import Mapping

from helpers.authjs.doctor import Diagnosis, diagnose
from helpers.authjs.env_names import KEY
from helpers.authjs.piece import Piece
from helpers.authjs.reading import read_pieces
from helpers.authjs.settings_facts import How, Provider, ProviderKind
from helpers.authjs.situation import Situation
from helpers.diagnosis.records import Severity
from helpers.lessons.recorded_parses import recorded_parses


def diagnosis_of(files: Mapping[str, str]) -> Diagnosis:
    """What the doctor says of these texts, each under its name; kept parses help where there is no parser."""
    pieces = [Piece(name=name, text=text) for name, text in files.items()]
    return diagnose(pieces, recorded=recorded_parses(files))


def is_silent(diagnosis: Diagnosis) -> bool:
    """Whether there is neither a problem nor a warning."""
    return all(one.severity is Severity.INFO for one in diagnosis.findings)


def files_in(answer: object) -> dict[str, str]:
    """The files in the answer; logs tell of the past and are left aside."""
    files = dict(answer) if isinstance(answer, Mapping) else {}
    return {str(name): text for name, text in files.items() if isinstance(text, str) and not str(name).endswith(".log")}


def situation_in(answer: object) -> Situation:
    """The files in the answer as they are read."""
    files = files_in(answer)
    pieces = [Piece(name=name, text=text) for name, text in files.items()]
    return read_pieces(pieces, recorded=recorded_parses(files)).situation


def provider_in(answer: object) -> Provider | None:
    """The one Postmark provider in the answer's code."""
    found = [provider for _, provider in situation_in(answer).providers(ProviderKind.POSTMARK)]
    return found[0] if len(found) == 1 else None


def key_sent(answer: object) -> str:
    """The token that Auth.js would send: an explicit apiKey comes before the variable. "" for none."""
    provider = provider_in(answer)
    if provider is None:
        return ""
    given = provider.option("apiKey")
    name = KEY if given is None else given.text if given.how is How.ENV else ""
    return next((entry.value for entry in situation_in(answer).entries(name)), "") if name else ""


def lacks_sender(answer: object) -> bool:
    """Whether the provider has no from."""
    provider = provider_in(answer)
    return provider is not None and provider.lacks("from") is True
