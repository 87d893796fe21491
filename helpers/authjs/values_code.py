"""Values in settings code: literals, environment variables, bare names. Anything else is unknown, never guessed.

Imports the syntax and the facts' records. A secret literal leaves only its faults behind.
"""

from collections.abc import Iterator

from helpers.authjs.settings_facts import How, Login, SmtpServer, Value
from helpers.authjs.smtp_login import is_access_key, login_of, smtp_server_from_url
from helpers.authjs.syntax import Node, Scope, field, line_of, literal, name_of, properties, unwrapped, walk
from helpers.client.shape import faults_of

_ENV_OBJECTS = {"process.env", "import.meta.env", "env", "event.platform.env", "platform.env", "Bun.env", "c.env"}
_WORDS = {"undefined": How.UNDEFINED, "null": How.UNDEFINED, "true": How.YES, "false": How.NO, "number": How.NUMBER}


def value_of(node: Node, scope: Scope, *, secret: bool = False) -> Value:
    """What an expression says without being run."""
    found, line = scope.resolved(node), line_of(node)
    text = literal(found)
    if text is not None:
        return _literal_value(text, line, secret=secret)
    if found.type in _WORDS or name_of(found) == "undefined":
        return Value(how=_WORDS.get(found.type, How.UNDEFINED), line=line, text=name_of(found))
    if secret and (text := _fallback(found, scope)):
        return Value(how=How.UNKNOWN, line=line, faults=faults_of(text), falls_back=True)
    if name := env_name(found, scope):
        return Value(how=How.ENV, line=line, text=name)
    if found.type in ("identifier", "shorthand_property_identifier") and name_of(found) not in scope.declared:
        return Value(how=How.BARE_NAME, line=line, text=_tellable(name_of(found)))
    return Value(how=How.UNKNOWN, line=line)


def _tellable(name: str) -> str:
    """A bare name as it may be told: one with digits could be a key without its quotation marks."""
    return "a name with digits" if any(letter.isdigit() for letter in name) else name


def _literal_value(text: str, line: int, *, secret: bool) -> Value:
    if secret:
        return Value(how=How.TEXT, line=line, is_empty=not text, faults=faults_of(text))
    return Value(how=How.TEXT, line=line, text=text, is_empty=not text)


def env_name(node: Node, scope: Scope) -> str | None:
    """The environment variable that an expression reads, also with a fallback behind `??` or `||`."""
    node = _without_fallback(unwrapped(node))
    if node.type in ("identifier", "shorthand_property_identifier"):
        module, name = scope.imports.get(name_of(node), ("", ""))
        return name if module.startswith("$env/static/") else None
    return _member(node)


def _without_fallback(node: Node) -> Node:
    """What stands before `?? ""` or the like."""
    left = field(node, "left") if node.type == "binary_expression" and _is_fallback(node) else None
    return left or node


def _is_fallback(node: Node) -> bool:
    """Whether an expression is `variable ?? ""` or the like, with nothing else behind it."""
    operator, right = node.child_by_field_name("operator"), field(node, "right")
    return operator is not None and name_of(operator) in ("??", "||") and right is not None and literal(right) == ""


def _fallback(node: Node, scope: Scope) -> str | None:
    """The text behind `??` or `||`."""
    operator, right = node.child_by_field_name("operator"), field(node, "right")
    if node.type != "binary_expression" or operator is None or name_of(operator) not in ("??", "||") or right is None:
        return None
    return literal(scope.resolved(right))


def _member(node: Node) -> str | None:
    """`X` of `process.env.X`, `process.env["X"]` and their like."""
    holder = node.child_by_field_name("object")
    if holder is None or name_of(holder).replace("?", "") not in _ENV_OBJECTS:
        return None
    if node.type == "member_expression" and (name := node.child_by_field_name("property")):
        return name_of(name)
    index = node.child_by_field_name("index")
    return literal(index) if index is not None else None


def env_names(root: Node, scope: Scope) -> Iterator[str]:
    """Every environment variable that the file reads."""
    for node in walk(root):
        if node.type in ("member_expression", "subscript_expression") and (name := _member(node)):
            yield name
    yield from (name for module, name in scope.imports.values() if module.startswith("$env/static/"))


def smtp_server_of(node: Node, scope: Scope) -> SmtpServer | None:
    """The server that an option `server` describes; None where only running the code would tell."""
    found = scope.resolved(node)
    text = literal(found)
    if text is not None:
        return smtp_server_from_url(text, line=line_of(node))
    if found.type != "object":
        return None
    whole = properties(found, scope)
    values = {name: value_of(part, scope) for name, part in whole.values.items()}
    headers = properties(scope.resolved(whole.values["headers"]), scope).values if "headers" in whole.values else {}
    return SmtpServer(
        host=_text(values.get("host")),
        port=_number(values.get("port")),
        secure=_yes_no(values.get("secure")),
        login=_login(whole.values.get("auth"), scope, complete=whole.complete),
        headers=tuple(headers),
        line=line_of(found),
    )


def _login(node: Node | None, scope: Scope, *, complete: bool) -> Login:
    if node is None:
        return Login(has_user=False, has_password=False) if complete else Login()
    found = properties(scope.resolved(node), scope)
    if not found.complete:
        return Login()
    user, password = found.values.get("user"), found.values.get("pass")
    texts = [literal(scope.resolved(part)) if part else "" for part in (user, password)]
    if texts[0] is not None and texts[1] is not None:
        return login_of(texts[0], texts[1])
    return Login(
        has_user=None if user else False,
        has_password=None if password else False,
        same=_same(user, password, scope),
        access_key=None if texts[0] is None else is_access_key(texts[0]),
        user_is_address=None if texts[0] is None else "@" in texts[0],
    )


def _same(user: Node | None, password: Node | None, scope: Scope) -> bool | None:
    """Whether both read the same variable; two variables may hold the same, so False is never certain."""
    names = {env_name(scope.resolved(part), scope) for part in (user, password) if part}
    return True if len(names) == 1 and None not in names and user and password else None


def _text(value: Value | None) -> str | None:
    return value.text if value and value.how is How.TEXT else None


def _number(value: Value | None) -> int | None:
    written = value.text if value and value.how in (How.TEXT, How.NUMBER) else ""
    return int(written) if written.isascii() and written.isdigit() else None


def _yes_no(value: Value | None) -> bool | None:
    return {How.YES: True, How.NO: False}.get(value.how) if value else False
