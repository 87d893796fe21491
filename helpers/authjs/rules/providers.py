"""AUTHJS40x: how the settings configure the provider: adapter, key, what it ignores.

Imports the situation, the names and the citations.
"""

from helpers.authjs import citations as cite
from helpers.authjs.env_names import KEY, is_account_name, key_entries
from helpers.authjs.rule import DoctorRule, Place
from helpers.authjs.settings_facts import How, Mention, ProviderKind
from helpers.authjs.situation import Situation
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence, Severity

_MAIL = (ProviderKind.POSTMARK, ProviderKind.NODEMAILER, ProviderKind.EMAIL, ProviderKind.CUSTOM)
_KEYED = (ProviderKind.POSTMARK, ProviderKind.CUSTOM)
_LOCAL = {"localhost", "127.0.0.1", "::1"}  # a mail catcher on the developer's machine
_ENV_MODULES = {"$env/dynamic/private", "$env/dynamic/public", "$env/static/private", "$env/static/public"}


def _no_adapter(situation: Situation) -> list[Place] | None:
    with_mail = [facts for facts in situation.configured if facts.of_kind(*_MAIL)]
    lacking = [facts.lacks("adapter") for facts in situation.configured]
    if not with_mail or None in lacking:
        return None
    if not all(lacking):
        return []
    return [
        Place(
            evidence=f"The settings have the {facts.of_kind(*_MAIL)[0].kind} provider and no adapter.",
            file=facts.file,
            line=facts.of_kind(*_MAIL)[0].line,
        )
        for facts in with_mail
    ]


def _bare_name(situation: Situation) -> list[Place]:
    """In a fragment without imports the name may be declared in the part that is missing."""
    return [
        Place(
            evidence=f"apiKey is {value.text}, which the file neither declares nor imports.",
            file=facts.file,
            line=value.line,
            confidence=Confidence.CERTAIN if facts.imports else Confidence.LIKELY,
        )
        for facts, provider in situation.providers(*_KEYED)
        if (value := provider.option("apiKey")) and value.how is How.BARE_NAME
    ]


def _two_keys(situation: Situation) -> list[Place]:
    """An explicit key comes first, but one that is undefined does not count."""
    found = []
    for facts, provider in situation.providers(ProviderKind.POSTMARK):
        value = provider.option("apiKey")
        if value is None or value.how is not How.ENV or value.text == KEY:
            continue
        given = {entry.token for entry in situation.entries(value.text) if not entry.is_empty}
        inferred = {entry.token for entry in situation.entries(KEY) if not entry.is_empty}
        if given and inferred and not given & inferred:
            evidence = f"The code hands over {value.text}; {KEY} holds another token."
            found.append(Place(evidence=evidence, file=facts.file, line=value.line))
    return found


def _account_variable(situation: Situation) -> list[Place]:
    return [
        Place(evidence=f"apiKey reads {value.text}.", file=facts.file, line=value.line)
        for facts, provider in situation.providers(*_KEYED)
        if (value := provider.option("apiKey")) and value.how is How.ENV and is_account_name(value.text)
    ]


def _ignored_server(situation: Situation) -> list[Place]:
    return [
        Place(evidence="The Postmark provider is given an option server.", file=facts.file, line=value.line)
        for facts, provider in situation.providers(ProviderKind.POSTMARK)
        if (value := provider.option("server"))
    ]


def _other_server(situation: Situation) -> list[Place] | None:
    """SMTP settings that lead elsewhere beside Postmark's key; AUTHJS304 speaks of Postmark's provider."""
    over_smtp = any(True for _ in situation.providers(ProviderKind.NODEMAILER, ProviderKind.EMAIL))
    if (situation.settings and not over_smtp) or not any(True for _ in key_entries(situation)):
        return None
    return [
        Place(evidence=f"The host is {server.host}.", file=server.file, line=server.line)
        for server in situation.smtp_servers or ()
        if server.host and "postmark" not in server.host.lower() and server.host not in _LOCAL
    ]


def _env_module(situation: Situation) -> list[Place]:
    return [
        Place(evidence=f"The module is {mention.text}.", file=facts.file, line=mention.line)
        for facts in situation.settings or ()
        for mention in facts.imports
        if mention.text.startswith("$env/") and mention.text not in _ENV_MODULES
    ]


def _no_defaults(situation: Situation) -> list[Place] | None:
    """A host that calls Auth() of @auth/core itself has to look for AUTH_POSTMARK_KEY itself."""
    hosts = [facts for facts in situation.configured if "Auth" in facts.calls and _is_core(facts.imports)]
    if not hosts:
        return None
    called = any("setEnvDefaults" in facts.calls for facts in situation.settings or ())
    return [
        Place(
            evidence="Auth() is called, setEnvDefaults() is not, and there is no apiKey.",
            file=facts.file,
            line=one.line,
        )
        for facts in hosts
        for one in facts.of_kind(ProviderKind.POSTMARK)
        if one.lacks("apiKey") and not called
    ]


def _is_core(imports: tuple[Mention, ...]) -> bool:
    return any(mention.text == "@auth/core" for mention in imports)


RULES = (
    DoctorRule(
        requires=("settings",),
        places=_no_adapter,
        words=Words(
            code="AUTHJS401",
            title="Sign-in by mail needs a database adapter",
            cause="The link's token has to be kept somewhere until it is used; Auth.js ends with MissingAdapter,"
            " next-auth 4 with EMAIL_REQUIRES_ADAPTER_ERROR.",
            next_step="Add an adapter to the settings, also with the JWT session strategy.",
            source=cite.ADAPTER,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_bare_name,
        words=Words(
            code="AUTHJS402",
            title="The key is a name that does not exist",
            cause="A sample in the provider's documents writes apiKey: AUTH_POSTMARK_KEY; JavaScript throws a"
            " ReferenceError.",
            next_step=f"Write apiKey: process.env.{KEY}, or leave apiKey away: Auth.js finds it by itself.",
            source=cite.DOCS_SAMPLE,
            alternatives=("The name is declared in a part of the file that was not handed over.",),
        ),
    ),
    DoctorRule(
        requires=("env", "settings"),
        places=_two_keys,
        words=Words(
            code="AUTHJS403",
            severity=Severity.WARNING,
            title=f"The key in the code comes before {KEY}",
            cause=f"An explicit apiKey wins, so what {KEY} holds is never sent.",
            next_step="Keep one of the two.",
            source=cite.MERGE,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_account_variable,
        words=Words(
            code="AUTHJS404",
            title="The code hands over what is named for an account token",
            cause="Sending wants a server token; Postmark answers an account token with ErrorCode 10.",
            next_step=f"Read {KEY} instead, with a server token in it.",
            source=cite.ACCOUNT_TOKEN_USED,
            alternatives=("Only the variable's name is wrong, and it holds a server token.",),
            how_to_tell="`tokenlab doctor PATH --ask-postmark` tries the token in both headers.",
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_ignored_server,
        words=Words(
            code="AUTHJS405",
            severity=Severity.INFO,
            title="The Postmark provider ignores server",
            cause="It sends over HTTP; a sample in its documents shows the option all the same.",
            next_step="Remove it.",
            source=cite.DOCS_SAMPLE,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_env_module,
        words=Words(
            code="AUTHJS406",
            title="SvelteKit has no such module",
            cause="A sample in the provider's documents misspells the name ($env/dynamic/prviate).",
            next_step="Write $env/dynamic/private or $env/static/private.",
            source=cite.DOCS_SAMPLE,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_no_defaults,
        words=Words(
            code="AUTHJS407",
            title=f"Nobody looks for {KEY}",
            cause="The packages for frameworks call setEnvDefaults(); Auth() of @auth/core does not, so the provider"
            " gets no key.",
            next_step="Call setEnvDefaults(process.env, config) before Auth(), or hand over apiKey.",
            source=cite.PROVIDER_ENV,
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_other_server,
        words=Words(
            code="AUTHJS408",
            severity=Severity.WARNING,
            title="Mail over SMTP goes to another provider than Postmark",
            cause="The SMTP settings name another host, which knows nothing of Postmark's key; what it sends never"
            " reaches Postmark.",
            next_step="For Postmark over SMTP name the host smtp.postmarkapp.com, or use the Postmark provider.",
            source=cite.SMTP,
            alternatives=("That is meant: the key is for other mail, or the SMTP settings are left over.",),
        ),
    ),
)
