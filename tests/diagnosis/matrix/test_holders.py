"""Which tokens each holder shows, and where the environment keeps them."""

import pytest

from helpers.client.token import Token
from helpers.diagnosis.matrix.holders import Tokens, tokens_from
from helpers.diagnosis.matrix.permissions import Holder
from helpers.reference.token_kinds import TEST_TOKEN

SERVER, ACCOUNT = Token("practice-server-token-demo-app"), Token("practice-account-token")
WHOLE = Tokens(server=SERVER, account=ACCOUNT)


@pytest.mark.parametrize(
    ("holder", "shown"),
    [
        (Holder.SERVER, Tokens(server=SERVER)),
        (Holder.ACCOUNT, Tokens(account=ACCOUNT)),
        (Holder.TEST, Tokens(server=Token(TEST_TOKEN))),
        (Holder.NONE, Tokens()),
        (Holder.BOTH, WHOLE),
    ],
)
def test_what_a_holder_shows(holder: Holder, shown: Tokens) -> None:
    assert WHOLE.of(holder) == shown


@pytest.mark.parametrize(
    ("tokens", "missing"),
    [
        (WHOLE, ()),
        (Tokens(server=SERVER), (Holder.ACCOUNT, Holder.BOTH)),
        (Tokens(account=ACCOUNT), (Holder.SERVER, Holder.BOTH)),
        (Tokens(), (Holder.SERVER, Holder.ACCOUNT, Holder.BOTH)),
        (Tokens(server=Token("")), (Holder.SERVER, Holder.ACCOUNT, Holder.BOTH)),
    ],
)
def test_who_is_missing(tokens: Tokens, missing: tuple[Holder, ...]) -> None:
    assert tokens.missing == missing


@pytest.mark.parametrize(
    ("environ", "found"),
    [
        ({}, Tokens()),
        ({"POSTMARK_ACCOUNT_TOKEN": "practice-account-token"}, Tokens(account=ACCOUNT)),
        ({"POSTMARK_API_KEY": "b", "AUTH_POSTMARK_KEY": "a"}, Tokens(server=Token("a"))),
        ({"POSTMARK_SERVER_TOKEN": " ", "POSTMARK_API_KEY": "b"}, Tokens(server=Token("b"))),
        ({"POSTMARK_TOKEN": "of no kind"}, Tokens()),
    ],
)
def test_what_the_environment_holds(environ: dict[str, str], found: Tokens) -> None:
    assert tokens_from(environ) == found
