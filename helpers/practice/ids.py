"""The ids of a practice world: made in a fixed order, so that lessons show the same ones on every run.

Imports the practice tokens' prefix from `helpers.reference`; nothing else of this project.
"""

import random
import re
from itertools import count
from uuid import UUID

from helpers.reference.practice_tokens import PREFIX


class Ids:
    """A source of message ids, numbers and tokens that starts over with the same `seed`."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)  # noqa: S311 - ids of a practice world are no secrets
        self._numbers = count(1001)

    def message_id(self) -> str:
        """A fresh lowercase UUID of 36 characters, as Postmark's MessageID."""
        return str(UUID(int=self._random.getrandbits(128), version=4))

    def number(self) -> int:
        """A fresh positive integer, for servers, bounces, domains and signatures alike."""
        return next(self._numbers)

    def inbound_hash(self) -> str:
        """32 hexadecimal digits, as in a server's inbound address."""
        return f"{self._random.getrandbits(128):032x}"

    def server_token(self, server_name: str, number: int) -> str:
        """A token for a new server that nobody can take for a real one: `practice-server-token-shop-1004`."""
        slug = re.sub(r"[^a-z0-9]+", "-", server_name.lower()).strip("-")[:40] or "server"
        return f"{PREFIX}server-token-{slug}-{number}"
