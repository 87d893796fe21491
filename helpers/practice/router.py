"""`handle(world, request)`: the practice Postmark's front door.

Pure and synchronous. The order is the real API's: route, then token, then the operation's own rules. What is not
imitated answers 501 with `X-Practice-Limit`, never a plausible lie. Imports `helpers.reference` only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from helpers.practice.body import BodyTooLarge
from helpers.practice.call import Call, NotImitated, Pending
from helpers.practice.faults import strike
from helpers.practice.gate import admit
from helpers.practice.handlers import HANDLERS, Handler
from helpers.practice.refusals.row import Refused
from helpers.practice.wire import (
    FAULT_HEADER,
    JSON_TYPE,
    LIMIT_HEADER,
    SOURCE_HEADER,
    Errand,
    Json,
    PostResult,
    PracticeReply,
    PracticeRequest,
    to_bytes,
)
from helpers.practice.world import World
from helpers.reference.operations import OPERATIONS, Operation
from helpers.reference.routes import match
from helpers.reference.sources import API_DOCS, Source, documented, observed

_WRONG_METHOD = observed("https://github.com/CauldronUp/cauldron/blob/main/recipes/postmark/README.md")
_NO_SUCH_PATH = observed("https://github.com/api-evangelist/postmark")
_TOO_LARGE = documented(f"{API_DOCS}/overview", "the status; what stands in the body is not known")

_NOT_FOUND_PAGE = (
    b"<!DOCTYPE html><html><head><title>The resource cannot be found.</title></head>"
    b"<body><h1>The resource cannot be found.</h1></body></html>"
)


@dataclass(frozen=True, slots=True)
class _Route:
    """An operation with what answers it, ready for use."""

    operation: Operation
    handler: Handler
    known: str


def known_from(source: Source) -> str:
    """`documented; https://…`: the value of the header that every reply carries."""
    return f"{source.standing}; {source.url}"


_ROUTES = {key: _Route(one, HANDLERS[key], known_from(one.source)) for key, one in OPERATIONS.items()}
# Paths without a placeholder need no search.
_FIXED = {(one.operation.method, one.operation.path): one for key, one in _ROUTES.items() if "{" not in key}


def handle(world: World, request: PracticeRequest) -> PracticeReply:
    """Postmark's reply to `request`, as far as it is imitated; changes `world` as Postmark would change."""
    if route := _FIXED.get((request.method, request.path)):
        return _serve(world, request, route, {})
    found = match(request.method, request.path)
    if found is None:
        headers = {"Content-Type": "text/html; charset=utf-8"}
        return _reply(world, 404, known_from(_NO_SUCH_PATH), _NOT_FOUND_PAGE, headers)
    if found.operation is None:
        return _reply(world, 405, known_from(_WRONG_METHOD))
    return _serve(world, request, _ROUTES[found.operation.key], found.parameters)


def _serve(world: World, request: PracticeRequest, route: _Route, parameters: Mapping[str, str]) -> PracticeReply:
    """The operation's answer, unless a fault that was made on purpose comes in between."""

    def answer() -> PracticeReply:
        return _guarded(world, route, lambda: _answer(world, request, route, parameters))

    fault = world.faults.draw(route.operation.key) if world.faults else None
    if fault is None:
        return answer()
    reply = _guarded(world, route, lambda: strike(fault, answer))
    reply.headers[FAULT_HEADER] = fault.kind.value
    return replace(reply, latency_s=max(reply.latency_s, world.latency_s))


def _guarded(world: World, route: _Route, answer: Callable[[], PracticeReply]) -> PracticeReply:
    """What `answer` gives, or the reply that the rule which stopped it asks for."""
    try:
        return answer()
    except Refused as refused:
        headers = {"Content-Type": JSON_TYPE, "X-PM-ApiErrorCode": str(refused.refusal.code)}
        known = known_from(refused.refusal.source)
        return _reply(world, refused.refusal.http, known, to_bytes(refused.body), headers)
    except BodyTooLarge:
        return _reply(world, 413, known_from(_TOO_LARGE))
    except NotImitated as limit:
        headers = {"Content-Type": JSON_TYPE, LIMIT_HEADER: str(limit)}
        return _reply(world, 501, route.known, to_bytes({"PracticeLimit": str(limit)}), headers)


def _answer(world: World, request: PracticeRequest, route: _Route, parameters: Mapping[str, str]) -> PracticeReply:
    operation = route.operation
    server, is_test = admit(world, operation, request.headers)
    call = Call(
        world=world,
        request=request,
        operation=operation,
        parameters=parameters,
        opened=server,
        is_test=is_test,
        source=operation.source,
    )
    answer = route.handler(call)
    if isinstance(answer, Pending):
        return _errand(world, route, call, answer)
    return _accepted(world, route, call, answer)


def _accepted(world: World, route: _Route, call: Call, answer: Json) -> PracticeReply:
    known = route.known if call.source is route.operation.source else known_from(call.source)
    return _reply(world, 200, known, to_bytes(answer), {"Content-Type": JSON_TYPE})


def _errand(world: World, route: _Route, call: Call, pending: Pending) -> PracticeReply:
    """A reply that the shell has to earn first. Left as it is, it says that nobody did."""

    def finish(results: Sequence[PostResult]) -> PracticeReply:
        return _guarded(world, route, lambda: _accepted(world, route, call, pending.finish(results)))

    limit = "This shell makes no requests of its own, so the webhook's endpoint was not called."
    headers = {LIMIT_HEADER: limit, SOURCE_HEADER: route.known}
    return PracticeReply(status=501, headers=headers, errand=Errand(posts=pending.posts, finish=finish))


def _reply(
    world: World, status: int, known: str, body: bytes = b"", headers: Mapping[str, str] | None = None
) -> PracticeReply:
    """A reply that says how its behaviour is known and takes as long as the world says."""
    return PracticeReply(
        status=status, headers={**(headers or {}), SOURCE_HEADER: known}, body=body, latency_s=world.latency_s
    )
