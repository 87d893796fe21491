"""The templates of a server: https://postmarkapp.com/developer/api/templates-api

Checking their content is in `template_rules`, trying it out in `template_validation`, copying it to another server in
`template_push`. Imports `helpers.reference` only.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from helpers.practice.call import Call, NotImitated
from helpers.practice.fields import Fields, read_fields
from helpers.practice.paging import read_page
from helpers.practice.records import Server
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.templates import (
    LAYOUT_IN_USE,
    NO_TEMPLATE_DATA,
    TEMPLATE_ALIAS_NOT_FOUND,
    TEMPLATE_ID_NOT_FOUND,
    TEMPLATE_TYPE_STAYS,
    TEMPLATES_PARAMETER,
    TOO_MANY_TEMPLATES,
)
from helpers.practice.stored_template import (
    StoredTemplate,
    Templates,
    TemplateType,
    active_in,
    find_template,
    users_of,
    with_alias,
)
from helpers.practice.templates.template_rules import check_template, read_template_type
from helpers.practice.wire import Json
from helpers.practice.world import World
from helpers.reference.limits import TEMPLATES_PER_SERVER

MOST_DELETED = 100  # deleted templates of one server that can still be read

_FIELDS = ("Name", "Alias", "Subject", "HtmlBody", "TextBody", "TemplateType", "LayoutTemplate")


def list_templates(call: Call) -> Json:
    """GET /templates: those that have not been deleted, in the order of their creation (assumed)."""
    query = call.query()
    page = read_page(query, TEMPLATES_PARAMETER)
    wanted = _filter(query)
    total, templates = page.of(one for one in active_in(call.server.templates) if wanted(one))
    return {"TotalCount": total, "Templates": [_row(one) for one in templates]}


def _filter(query: Mapping[str, str]) -> Callable[[StoredTemplate], bool]:
    kind = query.get("templatetype", "All").lower()
    if kind not in {"all", *(one.lower() for one in TemplateType)}:
        raise Refused(TEMPLATES_PARAMETER, name="TemplateType", problem="it must be All, Standard or Layout")
    layout = query.get("layouttemplate")
    return lambda one: kind in {"all", one.type.lower()} and layout in {None, one.layout}


def get_template(call: Call) -> Json:
    """GET /templates/{id or alias}. `validate` is no alias here: that path wants a POST with data."""
    if call.parameters["template_id_or_alias"].lower() == "validate":
        raise Refused(NO_TEMPLATE_DATA)
    template = _find(call)
    return {
        "Name": template.name,
        "TemplateId": template.id,
        "Subject": template.subject,
        "HtmlBody": template.html_body,
        "TextBody": template.text_body,
        "AssociatedServerId": call.server.id,
        "Active": template.active,
        "Alias": template.alias,
        "TemplateType": template.type.value,
        "LayoutTemplate": template.layout,
    }


def create_template(call: Call) -> Json:
    """POST /templates. A layout without an alias gets one, as the official .NET client's tests show."""
    fields = _read(call)
    if sum(1 for _ in active_in(call.server.templates)) >= TEMPLATES_PER_SERVER:
        raise Refused(TOO_MANY_TEMPLATES)
    kind = read_template_type(fields.text("TemplateType"))
    draft = _edited(StoredTemplate(id=0, name="", type=kind), fields)
    check_template(call.server.templates, draft)
    check_room(call.world, draft)
    template = keep(call.world, call.server, draft)
    return _summary(template)


def edit_template(call: Call) -> Json:
    """PUT /templates/{id or alias}: what is not named stays as it is, and an empty LayoutTemplate means none.

    When a layout's alias changes, the templates that use it follow (assumed).
    """
    before = _find_active(call)
    fields = _read(call)
    if read_template_type(fields.text("TemplateType") or before.type) is not before.type:
        raise Refused(TEMPLATE_TYPE_STAYS)
    draft = _edited(before, fields)
    check_template(call.server.templates, draft)
    check_room(call.world, draft)
    for user in users_of(call.server.templates, before) if before.type is TemplateType.LAYOUT else ():
        user.layout = draft.alias
    call.server.templates[draft.id] = draft
    return _summary(draft)


def delete_template(call: Call) -> Json:
    """DELETE /templates/{id or alias}: it can still be read, and its alias is free again (assumed)."""
    template = _find_active(call)
    if users_of(call.server.templates, template):
        raise Refused(LAYOUT_IN_USE)
    template.active = False
    gone = [one.id for one in call.server.templates.values() if not one.active]
    if len(gone) > MOST_DELETED:
        del call.server.templates[gone[0]]
    return {"ErrorCode": 0, "Message": f"Template {template.id} removed."}


def _read(call: Call) -> Fields:
    fields = read_fields(call, NO_TEMPLATE_DATA)
    if not any(name in fields for name in _FIELDS):
        raise Refused(NO_TEMPLATE_DATA)
    return fields


def _edited(template: StoredTemplate, fields: Fields) -> StoredTemplate:
    """`template` with the fields that were given; an empty text takes a subject, a body or a layout away."""

    def text(name: str, now: str | None) -> str | None:
        given = fields.text(name)
        return now if given is None else given or None

    alias = fields.text("Alias")
    return replace(
        template,
        name=fields.text("Name") or template.name,
        alias=template.alias if alias is None else alias,
        subject=text("Subject", template.subject),
        html_body=text("HtmlBody", template.html_body),
        text_body=text("TextBody", template.text_body),
        layout=text("LayoutTemplate", template.layout),
    )


def keep(world: World, server: Server, draft: StoredTemplate) -> StoredTemplate:
    """Put a new template into `server` under an ID of its own."""
    number = world.ids.number()
    alias = draft.alias
    if alias is None and draft.type is TemplateType.LAYOUT:
        alias = _free_alias(server.templates, f"layout-{number}")
    template = server.templates[number] = replace(draft, id=number, alias=alias)
    return template


def _free_alias(templates: Templates, wanted: str) -> str:
    alias = wanted
    while with_alias(templates, alias):
        alias += "-1"
    return alias


def check_room(world: World, draft: StoredTemplate) -> None:
    """The practice Postmark keeps only so many characters of templates, those of all servers together."""
    others = (one for server in world.servers.values() for one in server.templates.values() if one.id != draft.id)
    if sum(map(_weight, others), _weight(draft)) > world.limits.message_characters:
        raise NotImitated("The practice Postmark keeps no more templates: together they are too long.")


def _weight(template: StoredTemplate) -> int:
    return sum(map(len, template.parts.values()))


def _find(call: Call) -> StoredTemplate:
    wanted = call.parameters["template_id_or_alias"]
    template = find_template(call.server.templates, wanted)
    if template is None:
        raise Refused(TEMPLATE_ID_NOT_FOUND if wanted.isdecimal() else TEMPLATE_ALIAS_NOT_FOUND)
    return template


def _find_active(call: Call) -> StoredTemplate:
    template = _find(call)
    if not template.active:
        raise Refused(TEMPLATE_ID_NOT_FOUND)
    return template


def _row(template: StoredTemplate) -> Json:
    return {
        "Active": template.active,
        "TemplateId": template.id,
        "Name": template.name,
        "Alias": template.alias,
        "TemplateType": template.type.value,
        "LayoutTemplate": template.layout,
    }


def _summary(template: StoredTemplate) -> Json:
    return {
        "TemplateId": template.id,
        "Name": template.name,
        "Active": template.active,
        "Alias": template.alias,
        "TemplateType": template.type.value,
        "LayoutTemplate": template.layout,
    }
