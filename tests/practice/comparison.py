"""How the practice Postmark compares with other things that can stand in for Postmark, claim by claim.

Our own column is run by `test_comparison`; every other cell says how it is known. docs/comparison.md is made from this.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from helpers.practice.world import World
from tests.practice import comparison_claims as claims


class Known(StrEnum):
    """How a cell about a peer is known."""

    RUN = "run"  # it was started and asked
    SOURCE = "source"  # read in its source
    DOCS = "docs"  # read in its documentation or its issues


@dataclass(frozen=True, slots=True)
class Cell:
    """Yes, no or partly, in a few words, and how that is known."""

    says: str
    known: Known

    def __str__(self) -> str:
        return f"{self.says} ({self.known})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Something else that a program can send to instead of Postmark."""

    name: str
    what: str
    looked_at: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim: the run that holds it here, and what each peer does, in the order of PEERS."""

    claim: str
    check: Callable[[World], Awaitable[None]]
    cells: tuple[Cell, Cell, Cell, Cell, Cell]


PEERS = (
    Peer(
        name="postmock",
        what="a practice Postmark as a Node server",
        looked_at="its documents and source of September 2026",
        url="https://github.com/benclmnt/postmock",
    ),
    Peer(
        name="parlel",
        what="250 small fakes, one of them of Postmark",
        looked_at="services/postmark/src/server.js of June 2026, run and read",
        url="https://github.com/dksingh1997/parlel",
    ),
    Peer(
        name="Prism",
        what="answers from an OpenAPI description",
        looked_at="5.14.2, its source too; `make bench ARGS=f` asks it (`tests/benchmarks/peer_answers.py`)",
        url="https://github.com/stoplightio/prism",
    ),
    Peer(
        name="Mockoon",
        what="answers from an OpenAPI description, or from routes made by hand",
        looked_at="9.9.0, its source too, with the same description, asked in the same run",
        url="https://github.com/mockoon/mockoon",
    ),
    Peer(
        name="Mailpit",
        what="catches mail over SMTP and shows it",
        looked_at="1.30.5 of July 2026, its source and its issues",
        url="https://github.com/axllent/mailpit",
    ),
)


def _cells(known: Known) -> Callable[[str], Cell]:
    return lambda says: Cell(says, known)


_RUN, _SOURCE, _DOCS = _cells(Known.RUN), _cells(Known.SOURCE), _cells(Known.DOCS)
_NO_API = Cell("no Postmark API", Known.DOCS)  # its maintainer declines to imitate providers

ROWS = (
    Row(
        claim="tells server tokens, account tokens and unknown ones apart",
        check=claims.tells_token_kinds_apart,
        cells=(_SOURCE("yes"), _RUN("no"), _RUN("no"), _RUN("no"), _NO_API),
    ),
    Row(
        claim="refuses an account token on `POST /email`: 401, ErrorCode 10",
        check=claims.refuses_the_account_token_on_email,
        cells=(_SOURCE("yes"), _RUN("no, sends"), _RUN("partly: 422"), _RUN("no"), _NO_API),
    ),
    Row(
        claim="refuses both tokens in one request, in Postmark's words",
        check=claims.refuses_both_tokens_at_once,
        cells=(_SOURCE("no"), _RUN("no, sends"), _RUN("no"), _RUN("no"), _NO_API),
    ),
    Row(
        claim="an account token lists and creates servers, and gets their tokens, which send",
        check=claims.account_token_reaches_server_tokens,
        cells=(_DOCS("yes"), _RUN("no"), _SOURCE("no: keeps nothing"), _SOURCE("no: CRUD made by hand"), _NO_API),
    ),
    Row(
        claim="`POSTMARK_API_TEST` checks a message, sends nothing and opens nothing else",
        check=claims.knows_the_test_token,
        cells=(_DOCS("partly: 501 elsewhere"), _RUN("no, sends"), _RUN("no"), _RUN("no"), _NO_API),
    ),
    Row(
        claim="`From` must be a confirmed sender: ErrorCode 400",
        check=claims.asks_for_a_confirmed_sender,
        cells=(_DOCS("yes"), _SOURCE("no"), _RUN("no"), _RUN("no"), _NO_API),
    ),
    Row(
        claim="bounce-testing recipients bounce, with events, and are suppressed",
        check=claims.bounce_testing_bounces,
        cells=(_SOURCE("yes"), _RUN("no"), _RUN("no"), _RUN("no"), _NO_API),
    ),
    Row(
        claim="limits: 51 recipients, 501 messages (410), over 10 MB (HTTP 413)",
        check=claims.keeps_the_limits,
        cells=(_DOCS("partly: 501 for 413"), _RUN("no"), _RUN("partly: 413"), _RUN("no"), _NO_API),
    ),
    Row(
        claim="a suppressed recipient beside another leads to a partial success",
        check=claims.suppression_leads_to_partial_success,
        cells=(_DOCS("yes"), _SOURCE("no"), _RUN("no"), _RUN("no"), _NO_API),
    ),
    Row(
        claim="time can be moved: queued, sent, delivered",
        check=claims.time_moves,
        cells=(_DOCS("yes"), _SOURCE("no"), _SOURCE("no"), _SOURCE("no"), _DOCS("no")),
    ),
    Row(
        claim="faults on purpose: 429, 500, 503, HTML 403, broken JSON",
        check=claims.faults_on_purpose,
        cells=(
            _DOCS("partly: no 429"),
            _SOURCE("no"),
            _SOURCE("partly: a status on request"),
            _SOURCE("partly: made by hand"),
            _SOURCE("partly: SMTP"),
        ),
    ),
    Row(
        claim="posts webhooks for what happens",
        check=claims.webhooks_are_posted,
        cells=(
            _DOCS("yes"),
            _SOURCE("no"),
            _SOURCE("partly: OpenAPI callbacks"),
            _SOURCE("partly: callbacks made by hand"),
            _SOURCE("partly: of received mail"),
        ),
    ),
    Row(
        claim="takes mail over SMTP, with Postmark's logins",
        check=claims.smtp_takes_mail,
        cells=(_DOCS("yes"), _SOURCE("no"), _SOURCE("no"), _SOURCE("no"), _DOCS("partly: not Postmark's logins")),
    ),
    Row(
        claim="runs inside a notebook's kernel, without a port",
        check=claims.runs_inside_the_kernel,
        cells=(_SOURCE("no"), _SOURCE("no"), _RUN("no"), _RUN("no"), _SOURCE("no")),
    ),
    Row(
        claim="every reply says how its behaviour is known, with the source",
        check=claims.every_reply_says_its_source,
        cells=(_DOCS("partly: in its documents"), _SOURCE("no"), _RUN("no"), _RUN("no"), _NO_API),
    ),
    Row(
        claim="answers 501 where Postmark's reply is not known, rather than guess",
        check=claims.what_is_unknown_says_so,
        cells=(_DOCS("yes"), _SOURCE("no"), _RUN("no"), _RUN("no"), _NO_API),
    ),
)
