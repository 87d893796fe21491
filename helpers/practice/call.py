"""One request on its way through the practice Postmark, once it has found its operation and shown its token.

Imports `helpers.reference` only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from helpers.practice.body import read_body
from helpers.practice.records import Server
from helpers.practice.wire import Json, OutgoingPost, PostResult, PracticeRequest
from helpers.practice.world import World
from helpers.reference.operations import Operation
from helpers.reference.sources import Source


class NotImitated(Exception):
    """Raised where Postmark's answer is not imitated; `str()` is the sentence that says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """The answer of a handler that cannot know it yet: `finish` gives it, or refuses, once `posts` were made."""

    posts: tuple[OutgoingPost, ...]
    finish: Callable[[Sequence[PostResult]], Json]


@dataclass(slots=True, kw_only=True)
class Call:
    """A request that has found its operation and shown the right token."""

    world: World
    request: PracticeRequest
    operation: Operation
    parameters: Mapping[str, str]  # what stood in the path's placeholders
    opened: Server | None  # the server that the token opens; None for an account token and the test token
    is_test: bool  # whether the token is POSTMARK_API_TEST
    source: Source  # how the reply is known; a handler may name a narrower one

    @property
    def server(self) -> Server:
        """The server that the token opens. LookupError when it opens none."""
        if self.opened is None:
            raise LookupError(f"{self.operation.key} came without a server")
        return self.opened

    def number(self, name: str) -> int:
        """The integer in the placeholder `name`; 0, which is no ID, when there is none."""
        text = self.parameters[name]
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0

    def query(self) -> dict[str, str]:
        """The query parameters, names in lower case since clients disagree on it; an empty value counts as absent."""
        return {name.lower(): value for name, value in parse_qsl(self.request.query)}

    def json(self) -> Json:
        """The body as JSON; refuses what is not declared as JSON, too large, or no JSON."""
        return read_body(self.request)
