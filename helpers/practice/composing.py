"""Filling a template in with a model: the subject and the bodies that come out of it, wrapped in its layout.

Values are made safe for HTML in HtmlBody only; that subjects and text bodies keep them as they are is assumed. Inlining
CSS is not imitated. Imports nothing but the templates and Mustachio.
"""

from collections.abc import Mapping
from typing import Any

from helpers.practice.call import NotImitated
from helpers.practice.mustachio.render import render
from helpers.practice.mustachio.template import Template, read_template
from helpers.practice.stored_template import StoredTemplate

_NO_INLINING = (
    "The practice Postmark does not imitate how CSS moves from <style> into style attributes. Leave <style> out, or ask"
    " for the HTML as it is with {field}: false."
)


def compose(template: StoredTemplate, layout: StoredTemplate | None, model: Mapping[str, Any]) -> dict[str, str]:
    """Subject, HtmlBody and TextBody as far as the template has them. Raises `RenderingFailed`."""
    around = layout.parts if layout else {}
    return {
        field: fill_in(field, read_template(text), model, read_template(around[field]) if field in around else None)
        for field, text in template.parts.items()
    }


def fill_in(field: str, template: Template, model: Mapping[str, Any], layout: Template | None) -> str:
    """One part of a template in the same part of its layout. Raises `RenderingFailed`."""
    escaping = field == "HtmlBody"
    content = render(template, model, escaping=escaping)
    return content if layout is None else render(layout, model, escaping=escaping, content=content)


def check_no_style(html: str, inline_css: bool | None, field: str) -> None:
    """Whether `html` can be sent as it is: there is no CSS in it to inline, or nobody asks for that."""
    if inline_css is not False and "<style" in html.lower():
        raise NotImitated(_NO_INLINING.format(field=field))
