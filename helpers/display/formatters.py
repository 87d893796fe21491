"""How results look as a cell's last line: a card where HTML is shown, plain text where it is not."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from helpers.client.exchange import Exchange
from helpers.diagnosis.blast_records import BlastRadius
from helpers.diagnosis.compare import Comparison
from helpers.diagnosis.reach import Reach
from helpers.diagnosis.records import Explanation, Verdict
from helpers.diagnosis.sample import SentSample
from helpers.diagnosis.timeline import Timeline
from helpers.display.blast_radius_card import blast_radius_card
from helpers.display.blast_radius_text import blast_radius_as_text, comparison_as_text
from helpers.display.exchange_card import exchange_card
from helpers.display.explained_card import explanation_card
from helpers.display.explained_text import explained_as_text
from helpers.display.markup import Element, el, to_html
from helpers.display.plain import reach_as_text, sample_as_text, verdict_as_text
from helpers.display.reach_card import reach_card
from helpers.display.sample_card import sample_card
from helpers.display.theme import style_element
from helpers.display.timeline_card import timeline_card
from helpers.display.token_comparison_card import token_comparison_card
from helpers.display.verdict_card import verdict_card

Form = tuple[type, Callable[[Any], Element], Callable[[Any], str]]  # a type, its card, its text

_FORMS: tuple[Form, ...] = (
    (Verdict, verdict_card, verdict_as_text),
    (SentSample, sample_card, sample_as_text),
    (Timeline, timeline_card, str),
    (Reach, reach_card, reach_as_text),
    (Exchange, exchange_card, str),
    (Explanation, explanation_card, lambda explanation: explained_as_text(explanation.findings)),
    (BlastRadius, blast_radius_card, blast_radius_as_text),
    (Comparison, token_comparison_card, comparison_as_text),
)

# Results of few notebooks, as `module.name` of the type, its card and its text: loaded when the first one is shown.
_LATE_FORMS: tuple[tuple[str, str, str], ...] = (
    (
        "helpers.diagnosis.matrix.Matrix",
        "helpers.display.matrix_table.matrix_card",
        "helpers.display.matrix_text.matrix_as_text",
    ),
    (
        "helpers.diagnosis.delivery_records.Delivery",
        "helpers.display.delivery_card.delivery_card",
        "helpers.display.delivery_text.delivery_as_text",
    ),
    (
        "helpers.diagnosis.preflight_records.Preflight",
        "helpers.display.preflight_card.preflight_card",
        "helpers.display.delivery_text.preflight_as_text",
    ),
    (
        "helpers.diagnosis.smtp_records.SmtpCheck",
        "helpers.display.smtp_check_card.smtp_check_card",
        "helpers.display.smtp_check_text.smtp_check_as_text",
    ),
    (
        "helpers.diagnosis.dns_records.DnsCheck",
        "helpers.display.dns_check_card.dns_check_card",
        "helpers.display.dns_check_text.dns_check_as_text",
    ),
    (
        "helpers.authjs.doctor.Diagnosis",
        "helpers.display.diagnosis_card.diagnosis_card",
        "helpers.display.diagnosis_card.diagnosis_as_text",
    ),
    (
        "helpers.authjs.replay.Replayed",
        "helpers.display.replay_card.replay_card",
        "helpers.display.replay_card.replay_as_text",
    ),
)


def register(*more: Form) -> None:
    """Teach the running IPython shell, if there is one, how to show results, and `more`. Twice does no harm."""
    shell = _shell()
    if shell is None:
        return
    html, plain = (shell.display_formatter.formatters[form] for form in ("text/html", "text/plain"))
    for kind, card, text in (*_FORMS, *more):
        html.for_type(kind, lambda result, card=card: to_html(card(result)))
        plain.for_type(kind, lambda result, printer, _cycle, text=text: printer.text(text(result)))
    for name, late_card, late_text in _LATE_FORMS:
        home, _, type_name = name.rpartition(".")
        html.for_type_by_name(home, type_name, lambda result, card=late_card: to_html(_named(card)(result)))
        plain.for_type_by_name(
            home, type_name, lambda result, printer, _cycle, text=late_text: printer.text(_named(text)(result))
        )


def _named(name: str) -> Callable[[Any], Any]:
    """The function of that name, its module loaded."""
    module, _, function = name.rpartition(".")
    found: Callable[[Any], Any] = getattr(import_module(module), function)
    return found


def announce(sentence: str, *, live: bool) -> None:
    """Say in the running notebook, if there is one, where requests go. Brings the theme for every card after it."""
    if _shell() is None:
        return
    from IPython.display import display

    line = el("p", {"class": f"tokenlab tokenlab-line{' tokenlab-live' if live else ''}"}, sentence)
    html = to_html(el("div", {}, style_element(), line))
    display({"text/html": html, "text/plain": sentence}, raw=True)  # type: ignore[no-untyped-call]


def _shell() -> Any:
    try:
        from IPython.core.getipython import get_ipython
    except ImportError:  # plain Python, e.g. the command line on a small install
        return None
    return get_ipython()
