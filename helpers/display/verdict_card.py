"""A verdict as a card: the kind first, evidence beside it, the next step to act on, the rest folded away.

Imports `helpers.client` and the records of `helpers.diagnosis`. Reads well with every style stripped.
"""

from helpers.diagnosis.records import AccountFacts, Confidence, Kind, ServerFacts, Verdict
from helpers.display.exchange_card import exchange_box
from helpers.display.findings import finding_list
from helpers.display.marks import Mark, kind_badge, mark
from helpers.display.markup import Element, el
from helpers.reference.token_kinds import TOKEN_KINDS, TokenKind

_WITHOUT_KIND = {Kind.NEITHER: (Mark.BAD, "not accepted"), Kind.UNKNOWN: (Mark.UNSURE, "can't tell")}
_SURE = {Confidence.CERTAIN: "certain", Confidence.OPEN: "open"}


def verdict_card(verdict: Verdict) -> Element:
    """The whole card, an `article`."""
    return el(
        "article",
        {"class": f"tokenlab tokenlab-card tokenlab-verdict tokenlab-{verdict.kind}", "aria-label": "Verdict"},
        _head(verdict),
        el("p", {"class": "tokenlab-headline"}, el("strong", {}, verdict.headline)),
        el("p", {}, verdict.because),
        _exchanges(verdict),
        _facts(verdict),
        next_step(verdict.next_step),
        _folded("What was found", finding_list(verdict.findings)) if verdict.findings else None,
        _folded("What this does not prove", _list(verdict.does_not_prove)) if verdict.does_not_prove else None,
    )


def next_step(sentence: str) -> Element | None:
    """The one thing to do now; None when there is nothing."""
    return el("p", {"class": "tokenlab-next"}, el("b", {}, "Next "), sentence) if sentence else None


def _head(verdict: Verdict) -> Element:
    badge = mark(*_WITHOUT_KIND[verdict.kind]) if verdict.kind in _WITHOUT_KIND else kind_badge(TokenKind(verdict.kind))
    asked = "practice Postmark" if verdict.practice else "Postmark"
    aside = f"{_SURE[verdict.confidence]} · {asked} · {verdict.origin} · "
    return el(
        "p",
        {"class": "tokenlab-head"},
        badge,
        " ",
        el("span", {"class": "tokenlab-aside"}, aside, el("code", {}, verdict.token.masked)),
    )


def _exchanges(verdict: Verdict) -> Element | None:
    """The two requests that decide, side by side."""
    deciding = verdict.exchanges[:2]
    return el("div", {"class": "tokenlab-two"}, *map(exchange_box, deciding)) if deciding else None


def _facts(verdict: Verdict) -> Element | None:
    rows = _server_rows(verdict.server) if verdict.server else _account_rows(verdict.account) if verdict.account else []
    cells = [el("tr", {}, el("th", {"scope": "row"}, name), el("td", {}, value)) for name, value in rows]
    return el("table", {"class": "tokenlab-facts"}, *cells) if cells else None


def _server_rows(server: ServerFacts) -> list[tuple[str, str]]:
    type_word = "Sandbox: never delivers" if server.is_sandbox else server.delivery_type
    return [
        ("Server", f"{server.name} (ID {server.id}, {server.color})"),
        ("Type", type_word),
        ("Message streams", "could not be read" if server.streams is None else ", ".join(server.streams)),
        ("SMTP", "on" if server.smtp_on else "off"),
        ("Server tokens", f"{server.token_count}, all shown by GET /server to whoever holds one"),
    ]


def _account_rows(account: AccountFacts) -> list[tuple[str, str]]:
    verified = ", ".join(account.verified_domains) or "none"
    return [
        ("Servers", f"{_count(account.servers)}, and the server tokens of each"),
        ("Domains", f"{_count(account.domains)} (DKIM verified: {verified})"),
        ("Sender signatures", _count(account.signatures)),
    ]


def _count(number: int | None) -> str:
    return "could not be read" if number is None else str(number)


def _folded(title: str, content: Element) -> Element:
    return el("details", {}, el("summary", {}, title), content)


def _list(sentences: tuple[str, ...]) -> Element:
    return el("ul", {}, *(el("li", {}, sentence) for sentence in sentences))


def words_of(kind: Kind) -> str:
    """The kind in words: `server token`, or what is said instead of a kind."""
    return _WITHOUT_KIND[kind][1] if kind in _WITHOUT_KIND else TOKEN_KINDS[TokenKind(kind)].word
