"""Providers in settings code: which ones, with which options. Imports the syntax and the facts' records."""

from helpers.authjs.settings_facts import How, Provider, ProviderKind, Value
from helpers.authjs.syntax import Node, Properties, Scope, field, line_of, name_of, properties
from helpers.authjs.values_code import smtp_server_of, value_of

_KINDS = {
    "postmark": ProviderKind.POSTMARK,
    "nodemailer": ProviderKind.NODEMAILER,
    "email": ProviderKind.EMAIL,
}
_BY_NAME = {
    "Postmark": ProviderKind.POSTMARK,
    "PostmarkProvider": ProviderKind.POSTMARK,
    "Nodemailer": ProviderKind.NODEMAILER,
    "NodemailerProvider": ProviderKind.NODEMAILER,
    "EmailProvider": ProviderKind.EMAIL,
}
_IDS = {ProviderKind.POSTMARK: "postmark", ProviderKind.NODEMAILER: "nodemailer", ProviderKind.EMAIL: "email"}
_KEPT = ("apiKey", "from", "server", "type")  # what other options hold is nobody's business, and may be secret
_SECRET = {"apiKey"}
_SEND = "sendVerificationRequest"
_EMPTY = Properties(values={}, complete=True)


def providers_of(node: Node, scope: Scope) -> tuple[tuple[Provider, ...], bool]:
    """The providers of an array, and whether none can come from elsewhere."""
    found = scope.resolved(node)
    if found.type != "array":
        return (), False
    parts = [part for part in found.named_children if part.type != "comment"]
    read = [provider_of(part, scope) for part in parts]
    return tuple(one for one in read if one), None not in read


def provider_of(node: Node, scope: Scope) -> Provider | None:
    """One element of the array; None when only running the code would tell."""
    found = scope.resolved(node)
    if found.type == "object":
        return _own(found, scope)
    if found.type == "call_expression":
        return _called(found, scope)
    if found.type in ("identifier", "member_expression"):
        kind = _kind(name_of(found), scope)
        return _provider(kind, found, _EMPTY, scope) if kind else None
    return None


def _called(call: Node, scope: Scope) -> Provider | None:
    function, arguments = field(call, "function"), field(call, "arguments")
    kind = _kind(name_of(function), scope) if function else None
    if kind is None:
        return None
    given = arguments.named_children if arguments else []
    return _provider(kind, call, properties(scope.resolved(given[0]), scope) if given else _EMPTY, scope)


def _kind(name: str, scope: Scope) -> ProviderKind | None:
    """What a function is, by the module that it comes from; without one by its name, as in a pasted fragment."""
    name = name.removesuffix(".default")
    module, _ = scope.imports.get(name, ("", ""))
    if "/providers/" in module:
        return _KINDS.get(module.rpartition("/")[2].removesuffix(".js"), ProviderKind.OTHER)
    return None if module or name in scope.declared else _BY_NAME.get(name)


def _own(node: Node, scope: Scope) -> Provider:
    """A provider that the application writes itself."""
    found = properties(node, scope)
    is_mail = _SEND in found.values or _text(found, "type", scope) == "email"
    return _provider(ProviderKind.CUSTOM if is_mail else ProviderKind.OTHER, node, found, scope)


def _provider(kind: ProviderKind, node: Node, found: Properties, scope: Scope) -> Provider:
    server = found.values.get("server")
    return Provider(
        kind=kind,
        id=_text(found, "id", scope) if "id" in found.values or not found.complete else _IDS.get(kind),
        line=line_of(node),
        options=tuple((name, _option(name, part, scope)) for name, part in found.values.items() if name in _KEPT),
        complete=found.complete,
        sends_itself=_SEND in found.values,
        server=smtp_server_of(server, scope) if server is not None else None,
    )


def _option(name: str, part: Node, scope: Scope) -> Value:
    """The value of an option. A literal server may hold a password, so only that it is there is kept."""
    value = value_of(part, scope, secret=name in _SECRET)
    if name == "server" and value.how is How.TEXT:
        return Value(how=How.TEXT, line=value.line, is_empty=value.is_empty)
    return value


def _text(found: Properties, name: str, scope: Scope) -> str | None:
    part = found.values.get(name)
    value = value_of(part, scope) if part is not None else None
    return value.text if value and value.how is How.TEXT else None
