"""The kinds of results that a report can hold, a row each: what it says of one, and which card and data show the rest.

Results are known by the names of their types, and cards are loaded when they are needed: `display` imports nothing of
`authjs`, and a report of a verdict loads no matrix.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from helpers.diagnosis.records import Finding

_DISPLAY = "helpers.display"


def _nothing(_result: Any) -> tuple[Any, ...]:
    return ()


def _own_findings(result: Any) -> Iterable[Finding]:
    found: Iterable[Finding] = result.findings
    return found


def _own_step(result: Any) -> str:
    return str(result.next_step)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How one kind of result is reported. `card`, `data` and `lines` name functions: `module.function` in display."""

    title: str
    headline: Callable[[Any], str]
    card: str = ""  # "": headline and next step are all there is to show
    data: str = ""  # "": nothing beyond headline, findings and exchanges
    lines: str = ""  # the text form, where it tells more than headline and findings
    next_step: Callable[[Any], str] = _own_step
    findings: Callable[[Any], Iterable[Finding]] = _own_findings
    left_open: Callable[[Any], Iterable[object]] = _nothing
    asks: bool = True  # whether somebody was asked, so that it holds where that was
    covers: Callable[[Any], tuple[str, ...]] = _nothing  # what was looked at in another way than by requests
    asked: Callable[[Any], tuple[tuple[str, str], ...]] = _nothing  # who was asked so: in words, and the host or ""
    alarms: Callable[[Any], bool] = lambda _result: False  # whether it is graver than any finding

    def form(self, name: str) -> Callable[[Any], Any]:
        """The function named by `card`, `data` or `lines`, its module loaded."""
        module, _, function = getattr(self, name).rpartition(".")
        found: Callable[[Any], Any] = getattr(import_module(f"{_DISPLAY}.{module}"), function)
        return found


def _first_title(result: Any) -> str:
    """The first finding's, since that is what a reader deals with first, and how many more there are."""
    if not result.findings:
        return "Nothing was found."
    more = len(result.findings) - 1
    return f"{str(result.findings[0].title).rstrip('.')}{f', and {more} more' if more else ''}."


def _first_step(result: Any) -> str:
    return next((str(one.next_step) for one in result.findings if one.next_step), "")


def _sample_words(sample: Any) -> str:
    if sample.accepted:
        return f"Accepted as {sample.message_id}."
    return f"{sample.findings[0].title}." if sample.findings else str(sample.exchange.outcome.sentence)


def _sample_gaps(sample: Any) -> Iterable[str]:
    return ("Accepted is not delivered.",) if sample.accepted else ()


def _by_lines(name: str) -> Callable[[Any], Any]:
    """A function of `report.lines`, which is loaded when it is called."""

    def lines_of(result: Any) -> Any:
        return getattr(import_module(f"{_DISPLAY}.report.lines"), name)(result)

    return lines_of


def _delivery_findings(delivery: Any) -> Iterable[Finding]:
    return (delivery.conclusion, *delivery.candidates, *delivery.findings)


def _timeline_gaps(timeline: Any) -> Iterable[str]:
    return () if timeline.ended else ("No end yet: what becomes of the message is not known.",)


KINDS: dict[str, Kind] = {
    "helpers.diagnosis.records.Verdict": Kind(
        title="What a token is",
        headline=lambda verdict: f"{verdict.headline} {verdict.because}".strip(),
        card="verdict_card.verdict_card",
        data="as_json.verdict_as_json",
        lines="report.lines.verdict_lines",
        left_open=lambda verdict: verdict.does_not_prove,
    ),
    "helpers.diagnosis.records.Explanation": Kind(
        title="What a text says",
        asks=False,
        headline=_first_title,
        card="explained_card.explanation_card",
        next_step=_first_step,
    ),
    "helpers.diagnosis.sending.sample.SentSample": Kind(
        title="A sample",
        headline=_sample_words,
        card="sample_card.sample_card",
        data="as_json.sample_as_json",
        left_open=_sample_gaps,
    ),
    "helpers.diagnosis.sending.timeline.Timeline": Kind(
        title="What became of a message",
        headline=lambda timeline: f"{timeline.message_id}: {timeline.state}. {timeline.conclusion}",
        card="timeline_card.timeline_card",
        data="report.as_json.timeline_as_json",
        lines="report.lines.timeline_lines",
        next_step=lambda timeline: timeline.exchange.next_step,
        findings=_nothing,
        left_open=_timeline_gaps,
    ),
    "helpers.diagnosis.reach.Reach": Kind(
        title="Whether Postmark can be reached",
        headline=lambda reach: reach.headline,
        card="reach_card.reach_card",
        data="as_json.reach_as_json",
    ),
    "helpers.client.exchange.Exchange": Kind(
        title="One request",
        headline=lambda exchange: f"{exchange.asked.method} {exchange.asked.path}: {exchange.outcome.sentence}",
        card="exchange_card.exchange_card",
        findings=_nothing,
    ),
    "helpers.diagnosis.delivery.records.Delivery": Kind(
        title="What became of a message",
        headline=lambda delivery: f"{delivery.conclusion.title} ({delivery.conclusion.confidence}).",
        card="delivery_card.delivery_card",
        data="delivery_json.delivery_as_json",
        lines="report.lines.delivery_lines",
        findings=_delivery_findings,
        left_open=lambda delivery: delivery.seen.unread,
    ),
    "helpers.diagnosis.preflight.records.Preflight": Kind(
        title="Before a send",
        headline=lambda preflight: preflight.headline,
        card="preflight_card.preflight_card",
        data="delivery_json.preflight_as_json",
        left_open=lambda preflight: preflight.unknown,
    ),
    "helpers.diagnosis.blast_radius.records.BlastRadius": Kind(
        title="How far a token reaches",
        headline=lambda radius: radius.headline,
        card="blast_radius_card.blast_radius_card",
        data="blast_radius_json.blast_radius_as_json",
        lines="blast_radius_text.blast_radius_as_text",
        next_step=_first_step,
        left_open=lambda radius: radius.unread,
    ),
    "helpers.diagnosis.blast_radius.compare.Comparison": Kind(
        title="Two tokens beside each other",
        headline=lambda comparison: f"{comparison.headline} {comparison.least.because}",
        card="token_comparison_card.token_comparison_card",
        data="blast_radius_json.comparison_as_json",
        lines="blast_radius_text.comparison_as_text",
        next_step=lambda comparison: comparison.least.next_step,
        findings=lambda comparison: (*comparison.first.findings, *comparison.second.findings),
        left_open=lambda comparison: (*comparison.first.unread, *comparison.second.unread),
    ),
    "helpers.diagnosis.matrix.matrix.Matrix": Kind(
        title="Who may call what",
        headline=_by_lines("matrix_headline"),
        card="matrix_table.matrix_card",
        data="matrix_data.matrix_as_json",
        lines="matrix_text.matrix_as_text",
        alarms=lambda matrix: bool(matrix.alarm),
        next_step=lambda matrix: matrix.alarm,
        findings=_nothing,
        left_open=_by_lines("matrix_gaps"),
    ),
    "helpers.diagnosis.smtp_check.records.SmtpCheck": Kind(
        title="A login over SMTP",
        headline=lambda check: check.headline,
        card="smtp_check_card.smtp_check_card",
        data="smtp_check_json.smtp_check_as_json",
        lines="smtp_check_text.smtp_check_as_text",
        left_open=lambda check: check.does_not_prove,
        covers=lambda _check: ("smtp",),
        asked=lambda check: ((f"{'the practice Postmark' if check.practice else 'a server'} over SMTP", check.host),),
    ),
    "helpers.diagnosis.dns_check.records.DnsCheck": Kind(
        title="The DNS of a sending domain",
        headline=lambda check: check.headline,
        card="dns_check_card.dns_check_card",
        data="dns_check_json.dns_check_as_json",
        lines="dns_check_text.dns_check_as_text",
        left_open=lambda check: filter(None, [check.expectations.why_generic]),
        covers=lambda check: () if check.is_outside else ("dns",),
        asked=lambda check: ((check.asked, ""),),
    ),
    "helpers.diagnosis.delivery.remedies.Mended": Kind(
        title="An address that was to get mail again",
        headline=lambda mended: mended.sentence,
        data="delivery_json.mended_as_json",
        findings=_nothing,
    ),
    "helpers.authjs.doctor.Diagnosis": Kind(
        title="Settings, code and logs of an application",
        asks=False,
        headline=_first_title,
        card="diagnosis_card.diagnosis_card",
        next_step=_first_step,
        left_open=lambda diagnosis: diagnosis.unclear,
        covers=lambda _diagnosis: ("application",),
    ),
    "helpers.authjs.replay.Replayed": Kind(
        title="A sign-in by mail, replayed",
        headline=lambda replayed: f"{_sample_words(replayed.sample)} The person lands on {replayed.reaction.lands_on}",
        card="replay_card.replay_card",
        next_step=lambda replayed: replayed.sample.next_step,
        findings=lambda replayed: replayed.sample.findings,
        left_open=lambda replayed: _sample_gaps(replayed.sample),
    ),
}


def kind_of(result: object) -> Kind:
    """How this result is reported. Raises TypeError, without quoting it, for what is no result of the kit."""
    name = f"{type(result).__module__}.{type(result).__qualname__}"
    if name not in KINDS:
        raise TypeError(f"A report is made of results, such as lab.examine gives; this is {type(result).__name__}.")
    return KINDS[name]
