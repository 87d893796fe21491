"""Refusals around templates: keeping them, pushing them, sending with them.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, GITHUB, TEXT_UNKNOWN, Refusal
from helpers.reference.sources import API_DOCS, assumed, documented, observed

_ALIAS_RULE = assumed(f"{API_DOCS}/templates-api#create-a-template", "the rule is documented, the text is not")

TEMPLATES_PARAMETER = Refusal(
    code=1100, http=422, text="Invalid parameter '{name}': {problem}.", source=assumed(CODES, TEXT_UNKNOWN)
)
TEMPLATE_ID_NOT_FOUND = Refusal(
    code=1101,
    http=422,
    text="The 'TemplateId' associated with this request is not valid or was not found.",
    source=observed(f"{GITHUB}/ActiveCampaign/postmark-dotnet/issues/66"),
)
TEMPLATE_ALIAS_NOT_FOUND = Refusal(
    code=1101,
    http=422,
    text="The Template's 'Alias' associated with this request is not valid or was not found.",
    source=observed(f"{GITHUB}/libscie/ResearchEquals.com/issues/1017"),
)
TEST_TOKEN_FINDS_NO_ID = Refusal(
    code=1101,
    http=422,
    text="The 'TemplateId' associated with this request is not valid or was not found.",
    source=assumed(f"{GITHUB}/ActiveCampaign/postmark.js/issues/56", "the test token was seen to find no alias"),
)
TEST_TOKEN_FINDS_NO_ALIAS = Refusal(
    code=1101,
    http=422,
    text="The Template's 'Alias' associated with this request is not valid or was not found.",
    source=observed(
        f"{GITHUB}/ActiveCampaign/postmark.js/issues/56", "seen in 2019, and explained by Postmark's staff"
    ),
)
LAYOUT_NOT_FOUND = Refusal(
    code=1101,
    http=422,
    text="The 'LayoutTemplate' associated with this request is not valid or was not found.",
    source=assumed(CODES, TEXT_UNKNOWN),
)
TOO_MANY_TEMPLATES = Refusal(
    code=1105,
    http=422,
    text="A server's active-template limit would be exceeded by this request.",
    source=documented(CODES),
)
NO_TEMPLATE_DATA = Refusal(
    code=1109,
    http=422,
    text="No template data received.",
    source=observed(f"{GITHUB}/ActiveCampaign/postmark-php/issues/75"),
)
TEMPLATE_FIELD_MISSING = Refusal(
    code=1120, http=422, text="The '{field}' field is required.", source=assumed(CODES, TEXT_UNKNOWN)
)
TEMPLATE_BODY_MISSING = Refusal(
    code=1120,
    http=422,
    text="Either 'HtmlBody' or 'TextBody' is required.",
    source=assumed(CODES, TEXT_UNKNOWN),
)
TEMPLATE_MODEL_MISSING = Refusal(
    code=1120,
    http=422,
    text="A 'TemplateModel' is required when using a template to send an email.",
    source=observed(f"{GITHUB}/anymail/django-anymail/issues/223"),
)
TEMPLATE_FIELD_TOO_LONG = Refusal(
    code=1121,
    http=422,
    text="The '{field}' field may be at most {limit} long; this one is longer.",
    source=assumed(CODES, "the ErrorCode is documented, neither its text nor the limits are"),
)
TEMPLATE_TYPE_INVALID = Refusal(
    code=1122,
    http=422,
    text="Invalid 'TemplateType': '{value}'. Use Standard or Layout.",
    source=assumed(CODES, TEXT_UNKNOWN),
)
TEMPLATE_TYPE_STAYS = Refusal(
    code=1122,
    http=422,
    text="The 'TemplateType' of a template cannot be changed.",
    source=assumed(f"{API_DOCS}/templates-api#edit-a-template", "the rule is documented, the reply is not"),
)
TEMPLATE_ALIAS_INVALID = Refusal(
    code=1122,
    http=422,
    text="The alias '{alias}' is invalid: it starts with a letter, then come letters, digits, '.', '-' and '_'.",
    source=_ALIAS_RULE,
)
TEMPLATE_ALIAS_TAKEN = Refusal(
    code=1122,
    http=422,
    text="The specified alias is already in use by another template or layout.",
    source=observed(f"{GITHUB}/ActiveCampaign/postmark-cli/issues/33"),
)
TEMPLATE_DOES_NOT_PARSE = Refusal(
    code=1122,
    http=422,
    text="The '{field}' could not be parsed: {problem}",
    source=assumed(CODES, TEXT_UNKNOWN),
)
MODEL_KEY_RESERVED = Refusal(
    code=1122,
    http=422,
    text="The 'TemplateModel' has the key '{key}', which is reserved.",
    source=assumed(CODES, "that there are reserved keys is documented, which ones and the text are not"),
)
LAYOUT_WITH_SUBJECT = Refusal(
    code=1123, http=422, text="A layout cannot have a 'Subject'.", source=assumed(CODES, TEXT_UNKNOWN)
)
LAYOUT_IN_LAYOUT = Refusal(
    code=1123, http=422, text="A layout cannot have a 'LayoutTemplate'.", source=assumed(CODES, TEXT_UNKNOWN)
)
TEMPLATE_AND_CONTENT = Refusal(
    code=1123,
    http=422,
    text="A message that uses a template cannot have a '{field}' of its own.",
    source=assumed(CODES, TEXT_UNKNOWN),
)
NOTHING_TO_PUSH = Refusal(
    code=1124,
    http=422,
    text="No templates with aliases were found to push.",
    source=assumed(CODES, TEXT_UNKNOWN),
)
PUSH_TYPES_DIFFER = Refusal(
    code=1125,
    http=422,
    text="The template types don't match on the source and destination servers.",
    source=documented(CODES),
)
PUSH_SERVER_NOT_FOUND = Refusal(
    code=601, http=422, text="The '{field}' was not found.", source=assumed(CODES, TEXT_UNKNOWN)
)
LAYOUT_IN_USE = Refusal(
    code=1130,
    http=422,
    text="The layout template cannot be deleted because dependent templates use it.",
    source=documented(CODES),
)
CONTENT_PLACEHOLDER = Refusal(
    code=1131,
    http=422,
    text="{problem}",
    source=assumed(CODES, TEXT_UNKNOWN),
)
