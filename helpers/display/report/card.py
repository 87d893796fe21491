"""A report as a cell shows it: what it is, links that download its forms, and its Markdown to copy.

A page that drops links made of data keeps the lines of code that do the same, and says how they are run. Imports the
report's own parts.
"""

from base64 import b64encode

from helpers.display.markup import Element, el
from helpers.display.printable import printable
from helpers.display.report.as_markdown import report_as_markdown
from helpers.display.report.forms import FORMS, Form
from helpers.display.report.records import Contents

_LARGEST_LINK = 150_000  # bytes; what is larger would be stored in the notebook with every run
_NAME = "postmark-report"


def report_card(report: Contents) -> Element:
    """The card, an `article`."""
    return el(
        "article",
        {"class": "tokenlab tokenlab-card", "aria-label": "Report"},
        el("p", {"class": "tokenlab-headline"}, el("strong", {}, printable(report.headline))),
        el("p", {}, report.about_redaction),
        el("ul", {}, *(_offer(report, form) for form in FORMS)),
        _without_links(),
        el(
            "details",
            {},
            el("summary", {}, "The report as Markdown, to copy"),
            el("pre", {}, report_as_markdown(report)),
        ),
    )


def _offer(report: Contents, form: Form) -> Element:
    """A link that downloads one form, and the line that saves it beside the notebook."""
    content, name = form.text(report).encode(), f"{_NAME}{form.ending}"
    address = f"data:{form.media_type};base64,{b64encode(content).decode()}"
    small = len(content) <= _LARGEST_LINK
    link = el("a", {"href": address, "download": name}, f"Download {name}") if small else None
    return el("li", {}, link, ", or " if small else "Too large for a link: ", el("code", {}, f"report.save({name!r})"))


def _without_links() -> Element:
    """How the report is kept where a page drops the links, and how `report` gets its name."""
    return el(
        "p",
        {},
        "No links here? An untrusted notebook shows none, nor does GitHub. Copy the Markdown below; or run the "
        "notebook, then ",
        el("code", {}, "report = lab.report()"),
        " (or with the results that you chose), then one of the lines above.",
    )
