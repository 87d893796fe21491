"""Reads settings code of Auth.js and NextAuth into `SettingsFacts`. The parser is imported where it is used.

Imports the syntax and the facts' records. Nothing is run; what only running it would tell stays unknown.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from helpers.authjs.providers_code import providers_of
from helpers.authjs.requests_code import requests_in
from helpers.authjs.settings_facts import Mention, Provider, SettingsFacts, Value
from helpers.authjs.syntax import (
    Node,
    Properties,
    Scope,
    field,
    line_of,
    literal,
    name_of,
    properties,
    scope_of,
    walk,
)
from helpers.authjs.typescript import ParserMissing, parse
from helpers.authjs.values_code import env_names, value_of

__all__ = ["ParserMissing", "facts_of", "read_settings"]

_SETTINGS = ("adapter", "secret", "trustHost", "basePath")
_OF_AUTHJS = {"Auth", "NextAuth", "ExpressAuth", "SvelteKitAuth", "setEnvDefaults"}
_ONLY_IN_5 = re.compile(r"@auth/(?!\w+-adapter)|next-auth/providers/(?:postmark|nodemailer|resend)$")
_ONLY_IN_4 = re.compile(r"NextAuthOptions|AuthOptions|getServerSession|unstable_getServerSession")
_MOUNT = {"use", "all", "get", "post"}


def read_settings(name: str, text: str) -> SettingsFacts:
    """What a file of code says. Raises ParserMissing where the extra that reads code is not installed."""
    return facts_of(parse(text, name), name)


def facts_of(root: Node, name: str) -> SettingsFacts:
    """What the code of this syntax tree says."""
    scope = scope_of(root)
    found = [properties(node, scope) for node in walk(root) if node.type == "object"]
    settings = [one for one in found if "providers" in one.values]
    providers, all_providers = _providers(settings, scope)
    return SettingsFacts(
        file=name,
        configured=bool(settings),
        complete=all(one.complete for one in settings) and not _is_one_half(name, root),
        providers=providers,
        all_providers=all_providers,
        options=tuple(_options(settings, scope)),
        sign_ins=tuple(_sign_ins(root, scope)),
        requests=tuple(requests_in(root, scope)),
        imports=tuple(_imports(root)),
        mounts=tuple(_mounts(root)),
        env_names=tuple(dict.fromkeys(env_names(root, scope))),
        runtime=_runtime(root, scope),
        version=_version(scope),
        calls=tuple(sorted(_calls(root) & _OF_AUTHJS)),
        unclear=tuple(_unclear(root)),
    )


def _is_one_half(name: str, root: Node) -> bool:
    """Whether this is one half of settings that are split for the edge runtime, or takes in such a half."""
    if PurePosixPath(name).name.startswith("auth.config."):
        return True
    return any("auth.config" in mention.text for mention in _imports(root))


def _providers(settings: list[Properties], scope: Scope) -> tuple[tuple[Provider, ...], bool]:
    read = [providers_of(one.values["providers"], scope) for one in settings]
    return tuple(one for providers, _ in read for one in providers), all(whole for _, whole in read)


def _options(settings: list[Properties], scope: Scope) -> Iterator[tuple[str, Value]]:
    for one in settings:
        for name in _SETTINGS:
            if name in one.values:
                yield name, _kept(name, value_of(one.values[name], scope, secret=name == "secret"))
        if "session" in one.values:
            session = properties(scope.resolved(one.values["session"]), scope).values
            yield from ((f"session.{key}", value_of(part, scope)) for key, part in session.items() if key == "strategy")


def _kept(name: str, value: Value) -> Value:
    """Of a literal secret only that it is there; it is no token, so its form says nothing."""
    return Value(how=value.how, line=value.line, is_empty=value.is_empty) if name == "secret" else value


def _sign_ins(root: Node, scope: Scope) -> Iterator[Mention]:
    for node in walk(root):
        function = field(node, "function") if node.type == "call_expression" else None
        if function is None or name_of(function).rpartition(".")[2] != "signIn":
            continue
        arguments = node.child_by_field_name("arguments")
        given = arguments.named_children if arguments else []
        provider = literal(scope.resolved(given[0])) if given else None
        if provider is not None:
            yield Mention(text=provider, line=line_of(node))


def _imports(root: Node) -> Iterator[Mention]:
    for node in walk(root):
        if node.type == "import_statement" and (source := node.child_by_field_name("source")):
            yield Mention(text=literal(source) or "", line=line_of(node))
        elif node.type == "call_expression" and (function := field(node, "function")) is not None:
            arguments = node.child_by_field_name("arguments")
            if name_of(function) in ("require", "import") and arguments and arguments.named_children:
                yield Mention(text=literal(arguments.named_children[0]) or "", line=line_of(node))


def _mounts(root: Node) -> Iterator[Mention]:
    """Routes under which a framework's function is mounted: `app.use("/auth/*", ExpressAuth(…))`."""
    for node in walk(root):
        function = field(node, "function") if node.type == "call_expression" else None
        arguments = node.child_by_field_name("arguments")
        if function is None or arguments is None or name_of(function).rpartition(".")[2] not in _MOUNT:
            continue
        route = literal(arguments.named_children[0]) if arguments.named_children else None
        if route is not None and any("auth" in _called(part).lower() for part in arguments.named_children[1:]):
            yield Mention(text=route, line=line_of(node))


def _called(node: Node) -> str:
    """The name of a function that is handed over or called."""
    return name_of(field(node, "function") or node)


def _runtime(root: Node, scope: Scope) -> Mention | None:
    """`export const runtime = "edge"`, or the same inside `export const config`."""
    for node in walk(root):
        if node.type == "export_statement" and (declaration := node.child_by_field_name("declaration")):
            for one in declaration.named_children:
                name, value = one.child_by_field_name("name"), field(one, "value")
                if name is None or value is None or name_of(name) not in ("runtime", "config"):
                    continue
                value = properties(value, scope).values.get("runtime", value)
                if (text := literal(scope.resolved(value))) is not None:
                    return Mention(text=text, line=line_of(one))
    return None


def _version(scope: Scope) -> int | None:
    """4 or 5, where only one of the two can be meant."""
    modules = {module for module, _ in scope.imports.values()}
    if any(_ONLY_IN_5.search(module) for module in modules) or "handlers" in scope.declared:
        return 5
    of_next_auth = {name for module, name in scope.imports.values() if module.startswith("next-auth")}
    return 4 if any(_ONLY_IN_4.fullmatch(name) for name in of_next_auth) else None


def _calls(root: Node) -> set[str]:
    functions = (field(node, "function") for node in walk(root) if node.type == "call_expression")
    return {name_of(function) for function in functions if function is not None}


def _unclear(root: Node) -> Iterator[str]:
    if root.has_error:
        at = next((line_of(node) for node in walk(root) if node.type == "ERROR"), None)
        where = f"Line {at}" if at else "A part of it"
        yield f"{where} cannot be parsed as TypeScript; what stands there was not judged."
