"""The doctor: reads what somebody hands over and says what keeps sign-in by mail from working, the certain first.

Imports the readers and the rules. Asks nobody, runs nothing, and keeps nothing of what it read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from helpers.authjs.applications import applications, left_out
from helpers.authjs.env_names import is_key_name, key_entries, names_postmark
from helpers.authjs.piece import Piece
from helpers.authjs.reading import read_pieces
from helpers.authjs.rule import DoctorRule
from helpers.authjs.rules import code, env_files, host, key_names, key_values, packages, providers, senders, smtp
from helpers.authjs.settings_facts import How, ProviderKind, SettingsFacts
from helpers.authjs.situation import Situation
from helpers.authjs.unseen import unseen_settings
from helpers.client.sealing import sealed
from helpers.diagnosis.records import Confidence, Explained, Severity

RULES: tuple[DoctorRule, ...] = (
    *key_names.RULES,
    *key_values.RULES,
    *env_files.RULES,
    *senders.RULES,
    *host.RULES,
    *smtp.RULES,
    *providers.RULES,
    *code.RULES,
    *packages.RULES,
)
_KIND_IS_OPEN = (
    "Whether the key is a server token: only asking Postmark tells (`--ask-postmark`, or the panel's button)."
)
_CERTAINTY = {confidence: at for at, confidence in enumerate(Confidence)}
_WEIGHT = {Severity.PROBLEM: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What was found, the certain first; what could not be determined, in sentences; and what was looked at."""

    findings: tuple[Explained, ...]
    unclear: tuple[str, ...]
    looked_at: tuple[str, ...]
    whole: bool  # whether everything that was handed over could be read
    unseen: bool = False  # whether the code takes something from variables that nobody has shown

    @property
    def has_problem(self) -> bool:
        """Whether something has to be mended."""
        return any(finding.severity is Severity.PROBLEM for finding in self.findings)

    @property
    def can_tell(self) -> bool:
        """Whether “nothing is wrong” may be said of what was handed over, if no problem was found."""
        return (
            self.whole
            and not self.unseen
            and all(finding.confidence is not Confidence.OPEN for finding in self.findings)
        )

    def once_answered(self) -> "Diagnosis":
        """The same once Postmark has said what each key is: that is then no longer open."""
        return replace(self, unclear=tuple(sentence for sentence in self.unclear if sentence != _KIND_IS_OPEN))


@sealed
def diagnose(
    pieces: Iterable[Piece], *, environ: Mapping[str, str] | None = None, recorded: Iterable[SettingsFacts] = ()
) -> Diagnosis:
    """What is wrong with the settings, the code and the logs in `pieces`.

    `environ`: the environment in which the application is started, if known. `recorded`: facts of code that was
    parsed elsewhere, used for the pieces of the same name. Raises RuntimeError, without details, on a fault of its own.
    """
    reading = read_pieces(pieces, environ=environ, recorded=recorded)
    whole = reading.situation
    situations = [one.situation for one in applications(whole)]
    found = [*reading.told, *(one for each in situations for rule in RULES for one in rule.findings(each))]
    unseen = [sentence for each in situations for sentence in unseen_settings(each)]
    unclear = [*left_out(whole), *unseen, *(sentence for each in situations for sentence in _unclear(each))]
    return Diagnosis(
        findings=tuple(sorted(dict.fromkeys(found), key=_order)),
        unclear=(*reading.unread, *dict.fromkeys(unclear)),
        looked_at=tuple(reading.looked_at),
        whole=bool(reading.looked_at) and not reading.unread,
        unseen=bool(unseen),
    )


def _order(finding: Explained) -> tuple[int, int]:
    return _CERTAINTY[finding.confidence], _WEIGHT[finding.severity]


def _unclear(situation: Situation) -> Iterable[str]:
    """What no text can tell, or what this text leaves open."""
    for facts in situation.configured:
        if not facts.all_providers:
            yield f"{facts.file}: some providers come from elsewhere; only those that stand there were judged."
        if not facts.complete:
            yield f"{facts.file}: some settings come from elsewhere; what is missing here may stand there."
    if situation.settings and not situation.configured:
        yield "No settings of Auth.js (an object with providers) stand in the code that was handed over."
    for entry in situation.entries():
        if is_key_name(entry.name) and entry.is_open and situation.expands_env is not False:
            why = (
                "nothing read before it sets that one"
                if situation.expands_env
                else "only package.json tells who expands it"
            )
            yield f"{entry.name} in {entry.file}, line {entry.line}: it refers to another variable, and {why}."
    if _has_key_of_unknown_kind(situation):
        yield _KIND_IS_OPEN
    if names_postmark(situation):
        yield "Whether Postmark has confirmed the sender: that stands in the account, not in these files."


def _has_key_of_unknown_kind(situation: Situation) -> bool:
    written = (one.option("apiKey") for _, one in situation.providers(ProviderKind.POSTMARK, ProviderKind.CUSTOM))
    return any(entry.token.may_travel and not entry.token.is_test for entry in key_entries(situation)) or any(
        value.how is How.TEXT and not value.is_empty and not value.faults for value in written if value
    )
