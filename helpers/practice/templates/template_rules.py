"""What a template must be before it is kept: its fields, its alias, its content, its place in a layout.

Every rule looks at the template as it would be stored, after a create or an edit. Imports `helpers.reference` only.
"""

import re

from helpers.practice.mustachio.template import Template, read_template
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.templates import (
    CONTENT_PLACEHOLDER,
    LAYOUT_IN_LAYOUT,
    LAYOUT_NOT_FOUND,
    LAYOUT_WITH_SUBJECT,
    TEMPLATE_ALIAS_INVALID,
    TEMPLATE_ALIAS_TAKEN,
    TEMPLATE_BODY_MISSING,
    TEMPLATE_DOES_NOT_PARSE,
    TEMPLATE_FIELD_MISSING,
    TEMPLATE_FIELD_TOO_LONG,
    TEMPLATE_TYPE_INVALID,
)
from helpers.practice.stored_template import StoredTemplate, Templates, TemplateType, layout_named, with_alias
from helpers.reference.limits import BODY_BYTES, SUBJECT_LENGTH

# Postmark says that there are limits, not which. Bodies and subjects have those of a message.
LONGEST = {"Name": 255, "Alias": 255, "Subject": SUBJECT_LENGTH, "HtmlBody": BODY_BYTES, "TextBody": BODY_BYTES}

_ALIAS = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")


def check_template(templates: Templates, draft: StoredTemplate) -> None:
    """Every rule of this module, for a template that is to stand among `templates`."""
    check_fields(draft)
    check_alias(templates, draft)
    check_kind(templates, draft)
    for field, text in draft.parts.items():
        template = read_template(text)
        if template.problems:
            raise Refused(TEMPLATE_DOES_NOT_PARSE, field=field, problem=template.problems[0].message)
        if problem := placeholder_problem(draft.type, field, template):
            raise Refused(CONTENT_PLACEHOLDER, problem=problem)


def check_fields(draft: StoredTemplate) -> None:
    """Name, a body and, unless it is a layout, Subject are there; nothing is too long."""
    if not draft.name.strip():
        raise Refused(TEMPLATE_FIELD_MISSING, field="Name")
    if draft.type is TemplateType.STANDARD and draft.subject is None:
        raise Refused(TEMPLATE_FIELD_MISSING, field="Subject")
    if draft.html_body is None and draft.text_body is None:
        raise Refused(TEMPLATE_BODY_MISSING)
    for field, text in {"Name": draft.name, "Alias": draft.alias or "", **draft.parts}.items():
        if len(text.encode("utf-16-le")) // 2 > LONGEST[field]:
            raise Refused(TEMPLATE_FIELD_TOO_LONG, field=field, limit=f"{LONGEST[field]} characters")


def check_alias(templates: Templates, draft: StoredTemplate) -> None:
    """An alias is well-formed, and no other active template has it."""
    if draft.alias is None:
        return
    if not _ALIAS.fullmatch(draft.alias):
        raise Refused(TEMPLATE_ALIAS_INVALID, alias=draft.alias)
    other = with_alias(templates, draft.alias)
    if other and other.id != draft.id:
        raise Refused(TEMPLATE_ALIAS_TAKEN)


def check_kind(templates: Templates, draft: StoredTemplate) -> None:
    """A layout has neither a subject nor a layout; a standard template's layout exists."""
    if draft.type is TemplateType.LAYOUT:
        if draft.subject is not None:
            raise Refused(LAYOUT_WITH_SUBJECT)
        if draft.layout is not None:
            raise Refused(LAYOUT_IN_LAYOUT)
    elif draft.layout is not None and layout_named(templates, draft.layout) is None:
        raise Refused(LAYOUT_NOT_FOUND)


def placeholder_problem(kind: TemplateType, field: str, template: Template) -> str | None:
    """What is wrong with `{{{ @content }}}`: each body of a layout has it once, and nothing else has it at all.

    Source of the rule: https://postmarkapp.com/developer/api/templates-api#create-a-template
    """
    places = template.places_for_content
    if kind is TemplateType.LAYOUT and field != "Subject":
        return None if places == 1 else f"The layout content placeholder must be present exactly once in the {field}."
    return "The layout content placeholder belongs into the bodies of a layout only." if places else None


def read_template_type(text: str | None) -> TemplateType:
    """`Standard`, which is also the default, or `Layout`."""
    if text not in {None, *TemplateType}:
        raise Refused(TEMPLATE_TYPE_INVALID, value=text)
    return TemplateType(text or "Standard")
