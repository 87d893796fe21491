"""AUTHJS30x: under which name the key stands, and whether Auth.js looks there.

Imports the situation, the names and the citations.
"""

from collections.abc import Iterator

from helpers.authjs import citations as cite
from helpers.authjs.env_names import KEY, is_account_name, is_key_name, is_misspelt, is_public_name, key_names
from helpers.authjs.rule import DoctorRule, Place
from helpers.authjs.settings_facts import ProviderKind
from helpers.authjs.situation import Situation
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence, Severity

_ELSEWHERE = "It is set elsewhere: in the host's settings, or in a file that was not handed over."


def _wrong_name(situation: Situation) -> list[Place] | None:
    """A key under a name that nobody reads. Certain only where the code was seen."""
    wanted = key_names(situation)
    unsure = situation.settings is None
    if situation.version == 4 or (wanted is None and not unsure) or (unsure and situation.is_without_authjs):
        return None
    names = {name for name, _, _ in wanted or ()} | {KEY}
    if any(situation.holds(name) for name in names):
        return []
    return [
        Place(
            evidence=f"{entry.name} is set, and {KEY} is not.",
            file=entry.file,
            line=entry.line,
            confidence=Confidence.LIKELY if unsure else Confidence.CERTAIN,
        )
        for entry in situation.entries()
        if (is_key_name(entry.name) or is_misspelt(entry.name)) and entry.name not in names and not entry.is_empty
    ]


def _missing(situation: Situation) -> list[Place] | None:
    """The key's variable stands in no file, nor another one that looks like it."""
    wanted = key_names(situation)
    if wanted is None or not situation.files or _wrong_name(situation):
        return None
    files = ", ".join(file.name for file in situation.files)
    commented = {name for file in situation.files for name, _ in file.commented}  # AUTHJS327 speaks of these
    return [
        Place(
            evidence=f"The provider's key comes from {name}, which does not stand in {files}.", file=file, line=one.line
        )
        for name, one, file in wanted
        if not any(True for _ in situation.entries(name, KEY)) and not situation.holds(name) and name not in commented
    ]


def _empty(situation: Situation) -> Iterator[Place]:
    """No file gives the key a value; AUTHJS328 speaks of an empty line that hides one."""
    for entry in situation.entries():
        in_question = entry.name == KEY or entry.name in {name for name, _, _ in key_names(situation) or ()}
        has_value = situation.holds(entry.name) or any(not one.is_empty for one in situation.entries(entry.name))
        if in_question and entry.is_empty and not has_value:
            yield Place(evidence=f"Nothing stands behind {entry.name}=.", file=entry.file, line=entry.line)


def _left_over(situation: Situation) -> list[Place] | None:
    """EMAIL_SERVER where only the Postmark provider sends."""
    kinds = {provider.kind for _, provider in situation.providers(*ProviderKind)} - {ProviderKind.OTHER}
    if kinds != {ProviderKind.POSTMARK} or "EMAIL_SERVER" in situation.read_by_code:
        return None
    return [
        Place(evidence="The only provider that sends mail is Postmark's.", file=entry.file, line=entry.line)
        for entry in situation.entries("EMAIL_SERVER")
    ]


def _nobody_reads(situation: Situation) -> list[Place] | None:
    if situation.version != 4 or (situation.settings and KEY in situation.read_by_code):
        return None
    return [
        Place(
            evidence=f"{KEY} is set, and next-auth 4 is used.",
            file=entry.file,
            line=entry.line,
            confidence=None if situation.settings else Confidence.LIKELY,
        )
        for entry in situation.entries(KEY)
    ]


def _public(situation: Situation) -> Iterator[Place]:
    for entry in situation.entries():
        tells = is_key_name(entry.name) or is_account_name(entry.name)
        if tells and is_public_name(entry.name) and not entry.is_empty:
            yield Place(evidence=f"{entry.name} has a public prefix.", file=entry.file, line=entry.line)


def _same_as_account(situation: Situation) -> Iterator[Place]:
    account = {entry.token for entry in situation.entries() if is_account_name(entry.name) and not entry.is_empty}
    for entry in situation.entries():
        if is_key_name(entry.name) and entry.token in account:
            evidence = f"{entry.name} holds the same token as the variable that is named for the account token."
            yield Place(evidence=evidence, file=entry.file, line=entry.line)


def _account_token(situation: Situation) -> Iterator[Place]:
    for entry in situation.entries():
        if is_account_name(entry.name) and not entry.is_empty:
            yield Place(evidence=f"{entry.name} is set beside sign-in's settings.", file=entry.file, line=entry.line)


RULES = (
    DoctorRule(
        requires=("env",),
        places=_wrong_name,
        words=Words(
            code="AUTHJS301",
            title="Auth.js does not look under this name",
            cause=f"The Postmark provider reads {KEY} and nothing else by itself.",
            next_step=f"Rename it to {KEY}, or hand it over: Postmark({{ apiKey: process.env.… }}).",
            source=cite.PROVIDER_ENV,
            confidence=Confidence.CERTAIN,
            alternatives=("The code hands this variable over as apiKey, or another part of the application reads it.",),
            how_to_tell="Hand over the settings code too.",
        ),
    ),
    DoctorRule(
        requires=("env", "settings"),
        places=_missing,
        words=Words(
            code="AUTHJS302",
            title="The provider's key is not in the .env files",
            cause="Without it Auth.js throws “Missing Postmark API Key” before it asks anybody.",
            next_step=f"Set {KEY} to a server token where the application runs.",
            source=cite.PROVIDER,
            alternatives=(_ELSEWHERE,),
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_empty,
        words=Words(
            code="AUTHJS303",
            title="The key is empty",
            cause="An empty key counts as none: Auth.js throws “Missing Postmark API Key”, and plain Node ends.",
            next_step="Copy a server token from Servers → your server → API Tokens behind the equals sign.",
            source=cite.PROVIDER,
            confidence=Confidence.CERTAIN,
            alternatives=(_ELSEWHERE,),
        ),
    ),
    DoctorRule(
        requires=("env", "settings"),
        places=_left_over,
        words=Words(
            code="AUTHJS304",
            severity=Severity.WARNING,
            title="The Postmark provider does not use EMAIL_SERVER",
            cause="It sends over HTTP, with the key alone; EMAIL_SERVER belongs to the providers that use SMTP.",
            next_step=f"Put the server token into {KEY} and remove EMAIL_SERVER, or use the Nodemailer provider.",
            source=cite.PROVIDER,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_nobody_reads,
        words=Words(
            code="AUTHJS305",
            severity=Severity.WARNING,
            title="Version 4 does not read this name",
            cause="next-auth 4 has no Postmark provider: it sends over SMTP, or with code of the application's own.",
            next_step="Set EMAIL_SERVER for the EmailProvider, or read the variable in sendVerificationRequest.",
            source=cite.V4_EMAIL,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_public,
        words=Words(
            code="AUTHJS306",
            title="This token is handed to every browser",
            cause="Frameworks write variables with this prefix into the code that browsers load.",
            next_step="Rename it without the prefix, and replace the token: it may have been seen.",
            source=cite.PUBLIC_PREFIX,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_same_as_account,
        words=Words(
            code="AUTHJS307",
            title="An account token stands where a server token belongs",
            cause="Sending wants a server token; Postmark answers an account token with ErrorCode 10.",
            next_step=f"Copy a server token from Servers → your server → API Tokens into {KEY}.",
            source=cite.ACCOUNT_TOKEN_USED,
            alternatives=("The variable named for the account token holds a server token.",),
            how_to_tell="`tokenlab doctor PATH --ask-postmark` tries the token in both headers.",
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_account_token,
        words=Words(
            code="AUTHJS308",
            severity=Severity.WARNING,
            title="An account token lies among the application's settings",
            cause="Sign-in does not need it, and whoever reads it can read every server's tokens.",
            next_step="Take it out, unless another part of the application manages the account.",
            source=cite.AUTH_PAGE,
            alternatives=("Another part of the application manages servers, domains or sender signatures.",),
            how_to_tell="Look for requests with the header X-Postmark-Account-Token in the code.",
        ),
    ),
)
