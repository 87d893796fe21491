"""The practice Postmark's own control routes, on the API's port but outside the API: `/practice/…`.

`POST /practice/reset` starts the world over, `GET /practice/coverage` says what is imitated and how it is known,
`POST /practice/latency` with `{"seconds": 0.2}` slows every reply down. Imports `helpers.reference` only.
"""

from collections.abc import Callable, Mapping

from helpers.practice.body import read_json
from helpers.practice.coverage import coverage
from helpers.practice.refusals.row import Refused
from helpers.practice.seed import reset
from helpers.practice.wire import JSON_TYPE, SOURCE_HEADER, Json, PracticeReply, PracticeRequest, to_bytes
from helpers.practice.world import World

PREFIX = "/practice"
LONGEST_LATENCY_S = 60.0

_KNOWN = "own; a control route of the practice Postmark"


def is_control(path: str) -> bool:
    """Whether `path` belongs to the control routes rather than to the API."""
    return path == PREFIX or path.startswith(f"{PREFIX}/")


def control(world: World, request: PracticeRequest) -> PracticeReply:
    """The reply of a control route; 404 with the list of routes for any other path or method."""
    route = _ROUTES.get((request.method, request.path))
    if route is None:
        return _reply(404, {"error": "There is no such control route.", "routes": [" ".join(one) for one in _ROUTES]})
    try:
        return _reply(200, route(world, request.body))
    except (Refused, ValueError) as problem:
        return _reply(400, {"error": str(problem)})


def _reset(world: World, _: bytes) -> Json:
    reset(world)
    return {"reset": True}


def _coverage(_world: World, _: bytes) -> Json:
    return coverage()


def _latency(world: World, body: bytes) -> Json:
    given = read_json(body)
    seconds = given.get("seconds") if isinstance(given, Mapping) else None
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds <= LONGEST_LATENCY_S:
        raise ValueError(f'Send {{"seconds": number}} with a number from 0 to {LONGEST_LATENCY_S:.0f}.')
    world.latency_s = float(seconds)
    return {"latency_s": world.latency_s}


_ROUTES: Mapping[tuple[str, str], Callable[[World, bytes], Json]] = {
    ("POST", f"{PREFIX}/reset"): _reset,
    ("GET", f"{PREFIX}/coverage"): _coverage,
    ("POST", f"{PREFIX}/latency"): _latency,
}


def _reply(status: int, value: Json) -> PracticeReply:
    headers = {"Content-Type": JSON_TYPE, SOURCE_HEADER: _KNOWN}
    return PracticeReply(status=status, headers=headers, body=to_bytes(value))
