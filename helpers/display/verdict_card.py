"""A verdict as a card: the kind first, evidence beside it, the next step to act on, the rest folded away.

Imports `helpers.client` and the records of `helpers.diagnosis`. Reads well with every style stripped.
"""

from helpers.diagnosis.records import AccountFacts, Confidence, Kind, ServerFacts, Severity, Verdict
from helpers.display.exchange_card import exchange_box
from helpers.display.findings import finding_list
from helpers.display.marks import GLYPHS, Mark, kind_badge, mark
from helpers.display.markup import Element, el
from helpers.display.next_step import SERVERS_PAGE, line_to_copy, link, next_step
from helpers.reference.token_kinds import TOKEN_KINDS, TokenKind

_WITHOUT_KIND = {Kind.NEITHER: (Mark.BAD, "not accepted"), Kind.UNKNOWN: (Mark.UNSURE, "can't tell")}
_SURE = {Confidence.CERTAIN: "certain", Confidence.OPEN: "open"}
_MASTER_KEY = (
    "It belongs in no application. ",
    "Whoever holds it can read every server token and send with those.",
)


def verdict_card(verdict: Verdict) -> Element:
    """The whole card, an `article`."""
    return el(
        "article",
        {"class": f"tokenlab tokenlab-card tokenlab-verdict tokenlab-{verdict.kind}", "aria-label": "Verdict"},
        _head(verdict),
        el("p", {"class": "tokenlab-headline"}, el("strong", {}, verdict.headline)),
        el("p", {}, verdict.because) if len(verdict.exchanges) < 2 or verdict.kind is Kind.UNKNOWN else None,
        _warning(verdict.kind),
        _may_and_may_not(verdict.kind),
        _exchanges(verdict),
        _facts(verdict),
        next_step(verdict.next_step, _where(verdict), _line(verdict)),
        _found(verdict),
        _folded("What this does not prove", _list(verdict.does_not_prove)) if verdict.does_not_prove else None,
    )


def badge_of(kind: Kind) -> Element:
    """The kind's badge, or what is said instead of a kind."""
    return mark(*_WITHOUT_KIND[kind]) if kind in _WITHOUT_KIND else kind_badge(TokenKind(kind))


def _head(verdict: Verdict) -> Element:
    asked = "practice Postmark" if verdict.practice else "Postmark"
    aside = f"{_SURE[verdict.confidence]} · {asked} · {verdict.origin} · "
    masked = el("code", {}, verdict.token.masked)
    return el(
        "p",
        {"class": "tokenlab-head"},
        badge_of(verdict.kind),
        " ",
        el("span", {"class": "tokenlab-aside"}, aside, masked),
    )


def _warning(kind: Kind) -> Element | None:
    """The loud word about the one token that must not be handed out."""
    if kind is not Kind.ACCOUNT:
        return None
    loud, why = _MASTER_KEY
    return el("p", {"class": "tokenlab-warning"}, el("strong", {}, f"! {loud}"), why)


def _may_and_may_not(kind: Kind) -> Element | None:
    if kind in _WITHOUT_KIND:
        return None
    row = TOKEN_KINDS[TokenKind(kind)]
    return el(
        "ul",
        {"class": "tokenlab-may"},
        *(
            el("li", {}, el("b", {"class": f"tokenlab-{which}", "aria-hidden": "true"}, f"{GLYPHS[which]} "), sentence)
            for which, sentence in ((Mark.GOOD, row.opens), (Mark.BAD, row.cannot))
        ),
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


def _where(verdict: Verdict) -> Element | None:
    """The page on which the next step is done. A practice server has none."""
    if verdict.kind in (Kind.ACCOUNT, Kind.NEITHER):
        return link(SERVERS_PAGE, "Open your servers in Postmark")
    if verdict.server and not verdict.practice:
        return link(verdict.server.link, f"Open “{verdict.server.name}” in Postmark")
    return None


def _line(verdict: Verdict) -> Element | None:
    """The setting that a server token belongs into; the token itself is never written out."""
    if verdict.kind is not Kind.SERVER or verdict.has_problem:
        return None
    return line_to_copy("AUTH_POSTMARK_KEY=", "a line for the application's settings; the token goes behind it.")


def _found(verdict: Verdict) -> Element | None:
    """What was found; unfolded where it holds a problem or a warning that nothing above has told."""
    if not verdict.findings:
        return None
    untold = verdict.findings[1:] if verdict.kind in _WITHOUT_KIND else verdict.findings
    matters = any(finding.severity is not Severity.INFO for finding in untold)
    return _folded("What was found", finding_list(verdict.findings, told=verdict.next_step), unfolded=matters)


def _folded(title: str, content: Element, *, unfolded: bool = False) -> Element:
    return el("details", {"open": "open"} if unfolded else {}, el("summary", {}, title), content)


def _list(sentences: tuple[str, ...]) -> Element:
    return el("ul", {}, *(el("li", {}, sentence) for sentence in sentences))
