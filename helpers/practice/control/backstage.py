"""Behind the scenes of a practice world: what a cell may do to it that no operation of Postmark's API can.

The same levers as the control routes, by the same rules, for a world in this kernel. Imports `helpers.reference` only.
"""

from helpers.practice import posting, seed
from helpers.practice.control.state import change_state, move_clock, plan_fault
from helpers.practice.fields import Fields
from helpers.practice.receiver import Receiver, start_receiver
from helpers.practice.servers.tokens import issue_server_token, revoke_server_token
from helpers.practice.wire import Json
from helpers.practice.world import World

_DAY_S = 86_400


class Backstage:
    """Time, faults, states, tokens and webhooks of one practice world; in a cell it is `lab.practice`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def advance(self, *, seconds: float = 0, days: float = 0) -> None:
        """Put the clock forward. Raises ValueError when that is backwards or more than a year."""
        move_clock(self._world, Fields({"advance_seconds": seconds + days * _DAY_S}))

    def fail_next(
        self, operation: str, kind: str, *, times: int = 1, probability: float = 1, seconds: float = 0
    ) -> None:
        """Let the next `times` requests to an operation such as "POST /email" go wrong; 0 times: until `reset`.

        `kind` is a word of FaultKind, `seconds` how late a reply comes by "latency". Raises ValueError when that makes
        no sense.
        """
        chosen: dict[str, Json] = {"kind": kind, "operation": operation, "times": times}
        plan_fault(self._world, Fields({**chosen, "probability": probability, "seconds": seconds}))

    def delay_details(self, *, seconds: float) -> None:
        """From now on a new message is not found for so long: ErrorCode 701. Raises ValueError beyond a minute."""
        self._change({"details_after_s": seconds})

    def set_account(self, state: str) -> None:
        """Put the account into a state, a word of AccountState. Raises ValueError for any other."""
        self._change({"account": state})

    def allow_only(self, *ip_ranges: str) -> None:
        """Let only these IP ranges send, in CIDR notation; without any, everybody may. Raises ValueError."""
        self._change({"ip_ranges": list(ip_ranges)})

    def issue_server_token(self, server: str) -> str:
        """One more token for the server of that name. Raises LookupError without one, TooManyTokens at the fourth."""
        found = self._world.server_named(server)
        if found is None:
            raise LookupError(f"There is no server “{server}”.")
        return issue_server_token(self._world, found)

    def revoke_server_token(self, token: str) -> None:
        """Take a server token back: it opens nothing any more. Raises LookupError for one that opens nothing now."""
        server = self._world.server_with(token)
        if server is None:
            raise LookupError("No server has that token.")
        revoke_server_token(self._world, server, next(one for one in server.tokens if one.lower() == token.lower()))

    def start_receiver(self) -> Receiver:
        """A receiver of webhooks on this machine, in a process of its own. Raises OSError where none can be started."""
        return start_receiver()

    async def post_webhooks(self) -> int:
        """Really post the webhooks that are due by now, to this machine only; gives how many requests were made."""
        return await posting.post_due(self._world)

    def reset(self) -> None:
        """Put everything back to the start: clock, faults, states, tokens, messages, webhooks."""
        seed.reset(self._world)

    def _change(self, fields: dict[str, Json]) -> None:
        change_state(self._world, Fields(fields))
