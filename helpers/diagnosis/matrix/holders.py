"""The tokens of a probing run: what each holder puts into the two headers, and where the environment keeps them.

Imports the client's token, the variables of `origin` and the holders of the matrix.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.client.token import Token
from helpers.diagnosis.matrix.permissions import Holder
from helpers.diagnosis.origin import ACCOUNT_VARIABLES, SERVER_VARIABLES
from helpers.reference.token_kinds import TEST_TOKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """What a run may hold before the doors; None for a token that there is not."""

    server: Token | None = None
    account: Token | None = None

    def of(self, holder: Holder) -> "Tokens | None":
        """What `holder` puts into the two headers; None when a token for it is missing."""
        if holder is Holder.NONE:
            return Tokens()
        if holder is Holder.TEST:
            return Tokens(server=Token(TEST_TOKEN))
        held = Tokens(
            server=self.server if holder is not Holder.ACCOUNT else None,
            account=self.account if holder is not Holder.SERVER else None,
        )
        wanted = 2 if holder is Holder.BOTH else 1
        return held if len(held.given) == wanted else None

    @property
    def given(self) -> tuple[Token, ...]:
        """The tokens that there are."""
        return tuple(token for token in (self.server, self.account) if token)

    @property
    def missing(self) -> tuple[Holder, ...]:
        """The holders for whom there is no token."""
        return tuple(holder for holder in Holder if self.of(holder) is None)


def tokens_from(environ: Mapping[str, str]) -> Tokens:
    """The first server token and the account token that the environment holds."""
    return Tokens(server=_first(environ, SERVER_VARIABLES), account=_first(environ, ACCOUNT_VARIABLES))


def _first(environ: Mapping[str, str], names: tuple[str, ...]) -> Token | None:
    return next((Token(environ[name]) for name in names if environ.get(name, "").strip()), None)
