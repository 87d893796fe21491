"""Contracts about templates: keeping, validating, pushing, and sending with them."""

import re
from typing import Any

from tests.contracts.contract import Contract, Request
from tests.contracts.table import ACCOUNT, BLACK_HOLE, LIST, SERVER, TEST, UUID, get

WELCOME = {
    "Name": "Welcome",
    "Alias": "welcome",
    "Subject": "Hello {{name}}",
    "HtmlBody": "<b>{{name}}</b>",
    "TextBody": "Hello {{name}}",
}
FRAME = {
    "Name": "Frame",
    "Alias": "frame",
    "TemplateType": "Layout",
    "HtmlBody": "<i>{{{ @content }}}</i>",
    "TextBody": "-- {{{@content}}} --",
}
LETTER = {
    "From": "hello@example.com",
    "To": BLACK_HOLE,
    "TemplateAlias": "welcome",
    "TemplateModel": {"name": "Ada & Bo"},
}


def template(method: str, target: str, json: Any = None) -> Request:
    return Request(method=method, target=f"/templates{target}", server=SERVER, json=json)


def letter(**fields: object) -> Request:
    return Request(method="POST", target="/email/withTemplate", server=SERVER, json=LETTER | fields)


CREATED = template("POST", "", WELCOME)
IN_FRAME = (template("POST", "", FRAME), template("POST", "", WELCOME | {"LayoutTemplate": "frame"}))

CONTRACTS = (
    Contract(
        name="a new template",
        request=CREATED,
        status=200,
        body={"TemplateId": int, "Name": "Welcome", "Active": True, "Alias": "welcome", "TemplateType": "Standard"},
    ),
    Contract(
        name="templates",
        request=get(f"/templates{LIST}", server=SERVER),
        status=200,
        live=True,
        body={"TotalCount": int, "Templates": list},
    ),
    Contract(
        name="templates without count", request=get("/templates", server=SERVER), status=422, error_code=1100, live=True
    ),
    Contract(
        name="one template",
        before=(CREATED,),
        request=get("/templates/welcome", server=SERVER),
        status=200,
        body={
            "Subject": "Hello {{name}}",
            "AssociatedServerId": int,
            "LayoutTemplate": None,
            "TemplateType": "Standard",
        },
    ),
    Contract(
        name="no such template",
        request=get("/templates/no-such-template", server=SERVER),
        status=422,
        error_code=1101,
        live=True,
        body={"Message": "The Template's 'Alias' associated with this request is not valid or was not found."},
    ),
    Contract(
        name="no template is called validate",
        request=get("/templates/validate", server=SERVER),
        status=422,
        error_code=1109,
        live=True,
        body={"Message": "No template data received."},
    ),
    Contract(name="no template data", request=template("POST", "", {}), status=422, error_code=1109),
    Contract(
        name="an alias twice",
        before=(CREATED,),
        request=CREATED,
        status=422,
        error_code=1122,
        body={"Message": "The specified alias is already in use by another template or layout."},
    ),
    Contract(
        name="a template that does not parse",
        request=template("POST", "", WELCOME | {"TextBody": "{{#name}}"}),
        status=422,
        error_code=1122,
    ),
    Contract(
        name="an edited template",
        before=(CREATED,),
        request=template("PUT", "/welcome", {"Name": "Hello"}),
        status=200,
        body={"Name": "Hello", "Alias": "welcome"},
    ),
    Contract(
        name="a deleted template",
        before=(CREATED,),
        request=template("DELETE", "/welcome"),
        status=200,
        error_code=0,
        body={"Message": re.compile(r"Template \d+ removed\.")},
    ),
    Contract(
        name="a layout in use", before=IN_FRAME, request=template("DELETE", "/frame"), status=422, error_code=1130
    ),
    Contract(
        name="a layout without a place for content",
        request=template("POST", "", FRAME | {"TextBody": "nothing"}),
        status=422,
        error_code=1131,
    ),
    Contract(
        name="validation",
        request=template("POST", "/validate", {"HtmlBody": "{{#each list}}{{a}}{{/each}}", "TextBody": "{{/each}}"}),
        status=200,
        body={
            "AllContentIsValid": False,
            "HtmlBody.RenderedContent": "a_Value",
            "TextBody.ValidationErrors.0.Line": 1,
            "TextBody.ValidationErrors.0.CharacterPosition": 1,
            "SuggestedTemplateModel": {"list": [{"a": "a_Value"}]},
        },
    ),
    Contract(
        name="a message with a template",
        before=(CREATED,),
        request=letter(),
        status=200,
        error_code=0,
        body={"To": BLACK_HOLE, "Message": "OK", "MessageID": UUID},
    ),
    Contract(
        name="what a message with a template and a layout holds",
        before=(*IN_FRAME, letter()),
        request=get(f"/messages/outbound{LIST}", server=SERVER),
        status=200,
        body={"Messages.0.Subject": "Hello Ada & Bo"},
    ),
    Contract(
        name="a template without a model",
        before=(CREATED,),
        request=letter(TemplateModel=None),
        status=422,
        error_code=1120,
        body={"Message": "A 'TemplateModel' is required when using a template to send an email."},
    ),
    Contract(
        name="a template and a body", before=(CREATED,), request=letter(TextBody="x"), status=422, error_code=1123
    ),
    Contract(name="a letter without its template", request=letter(), status=422, error_code=1101),
    Contract(
        name="a template with the test token, which belongs to no server",
        request=Request(method="POST", target="/email/withTemplate", server=TEST, json=LETTER),
        status=422,
        error_code=1101,
    ),
    Contract(
        name="a batch with templates",
        before=(CREATED,),
        request=Request(
            method="POST",
            target="/email/batchWithTemplates",
            server=SERVER,
            json={"Messages": [LETTER, LETTER | {"TemplateAlias": "x"}]},
        ),
        status=200,
        body={"0.ErrorCode": 0, "1.ErrorCode": 1101},
    ),
    Contract(
        name="a push needs the account token",
        request=Request(method="PUT", target="/templates/push", server=SERVER, json={}),
        status=401,
        error_code=10,
    ),
    Contract(
        name="a push between unknown servers",
        request=Request(
            method="PUT",
            target="/templates/push",
            account=ACCOUNT,
            json={"SourceServerID": 1, "DestinationServerID": 2, "PerformChanges": False},
        ),
        status=422,
        error_code=601,
    ),
)
