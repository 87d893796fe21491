"""What is read from settings code, in the many ways in which people write it, and what stays unknown."""

import pytest

from helpers.authjs.settings_code import read_settings
from helpers.authjs.settings_facts import How, Provider, SettingsFacts, Value
from tests.authjs.application import ts


def read(text: str, name: str = "auth.ts") -> SettingsFacts:
    return read_settings(name, text)


def option(expression: str, *, head: str = "") -> Value | None:
    """How the option apiKey is read when it is written like this."""
    (provider,) = read(f"{head}\nexport const c = {{ providers: [Postmark({{ apiKey: {expression} }})] }}").providers
    return provider.option("apiKey")


EXPRESSIONS = {
    "process.env.KEY": (How.ENV, "KEY"),
    "process.env.KEY!": (How.ENV, "KEY"),
    "(process.env.KEY as string)": (How.ENV, "KEY"),
    "process.env['KEY']": (How.ENV, "KEY"),
    "process.env?.KEY": (How.ENV, "KEY"),
    'process.env.KEY ?? ""': (How.ENV, "KEY"),
    "import.meta.env.KEY": (How.ENV, "KEY"),
    "env.KEY": (How.ENV, "KEY"),
    "undefined": (How.UNDEFINED, "undefined"),
    "KEY": (How.BARE_NAME, "KEY"),
    '"secret-text"': (How.TEXT, ""),
    "`${process.env.A}${process.env.B}`": (How.UNKNOWN, ""),
    "process.env.A ?? process.env.B": (How.UNKNOWN, ""),
    "await vault('key')": (How.UNKNOWN, ""),
    "process.env[name]": (How.UNKNOWN, ""),
}


@pytest.mark.parametrize("operator", ["??", "||"])
def test_a_text_behind_a_variable_is_seen(operator: str) -> None:
    value = option(f'process.env.KEY {operator} "abc123"')
    assert value
    assert (value.how, value.text, value.falls_back) == (How.UNKNOWN, "", True)
    assert [fault.code for fault in value.faults] == ["SHAPE111"]
    other = option(f"process.env.KEY {operator} process.env.OTHER")
    assert other
    assert not other.falls_back


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_a_value(expression: str) -> None:
    value = option(expression)
    assert value
    assert (value.how, value.text) == EXPRESSIONS[expression]


@pytest.mark.parametrize(
    ("head", "how", "text"),
    [
        ("const KEY = process.env.MY_KEY", How.ENV, "MY_KEY"),
        ("const A = process.env.MY_KEY\nconst KEY = A", How.ENV, "MY_KEY"),
        ("const KEY = KEY", How.UNKNOWN, ""),
        ('import { KEY } from "$env/static/private"', How.ENV, "KEY"),
        ('import { OTHER as KEY } from "$env/static/private"', How.ENV, "OTHER"),
        ('import { KEY } from "./keys"', How.UNKNOWN, ""),
        ("const { KEY } = process.env", How.UNKNOWN, ""),
        ("function f(KEY) {}", How.UNKNOWN, ""),
    ],
)
def test_a_name(head: str, how: How, text: str) -> None:
    value = option("KEY", head=head)
    assert value
    assert (value.how, value.text) == (how, text)


WAYS = {
    "a call": "NextAuth({ adapter, providers: [Postmark({ from })] })",
    "a constant": "const options = { adapter, providers: [Postmark({ from })] }\nNextAuth(options)",
    "a function": "NextAuth(async (request) => ({ adapter, providers: [Postmark({ from })] }))",
    "a function with a body": "NextAuth((request) => { return { adapter, providers: [Postmark({ from })] } })",
    "version 4's route": "export default (a, b) => NextAuth(a, b, { adapter, providers: [Postmark({ from })] })",
    "a list of its own": "const providers = [Postmark({ from })]\nNextAuth({ adapter, providers })",
    "satisfies": "export default { adapter, providers: [Postmark({ from })] } satisfies NextAuthConfig",
    "spread of a constant": "const base = { adapter }\nNextAuth({ ...base, providers: [Postmark({ from })] })",
    "a provider of its own": "const mail = Postmark({ from })\nNextAuth({ adapter, providers: [mail] })",
    "require": 'const Postmark = require("x")\nmodule.exports = { adapter, providers: [Postmark({ from })] }',
}


@pytest.mark.parametrize("way", sorted(set(WAYS) - {"require"}))
def test_settings_are_found_however_they_are_written(way: str) -> None:
    facts = read(WAYS[way])
    assert [provider.id for provider in facts.providers] == ["postmark"]
    assert (facts.configured, facts.complete, facts.lacks("adapter")) == (True, True, False)


def test_a_provider_of_another_origin_stays_unknown() -> None:
    facts = read(WAYS["require"])
    assert (facts.providers, facts.all_providers) == ((), False)


@pytest.mark.parametrize("settings", ["...shared", "[name]: 1", "...(dev ? a : b)"])
def test_what_may_come_from_elsewhere_is_not_missing(settings: str) -> None:
    facts = read(f"NextAuth({{ {settings}, providers: [] }})")
    assert facts.lacks("adapter") is None


def only(text: str) -> Provider:
    (provider,) = read(text).providers
    return provider


def test_an_imported_name_decides() -> None:
    head = 'import Mail from "next-auth/providers/postmark"\nimport Postmark from "./own"\n'
    facts = read(f"{head}NextAuth({{ providers: [Mail, Postmark({{ from }})] }})")
    assert ([provider.id for provider in facts.providers], facts.all_providers) == (["postmark"], False)


def test_an_own_id() -> None:
    assert only('NextAuth({ providers: [Postmark({ id: "mail" })] })').id == "mail"
    assert only("NextAuth({ providers: [Postmark({ id: name })] })").id is None


def test_a_provider_with_options_from_elsewhere() -> None:
    provider = only("NextAuth({ providers: [Postmark({ ...options })] })")
    assert (provider.complete, provider.lacks("from"), provider.id) == (False, None, None)


def test_no_literal_secret_is_kept() -> None:
    facts = read('NextAuth({ secret: "s3cret", providers: [Postmark({ apiKey: "k3y", token: "t0ken" })] })')
    assert not [secret for secret in ("s3cret", "k3y", "t0ken") if secret in repr(facts)]


@pytest.mark.parametrize("name", ["auth.ts", "auth.tsx", "auth.js", "auth.mjs", ""])
def test_every_dialect(name: str) -> None:
    assert read("export default NextAuth({ providers: [Postmark] })", name).providers


def test_elements_and_types_are_told_apart() -> None:
    assert read("const a = <div>{signIn('postmark')}</div>", "a.tsx").sign_ins
    assert read("const a = <string>b; signIn('postmark')", "a.ts").unclear == ()


@pytest.mark.parametrize("text", ["", "}{", "NextAuth({ providers: [", "\ufeff", "(" * 5_000, "a.b" * 5_000, "🙂" * 99])
def test_any_text_can_be_read(text: str) -> None:
    assert read(text).file == ts("")[0].name


def test_a_line_that_cannot_be_parsed_is_named() -> None:
    (sentence,) = read("const a = 1\nconst b = ]\n").unclear
    assert sentence.startswith("Line 2 cannot be parsed")
