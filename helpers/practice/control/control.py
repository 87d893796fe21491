"""The practice Postmark's own control routes, on the API's port but outside the API: `/practice/…`.

`GET /practice/coverage` says what is imitated and how it is known, `POST /practice/reset` starts the world over; the
others read and change what no operation of the API can. Imports `helpers.reference` only.
"""

from collections.abc import Callable, Mapping

from helpers.practice.body import read_json
from helpers.practice.control import acts, state
from helpers.practice.coverage import coverage
from helpers.practice.fields import Fields
from helpers.practice.refusals.row import Refused
from helpers.practice.seed import reset
from helpers.practice.servers.tokens import TooManyTokens
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
    route = _ROUTES.get(f"{request.method} {request.path.removeprefix(PREFIX)}")
    if route is None:
        return _reply(404, {"error": "There is no such control route.", "routes": list(ROUTES)})
    try:
        return _reply(200, route(world, _fields(request.body)))
    except (Refused, ValueError, LookupError, TooManyTokens) as problem:
        return _reply(400, {"error": str(problem.message if isinstance(problem, Refused) else problem)})


def _fields(body: bytes) -> Fields:
    """The fields that were sent; none when there is no body."""
    if not body.strip():
        return Fields({})
    given = read_json(body)
    if not isinstance(given, Mapping):
        raise ValueError("Send a JSON object.")
    return Fields(given)


def _reset(world: World, _: Fields) -> Json:
    reset(world)
    return {"reset": True}


def _coverage(_world: World, _: Fields) -> Json:
    return coverage()


def _latency(world: World, fields: Fields) -> Json:
    seconds = fields.amount("seconds")
    if seconds is None or not 0 <= seconds <= LONGEST_LATENCY_S:
        raise ValueError(f'Send {{"seconds": number}} with a number from 0 to {LONGEST_LATENCY_S:.0f}.')
    world.latency_s = float(seconds)
    return {"latency_s": world.latency_s}


_ROUTES: Mapping[str, Callable[[World, Fields], Json]] = {
    "POST /reset": _reset,
    "GET /coverage": _coverage,
    "POST /latency": _latency,
    "GET /state": state.read_state,
    "POST /state": state.change_state,
    "GET /clock": state.read_clock,
    "POST /clock": state.move_clock,
    "GET /faults": state.list_faults,
    "POST /faults": state.plan_fault,
    "DELETE /faults": state.clear_faults,
    "POST /tokens": acts.issue_token,
    "POST /tokens/revoke": acts.revoke_token,
    "POST /confirm": acts.confirm_signature,
    "POST /open": acts.open_a_message,
    "POST /click": acts.click_a_link,
    "POST /receive": acts.write_to,
    "POST /complain": acts.complain_about,
    "POST /unsubscribe": acts.unsubscribe_from,
}
ROUTES = tuple(key.replace(" ", f" {PREFIX}", 1) for key in _ROUTES)


def _reply(status: int, value: Json) -> PracticeReply:
    headers = {"Content-Type": JSON_TYPE, SOURCE_HEADER: _KNOWN}
    return PracticeReply(status=status, headers=headers, body=to_bytes(value))
