"""ErrorCodes of templates: reading and changing them, pushing them to another server, sending with them."""

from helpers.reference.error_rows.row import Reach, current_rows

ROWS = tuple(
    current_rows(
        "templates",
        (
            601,
            (422,),
            Reach.API,
            "The server to push templates from, or to, was not found.",
            "SourceServerID or DestinationServerID is wrong, or the server belongs to another account.",
            "Take both ids from GET /servers with the same account token.",
        ),
        (
            1100,
            (422,),
            Reach.API,
            "The list of templates was asked for with a parameter that does not fit.",
            "Count or Offset is missing or out of range, or TemplateType (or editorType) is none of the known values.",
            "Give Count from 1 to 500, Offset from 0, and All, Standard or Layout as TemplateType.",
        ),
        (
            1101,
            (422, 200),
            Reach.API,
            "The template was not found.",
            "Neither TemplateId nor TemplateAlias is given, or the template, its alias or its layout is not on this"
            " server.",
            "Look for the alias in GET /templates with the same server token; a template lives on one server and has to"
            " be pushed to the others.",
        ),
        (
            1105,
            (422,),
            Reach.ACCOUNT,
            "The server holds as many active templates as it may.",
            "The request would pass the limit of 100 templates on a server.",
            "Delete templates that nobody uses, or keep the new one on another server.",
        ),
        (
            1109,
            (422,),
            Reach.API,
            "The request holds no template.",
            "The body of the template request is empty.",
            "Send the template's fields as one JSON object.",
        ),
        (
            1120,
            (422,),
            Reach.API,
            "A field that the template, or the send with it, needs is missing.",
            "Name, Subject, both bodies or, when sending, TemplateModel was left out.",
            "Add the field that Message names; a send with a template always needs TemplateModel.",
        ),
        (
            1121,
            (422,),
            Reach.API,
            "A field of the template is too long.",
            "Name, Alias, Subject, a body or TemplateModel is over its limit.",
            "Shorten the field that Message names, or move what templates share into a layout.",
        ),
        (
            1122,
            (422,),
            Reach.API,
            "A field of the template holds something that cannot be used.",
            "TemplateType is unknown, the alias is empty, malformed or taken, a body does not parse, or TemplateModel"
            " has a reserved key.",
            "Try the content with POST /templates/validate, and pick a free alias that starts with a letter.",
        ),
        (
            1123,
            (422,),
            Reach.API,
            "The request combines fields that exclude each other.",
            "A send with a template also carries Subject, HtmlBody or TextBody, or a layout carries a Subject.",
            "With a template leave Subject and both bodies out; use POST /email to send your own.",
        ),
        (
            1124,
            (422,),
            Reach.API,
            "The push has nothing to copy, or too much.",
            "No template on the source server has an alias, or there are more than one request may push.",
            "Give the templates an alias first: the push matches them by alias and skips the others.",
        ),
        (
            1125,
            (422,),
            Reach.API,
            "A template is of another type on the destination server.",
            "The same alias is a standard template on one server and a layout on the other.",
            "Rename the alias on one of the servers, or delete the template of the wrong type.",
        ),
        (
            1130,
            (422,),
            Reach.API,
            "The layout is still in use and was not deleted.",
            "Templates of this server name it as their LayoutTemplate.",
            "Give those templates another layout, or none, and delete this one then.",
        ),
        (
            1131,
            (422,),
            Reach.API,
            "The placeholder for content in the layout breaks the rules.",
            "{{{ @content }}} is missing from a body of the layout, or stands there twice.",
            "Write {{{ @content }}} exactly once into each body of the layout.",
        ),
    )
)
