"""The report as a cell gets it: it shows itself, gives each of its forms as a text, and keeps one in a file.

Imports the forms. Sees redacted records only.
"""

from dataclasses import dataclass
from pathlib import Path

from helpers.display.markup import to_html
from helpers.display.report.as_har import report_as_har_text
from helpers.display.report.as_json import report_as_json_text
from helpers.display.report.as_markdown import report_as_markdown
from helpers.display.report.as_page import report_as_page
from helpers.display.report.card import report_card
from helpers.display.report.forms import form_of
from helpers.display.report.records import Contents


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """One redacted report. As a cell's last line it offers its forms."""

    contents: Contents

    @property
    def markdown(self) -> str:
        """The report for a ticket that reads Markdown."""
        return report_as_markdown(self.contents)

    @property
    def html(self) -> str:
        """The report as one page, which loads nothing and prints well."""
        return report_as_page(self.contents)

    @property
    def json(self) -> str:
        """The report for programs."""
        return report_as_json_text(self.contents)

    @property
    def har(self) -> str:
        """The exchanges as HAR 1.2, for tools that show traffic."""
        return report_as_har_text(self.contents)

    def save(self, path: str | Path, *, overwrite: bool = False) -> Path:
        """Write the form that the name ends on, `.md`, `.html`, `.json` or `.har`, and give the path back.

        Raises ValueError for any other name, FileExistsError unless `overwrite`, OSError where nothing can be written.
        """
        path = Path(path)
        text = form_of(path.name).text(self.contents)
        try:
            with path.open("w" if overwrite else "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            raise FileExistsError(f"{path} is there already. Choose another name, or say overwrite=True.") from None
        except FileNotFoundError:
            raise FileNotFoundError(f"There is no folder {path.parent}. Make it first, or choose another.") from None
        except OSError as error:
            raise OSError(f"{path} cannot be written: {error.strerror}.") from None
        return path

    def _repr_html_(self) -> str:
        return to_html(report_card(self.contents))

    def __repr__(self) -> str:
        return f"{self.contents.headline}\nKeep it: report.save('report.md'), or a name on .html, .json or .har."
