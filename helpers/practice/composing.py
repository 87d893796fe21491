"""Filling a template in with a model: the subject and the bodies that come out of it, wrapped in its layout.

Values are made safe for HTML in HtmlBody only; that subjects and text bodies keep them as they are is assumed. Imports
nothing but the templates, Mustachio and the reading of CSS.
"""

from collections.abc import Mapping
from typing import Any

from helpers.practice.call import NotImitated
from helpers.practice.css.inlining import TooMuchCss, inline_css
from helpers.practice.mustachio.render import render
from helpers.practice.mustachio.template import Template, read_template
from helpers.practice.stored_template import StoredTemplate
from helpers.reference.sources import API_DOCS, assumed

_TOO_MUCH = "The practice Postmark does not inline this much CSS: there are too many rules for so many elements."
INLINED = assumed(
    f"{API_DOCS}/templates-api#send-email-with-template",
    "that CSS moves into style attributes is documented, which rules do and how these are written is not",
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


def styled(html: str, wanted: bool | None) -> str:
    """`html` with its CSS moved into style attributes, unless that is not wanted. Raises `NotImitated`."""
    if wanted is False:
        return html
    try:
        return inline_css(html)
    except TooMuchCss:
        raise NotImitated(_TOO_MUCH) from None
