"""AUTHJS34x: the secret, the site's address and whether Auth.js trusts it.

Imports the situation, the names and the citations. No evidence quotes a secret.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import SplitResult, urlsplit

from helpers.authjs import citations as cite
from helpers.authjs.env_file import EnvEntry
from helpers.authjs.env_names import SECRETS
from helpers.authjs.rule import DoctorRule, Place
from helpers.authjs.settings_facts import How
from helpers.authjs.situation import Situation
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence

_URLS = ("AUTH_URL", "NEXTAUTH_URL")
_LOCAL = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}  # noqa: S104 - read, never bound
_FRAMEWORKS = re.compile(r"@auth/(?:express|sveltekit|qwik|solid-start)$|next-auth$")


def _no_secret(situation: Situation) -> list[Place] | None:
    configured = situation.configured
    if not configured or not situation.files or not all(facts.lacks("secret") for facts in configured):
        return None
    if any(situation.holds(name) for name in (*SECRETS, "NEXTAUTH_SECRET")):
        return []
    files = ", ".join(file.name for file in situation.files)
    return [Place(evidence=f"The settings hold no secret, and {files} no AUTH_SECRET.", file=configured[0].file)]


def _old_name_only(situation: Situation) -> list[Place] | None:
    configured = situation.configured
    if not configured or not all(facts.lacks("secret") for facts in configured) or _imports(situation, r"next-auth$"):
        return None
    if any(situation.holds(name) for name in SECRETS) or not _imports(situation, r"@auth/"):
        return []
    return [
        Place(evidence="NEXTAUTH_SECRET is set, AUTH_SECRET is not.", file=entry.file, line=entry.line)
        for entry in situation.entries("NEXTAUTH_SECRET")
        if not entry.is_empty
    ]


def _no_url(situation: Situation) -> Iterator[Place]:
    """Version 4 puts https:// in front by itself, so its name is judged only where version 5 is known."""
    for entry, parts in _addresses(situation):
        judged = entry.name == "AUTH_URL" or situation.version == 5
        if judged and (parts.scheme not in ("http", "https") or not parts.netloc):
            yield Place(
                evidence=f"{entry.name} is no address with http:// or https://.", file=entry.file, line=entry.line
            )


def _local_in_production(situation: Situation) -> Iterator[Place]:
    for entry, parts in _addresses(situation):
        name = PurePosixPath(entry.file).name
        if name.startswith(".env.production") and not name.endswith(".local") and parts.hostname in _LOCAL:
            yield Place(evidence=f"{entry.name} says {parts.hostname}.", file=entry.file, line=entry.line)


def _no_path(situation: Situation) -> list[Place] | None:
    """Only a bare @auth/core host takes the address's path for its own."""
    if not _imports(situation, r"@auth/core$") or _imports(situation, _FRAMEWORKS.pattern):
        return None
    if not situation.configured or not all(facts.lacks("basePath") for facts in situation.configured):
        return None
    return [
        Place(evidence=f"{entry.name} names a host and no path.", file=entry.file, line=entry.line)
        for entry, parts in _addresses(situation)
        if entry.name == "AUTH_URL" and parts.netloc and parts.path in ("", "/")
    ]


def _distrusted(situation: Situation) -> Iterator[Place]:
    for facts in situation.settings or ():
        value = facts.option("trustHost")
        if value and value.how is How.NO:
            yield Place(evidence="The settings say trustHost: false.", file=facts.file, line=value.line)


def _addresses(situation: Situation) -> Iterator[tuple[EnvEntry, SplitResult]]:
    for entry in situation.entries(*_URLS):
        if not entry.is_empty and "$" not in entry.value:
            yield entry, _split(entry.value)


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text.strip())
        parts.hostname  # noqa: B018 - raises for what has no host
    except ValueError:
        return urlsplit("")
    return parts


def _imports(situation: Situation, pattern: str) -> bool:
    modules = (mention.text for facts in situation.settings or () for mention in facts.imports)
    return any(re.match(pattern, module) for module in modules)


RULES = (
    DoctorRule(
        requires=("env", "settings"),
        places=_no_secret,
        words=Words(
            code="AUTHJS341",
            title="There is no secret",
            cause="Auth.js 5 answers every request with MissingSecret; next-auth 4 does in production.",
            next_step="Set AUTH_SECRET (version 4: NEXTAUTH_SECRET) to a random text; `npx auth secret` makes one.",
            source=cite.ASSERT,
            alternatives=("It is set elsewhere: in the host's settings, or in a file that was not handed over.",),
        ),
    ),
    DoctorRule(
        requires=("env", "settings"),
        places=_old_name_only,
        words=Words(
            code="AUTHJS342",
            title="Only next-auth reads NEXTAUTH_SECRET",
            cause="The packages @auth/… read AUTH_SECRET, so they find no secret.",
            next_step="Rename it to AUTH_SECRET.",
            source=cite.PROVIDER_ENV,
            alternatives=("AUTH_SECRET is set elsewhere: in the host's settings.",),
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_no_url,
        words=Words(
            code="AUTHJS343",
            title="The site's address is no address",
            cause="Auth.js 5 takes it apart with new URL(), which throws without a scheme.",
            next_step="Write it with its scheme: https://shop.example.com.",
            source=cite.NEXT_ENV,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_local_in_production,
        words=Words(
            code="AUTHJS344",
            title="In production the sign-in link would lead to localhost",
            cause="The link in the mail begins with this address: it opens only on the machine of the application.",
            next_step="Set it to the site's own address, or remove it where the host name is trusted.",
            source=cite.HOST_ENV,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("env", "settings"),
        places=_no_path,
        words=Words(
            code="AUTHJS345",
            title="AUTH_URL lacks the path of Auth.js",
            cause="A bare @auth/core host takes basePath from AUTH_URL: without a path every request under /auth ends"
            " with UnknownAction.",
            next_step="Write the path too (https://host/auth), or set basePath.",
            source=cite.HOST_ENV,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_distrusted,
        words=Words(
            code="AUTHJS346",
            title="The settings tell Auth.js not to trust the host",
            cause="Every request ends with UntrustedHost, whatever the environment says.",
            next_step="Write trustHost: true behind a proxy of yours, or remove it and set AUTH_URL.",
            source=cite.ASSERT,
            confidence=Confidence.CERTAIN,
        ),
    ),
)
