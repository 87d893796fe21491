"""A look at an SMTP server as a card: the sentence, the steps, the ports, what was found, and the explained transcript.

Imports the records of `helpers.diagnosis`. Foreign texts in it are plain text.
"""

from helpers.diagnosis.smtp_check.records import SmtpCheck, Speaker, Step, StepName, StepState, Talk
from helpers.display.marks import Mark, mark
from helpers.display.markup import Element, el
from helpers.display.next_step import next_step
from helpers.display.printable import printable
from helpers.display.worded_findings import worded_findings


def smtp_check_card(check: SmtpCheck) -> Element:
    """The whole card, an `article`."""
    return el(
        "article",
        {"class": "tokenlab tokenlab-card", "aria-label": "SMTP check"},
        _head(check),
        el("p", {"class": "tokenlab-headline"}, el("strong", {}, check.headline)),
        next_step(check.next_step),
        el("ol", {"class": "tokenlab-timeline"}, *map(_step, check.talk.steps)),
        _ports(check),
        worded_findings(check.findings, told=check.next_step),
        _does_not_prove(check),
        _transcript(check.talk) if check.talk.lines else None,
    )


def _head(check: SmtpCheck) -> Element:
    """The mark, where it was asked and with whose login; in practice nobody has chosen the port."""
    asked = "practice Postmark · its own port" if check.practice else f"{check.host} · port"
    aside = el("span", {"class": "tokenlab-aside"}, f"{asked} {check.port} · ", el("code", {}, check.user))
    return el("p", {"class": "tokenlab-head"}, _verdict(check), " ", aside)


def _verdict(check: SmtpCheck) -> Element:
    """Accepted or refused where the server has said so, else that it cannot be told."""
    if check.accepted:
        return mark(Mark.GOOD)
    refused = check.talk.login_code is not None and check.talk.login_code >= 500
    return mark(Mark.BAD) if refused else mark(Mark.UNSURE)


def _step(step: Step) -> Element:
    """One step's line."""
    return el("li", {}, _name(step.name), el("span", {}, _state(step.state), f" {printable(step.words)}"))


def _state(state: StepState) -> Element:
    """The state with its glyph; what was not reached is neither good nor bad."""
    if state is StepState.NOT_REACHED:
        return el("b", {"class": "tokenlab-mark tokenlab-info"}, f"· {state}")
    return mark(Mark.GOOD if state is StepState.OK else Mark.BAD, str(state))


def _name(name: StepName) -> Element:
    """Commands as code, the rest in words."""
    return el("span", {}, name) if name in (StepName.CONNECT, StepName.GREETING) else el("code", {}, name)


def _ports(check: SmtpCheck) -> Element | None:
    """The other ports that were tried, without a login."""
    if not check.ports:
        return None
    rows = [
        el("li", {}, mark(Mark.GOOD if one.is_open else Mark.BAD, f"port {one.port}"), f" {printable(one.words)}")
        for one in check.ports
    ]
    return el("div", {}, el("p", {}, el("b", {}, "Other ports")), el("ul", {"class": "tokenlab-may"}, *rows))


def _does_not_prove(check: SmtpCheck) -> Element | None:
    if not check.does_not_prove:
        return None
    items = [el("li", {}, sentence) for sentence in check.does_not_prove]
    return el("details", {}, el("summary", {}, "What this does not prove"), el("ul", {}, *items))


def _transcript(talk: Talk) -> Element:
    """What was said, line by line, each with its meaning; folded."""
    rows = [
        el(
            "tr",
            {},
            el("td", {}, el("code", {}, f"{'→' if line.speaker is Speaker.CLIENT else '←'} {printable(line.text)}")),
            el("td", {}, line.meaning),
        )
        for line in talk.lines
    ]
    head = el("tr", {}, el("th", {"scope": "col"}, "→ said, ← answered"), el("th", {"scope": "col"}, "Meaning"))
    table = el("table", {"class": "tokenlab-facts"}, head, *rows)
    return el("details", {}, el("summary", {}, "Transcript, explained; secrets are masked"), table)
