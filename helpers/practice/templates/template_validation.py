"""POST /templates/validate: https://postmarkapp.com/developer/api/templates-api#validate-a-template

Keeps nothing. A part that was not sent is null, and so is what a part with mistakes renders to (both assumed).
Imports `helpers.reference` only.
"""

from collections.abc import Mapping
from typing import Any

from helpers.practice.call import Call
from helpers.practice.composing import INLINED, fill_in, styled
from helpers.practice.fields import Fields, read_fields
from helpers.practice.mustachio.render import RenderingFailed
from helpers.practice.mustachio.suggest import merged, suggest_model
from helpers.practice.mustachio.template import Template, read_template
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.templates import NO_TEMPLATE_DATA, TEMPLATE_BODY_MISSING
from helpers.practice.stored_template import StoredTemplate, layout_named
from helpers.practice.templates.template_rules import check_kind, placeholder_problem, read_template_type
from helpers.practice.wire import Json

_PARTS = ("HtmlBody", "TextBody", "Subject")


def validate_template(call: Call) -> Json:
    """Check each part, render it with the test model, and say which model the parts want."""
    fields = read_fields(call, NO_TEMPLATE_DATA)
    draft = _draft(fields)
    if not draft.parts:
        raise Refused(TEMPLATE_BODY_MISSING if fields else NO_TEMPLATE_DATA)
    check_kind(call.server.templates, draft)
    parts = {field: read_template(text) for field, text in draft.parts.items()}
    layout = _layout(call, draft)
    model = merged(suggest_model((*parts.values(), *layout.values())), fields.plain("TestRenderModel") or {})
    results = {field: _result(draft, field, one, model, layout.get(field)) for field, one in parts.items()}
    if html := results.get("HtmlBody", {}).get("RenderedContent"):
        results["HtmlBody"]["RenderedContent"] = styled(html, fields.flag("InlineCssForHtmlTestRender"))
        call.source = call.source if results["HtmlBody"]["RenderedContent"] == html else INLINED
    return {
        "AllContentIsValid": all(one["ContentIsValid"] for one in results.values()),
        **{field: results.get(field) for field in _PARTS},
        "SuggestedTemplateModel": model,
    }


def _draft(fields: Fields) -> StoredTemplate:
    return StoredTemplate(
        id=0,
        name="",
        type=read_template_type(fields.text("TemplateType")),
        subject=fields.text("Subject") or None,
        html_body=fields.text("HtmlBody") or None,
        text_body=fields.text("TextBody") or None,
        layout=fields.text("LayoutTemplate") or None,
    )


def _layout(call: Call, draft: StoredTemplate) -> Mapping[str, Template]:
    layout = layout_named(call.server.templates, draft.layout) if draft.layout else None
    return {field: read_template(text) for field, text in layout.parts.items()} if layout else {}


def _result(
    draft: StoredTemplate, field: str, template: Template, model: Mapping[str, Any], layout: Template | None
) -> dict[str, Any]:
    """What is said of one part."""
    errors = [
        {"Message": one.message, "Line": one.line, "CharacterPosition": one.character} for one in template.problems
    ]
    if errors:
        return _invalid(errors)
    if problem := placeholder_problem(draft.type, field, template):
        return _invalid([_error(problem)])
    try:
        rendered = fill_in(field, template, model, layout)
    except RenderingFailed as failed:
        return _invalid([_error(str(failed))])
    return {"ContentIsValid": True, "ValidationErrors": [], "RenderedContent": rendered}


def _error(message: str) -> dict[str, Any]:
    return {"Message": message, "Line": None, "CharacterPosition": None}


def _invalid(errors: list[dict[str, Any]]) -> dict[str, Any]:
    return {"ContentIsValid": False, "ValidationErrors": errors, "RenderedContent": None}
