"""AUTHJS60x: whether the versions in `package.json` have what the code uses.

Imports the situation and the citations.
"""

import re
from collections.abc import Iterator

from helpers.authjs import citations as cite
from helpers.authjs.package_json import PackageFacts
from helpers.authjs.rule import DoctorRule, Place
from helpers.authjs.settings_facts import Mention, ProviderKind, SettingsFacts
from helpers.authjs.situation import Situation
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence, Severity

_FIRST_BETA = 17  # of next-auth 5.0.0 with the Postmark provider
_NODEMAILER_PEERS = {4: (6, 7), 5: (6, 7, 8)}  # of any release; 4.24.15 and 5.0.0-beta.32 take 7, and 7 or 8
_ADAPTER = re.compile(r"(?:@auth|@next-auth)/[\w-]+-adapter")


def _imported(situation: Situation, pattern: str) -> Iterator[tuple[SettingsFacts, Mention]]:
    for facts in situation.settings or ():
        for mention in facts.imports:
            if re.fullmatch(pattern, mention.text):
                yield facts, mention


def _asking(situation: Situation, package: str) -> PackageFacts | None:
    return next((one for one in situation.packages or () if package in one.ranges), None)


def _no_provider(situation: Situation) -> list[Place] | None:
    uses, package = list(_imported(situation, "next-auth/providers/postmark")), _asking(situation, "next-auth")
    if not uses or package is None or package.authjs is None:
        return None
    beta, written = package.beta("next-auth"), package.ranges["next-auth"]
    too_old = package.authjs == 4 or (package.major("next-auth") == 5 and beta is not None and beta < _FIRST_BETA)
    exact = written[:1].isdigit() or package.authjs == 4
    return [
        Place(
            evidence=f"{facts.file} imports it in line {mention.line}; next-auth is asked for as {written}.",
            file=package.file,
            line=package.lines.get("next-auth"),
            confidence=Confidence.CERTAIN if exact else Confidence.LIKELY,
        )
        for facts, mention in uses
        if too_old
    ]


def _other_version(situation: Situation) -> list[Place] | None:
    package = _asking(situation, "next-auth")
    if package is None or package.authjs is None or _no_provider(situation):
        return None
    return [
        Place(
            evidence=f"The code is for version {facts.version}; package.json says {package.ranges['next-auth']}.",
            file=facts.file,
            line=next((one.line for one in facts.imports if one.text.startswith("next-auth")), None),
        )
        for facts in situation.settings or ()
        if facts.version and facts.version != package.authjs and any("next-auth" in one.text for one in facts.imports)
    ]


def _smtp_providers(situation: Situation) -> list[SettingsFacts]:
    pairs = situation.providers(ProviderKind.NODEMAILER, ProviderKind.EMAIL)
    return [facts for facts, provider in pairs if not provider.sends_itself]


def _no_nodemailer(situation: Situation) -> list[Place] | None:
    users = _smtp_providers(situation)
    if not users or not situation.packages:
        return None
    if _asking(situation, "nodemailer"):
        return []
    files = ", ".join(one.file for one in situation.packages)
    return [Place(evidence=f"{users[0].file} sends over SMTP; {files} does not ask for nodemailer.", file=files)]


def _nodemailer_range(situation: Situation) -> list[Place] | None:
    package, version = _asking(situation, "nodemailer"), situation.version
    major = package.major("nodemailer") if package else None
    if package is None or major is None or version is None:
        return None
    if major in _NODEMAILER_PEERS.get(version, (major,)):
        return []
    evidence = f"nodemailer is asked for as {package.ranges['nodemailer']}, with next-auth {version}."
    return [Place(evidence=evidence, file=package.file, line=package.lines.get("nodemailer"))]


def _no_adapter(situation: Situation) -> list[Place] | None:
    uses = list(_imported(situation, _ADAPTER.pattern))
    if not uses or not situation.packages:
        return None
    files = ", ".join(one.file for one in situation.packages)
    return [
        Place(evidence=f"{files} does not ask for {mention.text}.", file=facts.file, line=mention.line)
        for facts, mention in uses
        if not _asking(situation, mention.text)
    ]


def _old_adapter(situation: Situation) -> list[Place] | None:
    if situation.version != 5:
        return None
    return [
        Place(evidence=f"{name} is asked for, with version 5.", file=one.file, line=one.lines.get(name))
        for one in situation.packages or ()
        for name in one.ranges
        if name.startswith("@next-auth/") and _ADAPTER.fullmatch(name)
    ]


def _axios_on_edge(situation: Situation) -> list[Place] | None:
    package = _asking(situation, "postmark")
    edge = next((one for one in situation.settings or () if one.runtime and "edge" in one.runtime.text), None)
    major = package.major("postmark") if package else None
    if package is None or major is None or edge is None:
        return None
    evidence = f"postmark is asked for as {package.ranges['postmark']}, and {edge.file} runs on the edge."
    return [Place(evidence=evidence, file=package.file, line=package.lines.get("postmark"))] if major < 5 else []


def _words(number: int, title: str, cause: str, next_step: str, *, alternatives: tuple[str, ...] = ()) -> Words:
    return Words(
        code=f"AUTHJS{number}",
        title=title,
        cause=cause,
        next_step=next_step,
        source=cite.PEERS,
        alternatives=alternatives,
    )


_ELSEWHERE = ("Another package.json of the workspace asks for it.",)
RULES = (
    DoctorRule(
        requires=("settings", "packages"),
        places=_no_provider,
        words=Words(
            code="AUTHJS601",
            title="This version has no Postmark provider",
            cause="It came with next-auth 5.0.0-beta.17; version 4, which the tag latest still means, never had one.",
            next_step="Install next-auth@beta, or use version 4's EmailProvider over SMTP.",
            source=cite.NOT_RELEASED,
        ),
    ),
    DoctorRule(
        requires=("settings", "packages"),
        places=_other_version,
        words=_words(
            602,
            "Code and package are of different versions",
            "Versions 4 and 5 export other names: handlers and auth are version 5's, NextAuthOptions is version 4's.",
            "Install the version that the code is written for: next-auth@beta is 5, next-auth@latest is 4.",
        ),
    ),
    DoctorRule(
        requires=("settings", "packages"),
        places=_no_nodemailer,
        words=_words(
            603,
            "nodemailer is not installed",
            "Auth.js does not bring it along: it is an optional peer of the providers that use SMTP.",
            "Install nodemailer in a version that your Auth.js takes.",
            alternatives=_ELSEWHERE,
        ),
    ),
    DoctorRule(
        requires=("packages",),
        places=_nodemailer_range,
        words=Words(
            code="AUTHJS604",
            severity=Severity.WARNING,
            title="Auth.js does not take this version of nodemailer",
            cause="next-auth 4.24 wants nodemailer 7 and 5.0.0-beta.32 wants 7 or 8; npm refuses to install others.",
            next_step="Install nodemailer 7.",
            source=cite.PEERS,
            alternatives=("A later release of Auth.js than this kit knows takes it.",),
        ),
    ),
    DoctorRule(
        requires=("settings", "packages"),
        places=_no_adapter,
        words=_words(
            605,
            "The adapter's package is not installed",
            "The code imports it, and no package.json asks for it.",
            "Install it.",
            alternatives=_ELSEWHERE,
        ),
    ),
    DoctorRule(
        requires=("packages",),
        places=_old_adapter,
        words=Words(
            code="AUTHJS606",
            severity=Severity.WARNING,
            title="This adapter is version 4's",
            cause="The adapters for version 5 are published as @auth/…-adapter.",
            next_step="Install the adapter of the same name from @auth, and import that.",
            source=cite.MIGRATION,
        ),
    ),
    DoctorRule(
        requires=("settings", "packages"),
        places=_axios_on_edge,
        words=Words(
            code="AUTHJS607",
            title="This postmark package does not run on the edge runtime",
            cause="Up to version 4 it uses axios, which finds no way to send there.",
            next_step="Update postmark to version 5, which uses fetch, or run the route on Node.",
            source=cite.AXIOS_ON_EDGE,
        ),
    ),
)
