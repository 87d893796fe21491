"""POST /email/withTemplate and /email/batchWithTemplates: https://postmarkapp.com/developer/api/templates-api

The template is filled in, and what comes out is sent under the rules of POST /email. Imports `helpers.reference` only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from helpers.practice.call import Call, NotImitated
from helpers.practice.composing import INLINED, compose, styled
from helpers.practice.delivery import record_bounce
from helpers.practice.fields import Fields
from helpers.practice.mustachio.render import RenderingFailed
from helpers.practice.payload import Payload, one_payload
from helpers.practice.refusals.access import INVALID_FIELDS, TOO_MANY_MESSAGES
from helpers.practice.refusals.row import Refusal, Refused
from helpers.practice.refusals.sending import INACTIVE_RECIPIENTS, INACTIVE_RECIPIENTS_IN_BATCH
from helpers.practice.refusals.templates import (
    MODEL_KEY_RESERVED,
    TEMPLATE_ALIAS_NOT_FOUND,
    TEMPLATE_AND_CONTENT,
    TEMPLATE_ID_NOT_FOUND,
    TEMPLATE_MODEL_MISSING,
    TEST_TOKEN_FINDS_NO_ALIAS,
    TEST_TOKEN_FINDS_NO_ID,
)
from helpers.practice.sending import send_one
from helpers.practice.stored_template import StoredTemplate, TemplateType, layout_named, with_alias
from helpers.practice.wire import Json
from helpers.reference.bounce_types import BOUNCE_TYPES
from helpers.reference.limits import BATCH_BYTES, BATCH_MESSAGES
from helpers.reference.sources import assumed

_CONTENT: tuple[Literal["Subject", "HtmlBody", "TextBody"], ...] = ("Subject", "HtmlBody", "TextBody")
_TOO_LONG = "The practice Postmark fills templates in with at most 50 MB of text for one batch."
_RESERVED = ("@", "pm:")  # how reserved keys of a model begin: what Mustachio could not write, and Postmark does
_FAILS_LATER = assumed(
    "https://postmarkapp.com/developer/api/bounce-api#bounce-types",
    "the bounce type is documented, that a send with such a model is accepted first is not",
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A message made from a template; `failed` when its model does not fit."""

    payload: Payload
    failed: bool = False

    @property
    def length(self) -> int:
        """The characters of subject and bodies."""
        return sum(len(self.payload.get(name) or "") for name in _CONTENT)


def send_with_template(call: Call) -> Json:
    """POST /email/withTemplate: one message."""
    return send_filled(call, fill(call, call.json()), INACTIVE_RECIPIENTS)


def send_batch_with_templates(call: Call) -> Json:
    """POST /email/batchWithTemplates: one result for each message, in order; a refused one does not stop the others."""
    body = call.json()
    messages = body.get("Messages") if isinstance(body, Mapping) else None
    if not isinstance(messages, list):
        raise Refused(INVALID_FIELDS, fields="'Messages'")
    if len(messages) > BATCH_MESSAGES:
        raise Refused(TOO_MANY_MESSAGES)
    for index, one in enumerate(messages):  # a malformed message refuses the whole batch, as with POST /email/batch
        one_payload(one, f"$.Messages[{index}]")
    return [_result(call, one) for one in _all_filled(call, messages)]


def _all_filled(call: Call, messages: Sequence[Json]) -> list[Filled | Refused]:
    """Every message with its template filled in, before any is sent: what is not imitated sends none.

    Together they may be as long as a batch without templates. Raises `NotImitated`.
    """
    filled: list[Filled | Refused] = []
    room = BATCH_BYTES
    for message in messages:
        one = _filled_or_refused(call, message)
        filled.append(one)
        room -= one.length if isinstance(one, Filled) else 0
        if room < 0:
            raise NotImitated(_TOO_LONG)
    return filled


def _filled_or_refused(call: Call, message: Json) -> Filled | Refused:
    try:
        return fill(call, message)
    except Refused as refused:
        return refused


def _result(call: Call, filled: Filled | Refused) -> Json:
    if isinstance(filled, Refused):
        return filled.body
    try:
        return send_filled(call, filled, INACTIVE_RECIPIENTS_IN_BATCH)
    except Refused as refused:
        return refused.body


def fill(call: Call, message: Json) -> Filled:
    """The message with its template filled in. Raises `Refused` and `NotImitated`."""
    payload = one_payload(message)
    fields = Fields(cast(Mapping[str, Json], payload))
    for name in _CONTENT:
        if name in fields:
            raise Refused(TEMPLATE_AND_CONTENT, field=name)
    template = find_named(call, fields)
    model = fields.plain("TemplateModel")
    if model is None:
        raise Refused(TEMPLATE_MODEL_MISSING)
    check_model(model)
    return filled_in(call, template, model, payload, fields.flag("InlineCss"))


def check_model(model: Mapping[str, Any]) -> None:
    """No key of the model is one that Postmark keeps for itself."""
    for key in model:
        if key.startswith(_RESERVED):
            raise Refused(MODEL_KEY_RESERVED, key=key)


def filled_in(
    call: Call, template: StoredTemplate, model: Mapping[str, Any], payload: Payload, inline_css: bool | None
) -> Filled:
    """`payload` with what the template makes of `model`, or with the template's own text when they do not fit."""
    layout = layout_named(call.server.templates, template.layout) if template.layout else None
    try:
        content = compose(template, layout, model)
    except RenderingFailed:
        return Filled(cast(Payload, {**payload, **template.parts}), failed=True)
    html = styled(content.get("HtmlBody", ""), inline_css)
    if html != content.get("HtmlBody", ""):
        call.source = INLINED
        content["HtmlBody"] = html
    return Filled(cast(Payload, {**payload, **content}))


def find_named(call: Call, fields: Fields) -> StoredTemplate:
    """The standard template that a message names; TemplateId wins over TemplateAlias, and 0 counts as absent.

    Source: https://postmarkapp.com/developer/api/templates-api#send-batch-with-templates. The test token belongs to no
    server, so it finds none: https://github.com/ActiveCampaign/postmark.js/issues/56
    """
    number, alias = fields.whole("TemplateId"), fields.text("TemplateAlias")
    if call.is_test:
        raise Refused(TEST_TOKEN_FINDS_NO_ID if number or not alias else TEST_TOKEN_FINDS_NO_ALIAS)
    if number or not alias:
        found, refusal = call.server.templates.get(number or 0), TEMPLATE_ID_NOT_FOUND
    else:
        found, refusal = with_alias(call.server.templates, alias), TEMPLATE_ALIAS_NOT_FOUND
    if found is None or not found.active or found.type is TemplateType.LAYOUT:
        raise Refused(refusal)
    return found


def send_filled(call: Call, filled: Filled, all_inactive: Refusal) -> Json:
    """Send it; a message whose model did not fit is accepted all the same and bounces for everybody (assumed)."""
    answer = send_one(call, filled.payload, all_inactive)
    message = call.world.messages.get(str(answer["MessageID"])) if filled.failed else None
    if message:
        call.source = _FAILS_LATER
        stream = call.server.streams[message.stream_id]
        for one in message.recipients:
            if one.key not in message.inactive and one.key not in message.bounce_ids:
                bounce = record_bounce(call.world, stream, message, one, BOUNCE_TYPES["TemplateRenderingFailed"])
                message.bounce_ids[one.key] = bounce.id
    return answer
