"""Requests that settings code makes to Postmark by itself. Imports the syntax and the facts' records."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from helpers.authjs.settings_facts import Request
from helpers.authjs.syntax import Node, Properties, Scope, field, line_of, literal, name_of, properties, text_of, walk
from helpers.diagnosis.explaining.scrubbing import scrubbed

_NOTHING = Properties(values={}, complete=False)


def requests_in(root: Node, scope: Scope) -> Iterator[Request]:
    """Every `fetch` whose address names Postmark."""
    for node in walk(root):
        function = field(node, "function") if node.type == "call_expression" else None
        arguments = node.child_by_field_name("arguments")
        if function is None or arguments is None or name_of(function) not in ("fetch", "globalThis.fetch"):
            continue
        url = literal(scope.resolved(arguments.named_children[0])) if arguments.named_children else None
        if url and "postmark" in url.lower():
            headers = _headers(arguments.named_children[1:], scope)
            yield Request(
                url=_without_query(url),
                line=line_of(node),
                headers=tuple(name.lower() for name in headers.values),
                bearer=_is_bearer(headers, scope),
            )


def _headers(rest: Sequence[Node], scope: Scope) -> Properties:
    settings = properties(scope.resolved(rest[0]), scope) if rest else _NOTHING
    headers = settings.values.get("headers")
    return properties(scope.resolved(headers), scope) if headers is not None else _NOTHING


def _is_bearer(headers: Properties, scope: Scope) -> bool:
    authorization = next((part for name, part in headers.values.items() if name.lower() == "authorization"), None)
    return authorization is not None and text_of(scope.resolved(authorization)).lstrip("\"'`").startswith("Bearer")


def _without_query(url: str) -> str:
    """Scheme, host and path, without what could be a secret."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return scrubbed(f"{parts.scheme}://{parts.hostname or ''}{parts.path}")
