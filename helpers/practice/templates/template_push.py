"""PUT /templates/push: https://postmarkapp.com/developer/api/templates-api#push-templates-to-another-server

Templates are matched by alias; those without one stay behind. Imports `helpers.reference` only.
"""

from dataclasses import replace

from helpers.practice.call import Call
from helpers.practice.fields import Fields, read_fields
from helpers.practice.records import Server
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.templates import (
    NO_TEMPLATE_DATA,
    NOTHING_TO_PUSH,
    PUSH_SERVER_NOT_FOUND,
    PUSH_TYPES_DIFFER,
    TOO_MANY_TEMPLATES,
)
from helpers.practice.stored_template import StoredTemplate, TemplateType, active_in, with_alias
from helpers.practice.templates.templates import check_room, keep
from helpers.practice.wire import Json
from helpers.practice.world import World
from helpers.reference.limits import TEMPLATES_PER_SERVER


def push_templates(call: Call) -> Json:
    """Copy the source server's templates, or only say what would be copied when PerformChanges is not true."""
    fields = read_fields(call, NO_TEMPLATE_DATA)
    source, target = (_server(call.world, fields, name) for name in ("SourceServerID", "DestinationServerID"))
    templates = _pushed(source)
    _check(templates, target)
    performs = bool(fields.flag("PerformChanges"))
    rows: list[Json] = [_push(call.world, one, target, performs=performs) for one in templates]
    return {"TotalCount": len(rows), "Templates": rows}


def _server(world: World, fields: Fields, name: str) -> Server:
    """The server that a field names by number. The official Python client sends the number as a text."""
    server = world.servers.get(fields.number(name) or 0)
    if server is None:
        raise Refused(PUSH_SERVER_NOT_FOUND, field=name)
    return server


def _pushed(source: Server) -> list[StoredTemplate]:
    """The templates with an alias, layouts first since the others need them."""
    found = [one for one in active_in(source.templates) if one.alias is not None]
    if not found:
        raise Refused(NOTHING_TO_PUSH)
    return sorted(found, key=lambda one: one.type is not TemplateType.LAYOUT)


def _check(templates: list[StoredTemplate], target: Server) -> None:
    """No template is of another type over there, and all of them fit: a push happens as a whole or not (assumed)."""
    there = [(one, with_alias(target.templates, one.alias or "")) for one in templates]
    if any(other and other.type is not one.type for one, other in there):
        raise Refused(PUSH_TYPES_DIFFER)
    new = sum(other is None for _, other in there)
    if sum(1 for _ in active_in(target.templates)) + new > TEMPLATES_PER_SERVER:
        raise Refused(TOO_MANY_TEMPLATES)


def _push(world: World, template: StoredTemplate, target: Server, *, performs: bool) -> Json:
    other = with_alias(target.templates, template.alias or "")
    action = "Edit" if other else "Create"
    if performs:
        check_room(world, replace(template, id=other.id if other else 0))
        if other:
            target.templates[other.id] = other = replace(template, id=other.id)
        else:
            other = keep(world, target, template)
    return {
        "Action": action,
        **({"TemplateId": other.id} if other else {}),
        "Alias": template.alias,
        "Name": template.name,
        "TemplateType": template.type.value,
    }
