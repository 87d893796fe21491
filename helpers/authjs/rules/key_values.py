"""AUTHJS31x and SHAPE1xx: what stands behind the names, as Auth.js and Node take it.

Imports the situation, the names, the token's shapes and the citations. No evidence quotes a value.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from helpers.authjs import citations as cite
from helpers.authjs.env_file import EnvEntry
from helpers.authjs.env_names import KEY, SECRETS, is_account_name, is_key_name, key_entries
from helpers.authjs.rule import DoctorRule, Place
from helpers.authjs.settings_facts import How, ProviderKind
from helpers.authjs.situation import Situation
from helpers.client.shape import ShapeFault
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence, Severity

_SENT_AS_IT_IS = "Auth.js checks only that the key is not empty and sends it as it is; Postmark answers ErrorCode 10."
_CAUSES: Mapping[str, str] = MappingProxyType(
    {
        "SHAPE102": "Node trims it in a header, so Auth.js may work while other clients fail with the same file.",
        "SHAPE106": "Node's fetch throws “Cannot convert argument to a ByteString”; plain Node ends.",
        "SHAPE107": "Node's fetch throws “Cannot convert argument to a ByteString” for most such characters.",
        "SHAPE112": "The key of another service was put under Postmark's name.",
    }
)
_NO_PROOF = {"SHAPE102", "SHAPE108", "SHAPE114", "SHAPE117"}  # Postmark may take the token all the same
_SHAPE = Words(
    code="SHAPE117",
    title="The token looks wrong",
    cause=_SENT_AS_IT_IS,
    next_step="Compare it with the one on Postmark's API Tokens page.",
    source=cite.PROVIDER,
)


def shape_words(fault: ShapeFault) -> Words:
    """What is said of a fault in a token's shape where Auth.js is to send with it."""
    proof = fault.code not in _NO_PROOF
    return Words(
        code=fault.code,
        severity=Severity.PROBLEM if proof else Severity.WARNING,
        title=fault.title,
        cause=_CAUSES.get(fault.code, _SENT_AS_IT_IS),
        next_step=fault.next_step,
        source=fault.source,
        confidence=Confidence.CERTAIN if proof else Confidence.LIKELY,
    )


def _shapes_in_env(situation: Situation) -> Iterator[Place]:
    for entry in key_entries(situation):
        for fault in entry.token.faults:
            evidence = f"{entry.name}: {fault.evidence}"
            yield Place(evidence=evidence, file=entry.file, line=entry.line, words=shape_words(fault))


def _shapes_in_code(situation: Situation) -> Iterator[Place]:
    for facts, provider in situation.providers(ProviderKind.POSTMARK, ProviderKind.CUSTOM):
        value = provider.option("apiKey")
        if value is None or value.is_empty:
            continue
        for fault in value.faults:
            evidence = f"apiKey: {fault.evidence}"
            yield Place(evidence=evidence, file=facts.file, line=value.line, words=shape_words(fault))


def _cut(situation: Situation) -> Iterator[Place]:
    for entry in situation.entries():
        if entry.cut and (is_key_name(entry.name) or entry.name in (*SECRETS, "NEXTAUTH_SECRET", "EMAIL_SERVER")):
            yield Place(evidence=f"{entry.name} holds a # and no quotation marks.", file=entry.file, line=entry.line)


def _test_token(situation: Situation) -> Iterator[Place]:
    for entry in key_entries(situation):
        if entry.token.is_test:
            yield Place(evidence=f"{entry.name} holds POSTMARK_API_TEST.", file=entry.file, line=entry.line)


def _not_expanded(situation: Situation) -> list[Place] | None:
    """Only where it is known that neither Next.js nor Vite reads the file."""
    if situation.expands_env is not False:
        return None
    return [
        Place(evidence=f"{entry.name} refers to another variable.", file=entry.file, line=entry.line)
        for entry in situation.entries()
        if is_key_name(entry.name) and entry.is_open and situation.counts(entry)
    ]


def _in_example(situation: Situation) -> Iterator[Place]:
    for file in situation.env or ():
        for entry in file.entries if file.is_example else ():
            if (is_key_name(entry.name) or is_account_name(entry.name)) and _looks_real(entry):
                yield Place(evidence=f"{entry.name} has a value there.", file=entry.file, line=entry.line)


def _looks_real(entry: EnvEntry) -> bool:
    token = entry.token
    return not entry.is_empty and not token.faults and not token.is_practice and not token.is_test


def _in_code(situation: Situation) -> Iterator[Place]:
    for facts, provider in situation.providers(ProviderKind.POSTMARK, ProviderKind.CUSTOM):
        value = provider.option("apiKey")
        if value and value.how is How.TEXT and not value.is_empty:
            yield Place(evidence="apiKey is a text in the code.", file=facts.file, line=value.line)
        if value and value.falls_back:
            evidence = "apiKey is a text in the code where the variable in front of it is not set."
            yield Place(evidence=evidence, file=facts.file, line=value.line)


def _empty_in_code(situation: Situation) -> Iterator[Place]:
    for facts, provider in situation.providers(ProviderKind.POSTMARK):
        value = provider.option("apiKey")
        if value and value.is_empty:
            yield Place(evidence='The code says apiKey: "".', file=facts.file, line=value.line)


RULES = (
    DoctorRule(requires=("env",), places=_shapes_in_env, words=_SHAPE),
    DoctorRule(requires=("settings",), places=_shapes_in_code, words=_SHAPE),
    DoctorRule(
        requires=("env",),
        places=_cut,
        words=Words(
            code="AUTHJS311",
            severity=Severity.WARNING,
            title="Node reads only what stands before the #",
            cause="Node's dotenv begins a comment at any # outside quotation marks; other readers keep the rest.",
            next_step="Put the value into quotation marks.",
            source=cite.DOTENV,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_test_token,
        words=Words(
            code="AUTHJS312",
            severity=Severity.WARNING,
            title="The key is the test token: no sign-in mail arrives",
            cause="Postmark checks the message, answers as if it were sent, and delivers nothing.",
            next_step=f"Put a server token into {KEY}; a sandbox server's one shows the mails in Postmark's activity.",
            source=cite.AUTH_PAGE,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_in_example,
        words=Words(
            code="AUTHJS313",
            severity=Severity.WARNING,
            title="A file that is meant to be published may hold a token",
            cause="Examples of .env files are committed; this value has the form of a real token.",
            next_step="Leave the value empty there, and replace the token in Postmark if it was published.",
            source=cite.KIT_RULE,
            alternatives=("It is an invented value in the right form.",),
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_in_code,
        words=Words(
            code="AUTHJS314",
            severity=Severity.WARNING,
            title="The token stands in the code",
            cause="Everybody who can read the code can send mail with it.",
            next_step=f"Put it into {KEY}, leave apiKey away, and replace the token in Postmark if it was committed.",
            source=cite.PROVIDER_ENV,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_empty_in_code,
        words=Words(
            code="AUTHJS315",
            title="The code hands over an empty key",
            cause=f"An apiKey in the code comes before {KEY}, and an empty one counts as none.",
            next_step=f"Leave apiKey away: Auth.js finds {KEY} by itself.",
            source=cite.PROVIDER,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("env", "packages"),
        places=_not_expanded,
        words=Words(
            code="AUTHJS316",
            title="Nothing puts the other variable's value there",
            cause="Next.js and Vite replace $NAME in .env files; Node's --env-file and the dotenv package do not: the"
            " key is then the text as it stands.",
            next_step="Write the token itself, or load the file with dotenv-expand.",
            source=cite.EXPANDED,
            alternatives=(
                "What starts the application expands it: dotenv-expand, dotenvx, Docker Compose or a shell.",
            ),
        ),
    ),
)
