"""`handle(world, request)`: the practice Postmark's front door.

Pure and synchronous. The order is the real API's: route, then token, then the operation's own rules. What is not
imitated answers 501 with `X-Practice-Limit`, never a plausible lie. Imports `helpers.reference` only.
"""

from helpers.practice.call import Call, NotImitated
from helpers.practice.gate import admit
from helpers.practice.handlers import HANDLERS
from helpers.practice.refusals import Refused
from helpers.practice.wire import (
    JSON_TYPE,
    LIMIT_HEADER,
    SOURCE_HEADER,
    PracticeReply,
    PracticeRequest,
    to_bytes,
)
from helpers.practice.world import World
from helpers.reference.operations import OPERATIONS, Operation
from helpers.reference.routes import Match, match
from helpers.reference.sources import Source, observed

_WRONG_METHOD = observed("https://github.com/CauldronUp/cauldron/blob/main/recipes/postmark/README.md")
_NO_SUCH_PATH = observed("https://github.com/api-evangelist/postmark")

_NOT_FOUND_PAGE = (
    b"<!DOCTYPE html><html><head><title>The resource cannot be found.</title></head>"
    b"<body><h1>The resource cannot be found.</h1></body></html>"
)

# Paths without a placeholder need no search.
_FIXED = {(one.method, one.path): Match(one, {}) for one in OPERATIONS.values() if "{" not in one.path}


def handle(world: World, request: PracticeRequest) -> PracticeReply:
    """Postmark's reply to `request`, as far as it is imitated; changes `world` as Postmark would change."""
    found = _FIXED.get((request.method, request.path)) or match(request.method, request.path)
    if found is None:
        return _plain(world, 404, _NO_SUCH_PATH, _NOT_FOUND_PAGE)
    if found.operation is None:
        return _plain(world, 405, _WRONG_METHOD, b"")
    try:
        return _answer(world, request, found.operation, found.parameters)
    except Refused as refused:
        return _refusal(world, refused)
    except NotImitated as limit:
        return _limit(world, str(limit), found.operation.source)


def _answer(world: World, request: PracticeRequest, operation: Operation, parameters: dict[str, str]) -> PracticeReply:
    server, is_test = admit(world, operation, request.headers)
    handler = HANDLERS.get(operation.key)
    if handler is None:
        raise NotImitated(f"The practice Postmark does not imitate {operation.key}.")
    call = Call(
        world=world,
        request=request,
        operation=operation,
        parameters=parameters,
        opened=server,
        is_test=is_test,
        source=operation.source,
    )
    body = to_bytes(handler(call))
    headers = {"Content-Type": JSON_TYPE, SOURCE_HEADER: known_from(call.source)}
    return PracticeReply(status=200, headers=headers, body=body, latency_s=world.latency_s)


def known_from(source: Source) -> str:
    """`documented; https://…`: the value of the header that every reply carries."""
    return f"{source.standing}; {source.url}"


def _refusal(world: World, refused: Refused) -> PracticeReply:
    headers = {
        "Content-Type": JSON_TYPE,
        "X-PM-ApiErrorCode": str(refused.refusal.code),
        SOURCE_HEADER: known_from(refused.refusal.source),
    }
    body = to_bytes(refused.body)
    return PracticeReply(status=refused.refusal.http, headers=headers, body=body, latency_s=world.latency_s)


def _limit(world: World, sentence: str, source: Source) -> PracticeReply:
    headers = {"Content-Type": JSON_TYPE, LIMIT_HEADER: sentence, SOURCE_HEADER: known_from(source)}
    body = to_bytes({"PracticeLimit": sentence})
    return PracticeReply(status=501, headers=headers, body=body, latency_s=world.latency_s)


def _plain(world: World, status: int, source: Source, body: bytes) -> PracticeReply:
    headers = {SOURCE_HEADER: known_from(source)}
    if body:
        headers["Content-Type"] = "text/html; charset=utf-8"
    return PracticeReply(status=status, headers=headers, body=body, latency_s=world.latency_s)
