"""How results look as a cell's last line: a card where HTML is shown, plain text where it is not."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from helpers.display.markup import el, to_html
from helpers.display.theme import style_element

Form = tuple[str, str, str]  # the names of a type, of what draws its card, and of what writes its text

# Names, so that a notebook loads what it shows and no more.
_FORMS: tuple[Form, ...] = (
    (
        "helpers.diagnosis.records.Verdict",
        "helpers.display.verdict_card.verdict_card",
        "helpers.display.plain.verdict_as_text",
    ),
    (
        "helpers.diagnosis.sending.sample.SentSample",
        "helpers.display.sample_card.sample_card",
        "helpers.display.plain.sample_as_text",
    ),
    (
        "helpers.diagnosis.sending.timeline.Timeline",
        "helpers.display.timeline_card.timeline_card",
        "builtins.str",
    ),
    (
        "helpers.diagnosis.reach.Reach",
        "helpers.display.reach_card.reach_card",
        "helpers.display.plain.reach_as_text",
    ),
    (
        "helpers.client.exchange.Exchange",
        "helpers.display.exchange_card.exchange_card",
        "builtins.str",
    ),
    (
        "helpers.diagnosis.records.Explanation",
        "helpers.display.explained_card.explanation_card",
        "helpers.display.explained_text.explanation_as_text",
    ),
    (
        "helpers.diagnosis.blast_radius.records.BlastRadius",
        "helpers.display.blast_radius_card.blast_radius_card",
        "helpers.display.blast_radius_text.blast_radius_as_text",
    ),
    (
        "helpers.diagnosis.blast_radius.compare.Comparison",
        "helpers.display.token_comparison_card.token_comparison_card",
        "helpers.display.blast_radius_text.comparison_as_text",
    ),
    (
        "helpers.diagnosis.matrix.matrix.Matrix",
        "helpers.display.matrix_table.matrix_card",
        "helpers.display.matrix_text.matrix_as_text",
    ),
    (
        "helpers.diagnosis.delivery.records.Delivery",
        "helpers.display.delivery_card.delivery_card",
        "helpers.display.delivery_text.delivery_as_text",
    ),
    (
        "helpers.diagnosis.preflight.records.Preflight",
        "helpers.display.preflight_card.preflight_card",
        "helpers.display.delivery_text.preflight_as_text",
    ),
    (
        "helpers.diagnosis.smtp_check.records.SmtpCheck",
        "helpers.display.smtp_check_card.smtp_check_card",
        "helpers.display.smtp_check_text.smtp_check_as_text",
    ),
    (
        "helpers.diagnosis.dns_check.records.DnsCheck",
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
        home, _, name = kind.rpartition(".")
        html.for_type_by_name(home, name, lambda result, card=card: to_html(_named(card)(result)))
        plain.for_type_by_name(
            home, name, lambda result, printer, _cycle, text=text: printer.text(_named(text)(result))
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
