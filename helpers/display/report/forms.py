"""The forms of a report by the end of a file's name. Imports what makes each of them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from helpers.display.report.as_har import report_as_har_text
from helpers.display.report.as_json import report_as_json_text
from helpers.display.report.as_markdown import report_as_markdown
from helpers.display.report.as_page import report_as_page
from helpers.display.report.records import Contents


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: how its files end, its media type, and its text."""

    ending: str
    media_type: str
    text: Callable[[Contents], str]


FORMS = (
    Form(ending=".md", media_type="text/markdown", text=report_as_markdown),
    Form(ending=".html", media_type="text/html", text=report_as_page),
    Form(ending=".json", media_type="application/json", text=report_as_json_text),
    Form(ending=".har", media_type="application/json", text=report_as_har_text),
)


def form_of(name: str) -> Form:
    """The form that a file of this name holds. Raises ValueError for any other ending."""
    ending = PurePath(name).suffix.lower()
    for form in FORMS:
        if form.ending == ending:
            return form
    endings = ", ".join(form.ending for form in FORMS)
    raise ValueError(f"A report is saved under a name that ends on {endings}; {name!r} does not.")
