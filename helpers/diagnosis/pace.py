"""How fast a run may ask: as long as nobody says “too many”, at once; afterwards with growing pauses for everybody.

HTTP 429 is documented; a Retry-After header is not, and is kept to when it comes. Imports the client's records.
"""

from helpers.client.clock import Clock
from helpers.client.exchange import Exchange
from helpers.client.outcome import OutcomeKind

PAUSES_S = (1.0, 2.0, 4.0, 8.0)  # after the first 429, the second one in a row, …
LONGEST_S = 60.0  # who is told to wait longer gives up


class Pace:
    """One for a run: a 429 to one request holds all of them up, and one too many ends the asking."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until = 0.0
        self._in_a_row = 0
        self.given_up = False

    async def wait(self) -> None:
        """Wait until the next request may go out."""
        while (rest := self._until - self._clock.elapsed()) > 0:
            await self._clock.sleep(rest)

    def asks_again(self, exchange: Exchange) -> bool:
        """Whether to repeat the request of `exchange` once `wait` has returned: it was turned away unread (429)."""
        if exchange.outcome.kind is not OutcomeKind.RATE_LIMITED:
            self._in_a_row = 0
            return False
        asked = _retry_after(exchange)
        is_first = self._clock.elapsed() >= self._until  # those that were under way with it come back refused as well
        self.given_up = self.given_up or asked > LONGEST_S or (is_first and self._in_a_row == len(PAUSES_S))
        if self.given_up:
            return False
        pause = max(asked, PAUSES_S[self._in_a_row] if is_first else 0.0)
        self._in_a_row += is_first
        self._until = max(self._until, self._clock.elapsed() + pause)
        return True


def _retry_after(exchange: Exchange) -> float:
    """The seconds that the reply asks for; 0 when it does not, or in another form (a date, which needs its clock)."""
    text = exchange.answered.headers.get("retry-after", "") if exchange.answered else ""
    return float(text) if text.isascii() and text.isdecimal() else 0.0
