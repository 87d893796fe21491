"""A template as a server keeps it, and how one is found among its neighbours.

https://postmarkapp.com/developer/api/templates-api. Imports nothing else of this project.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class TemplateType(StrEnum):
    """The two kinds of template: one that is sent, and one that others are wrapped in."""

    STANDARD = "Standard"
    LAYOUT = "Layout"


@dataclass(slots=True, kw_only=True)
class StoredTemplate:
    """A template. A deleted one can still be read, with `active` false, as the official .NET client's tests show."""

    id: int
    name: str
    type: TemplateType
    alias: str | None = None
    subject: str | None = None
    html_body: str | None = None
    text_body: str | None = None
    layout: str | None = None  # the alias of its layout
    active: bool = True

    @property
    def parts(self) -> dict[str, str]:
        """The content that it has, by field name."""
        given = {"Subject": self.subject, "HtmlBody": self.html_body, "TextBody": self.text_body}
        return {name: text for name, text in given.items() if text is not None}


Templates = Mapping[int, StoredTemplate]  # the templates of one server, by ID


def active_in(templates: Templates) -> Iterator[StoredTemplate]:
    """Those that have not been deleted, the first created first."""
    return (one for one in templates.values() if one.active)


def find_template(templates: Templates, id_or_alias: str) -> StoredTemplate | None:
    """The template of that ID, deleted or not, or the active one of that alias, which begins with a letter."""
    if id_or_alias.isascii() and id_or_alias.isdecimal():
        return templates.get(int(id_or_alias)) if len(id_or_alias) < 19 else None
    return with_alias(templates, id_or_alias)


def with_alias(templates: Templates, alias: str) -> StoredTemplate | None:
    """The active template of that alias. That letter case counts is assumed."""
    return next((one for one in active_in(templates) if one.alias == alias), None)


def layout_named(templates: Templates, alias: str) -> StoredTemplate | None:
    """The active layout of that alias."""
    found = with_alias(templates, alias)
    return found if found and found.type is TemplateType.LAYOUT else None


def users_of(templates: Templates, layout: StoredTemplate) -> list[StoredTemplate]:
    """The active templates that are wrapped in `layout`."""
    return [one for one in active_in(templates) if layout.alias is not None and one.layout == layout.alias]
