"""ErrorCodes of servers, and of the plan's limits."""

from helpers.reference.error_rows.row import Reach, current_rows

_SERVERS = current_rows(
    "servers",
    (
        600,
        (422,),
        Reach.API,
        "The list of servers was asked for with paging that does not fit.",
        "count or offset is missing or no whole number, or count is above 500.",
        "Ask GET /servers with count from 1 to 500 and offset from 0.",
    ),
    (
        602,
        (422,),
        Reach.API,
        "The inbound domain is taken.",
        "Another server already receives mail for this domain.",
        "Choose another subdomain as InboundDomain, or clear it on the server that holds it.",
    ),
    (
        603,
        (422,),
        Reach.API,
        "A server of this name exists already.",
        "Name repeats the name of a server that the account has.",
        "Choose another Name, or change the existing server with PUT /servers/{server_id}.",
    ),
    (
        604,
        (422,),
        Reach.ACCOUNT,
        "The account may not delete servers over the API.",
        "Deleting servers over the API is off until Postmark switches it on for an account.",
        "Delete the server in the web interface, or ask Postmark support to allow it.",
    ),
    (
        605,
        (422,),
        Reach.SUPPORT,
        "Postmark could not remove the server.",
        "Something on Postmark's side keeps the server.",
        "Write to Postmark support and name the server's ID.",
    ),
    (
        606,
        (422,),
        Reach.API,
        "A webhook address of the server is not a valid URL.",
        "InboundHookUrl, BounceHookUrl, OpenHookUrl, DeliveryHookUrl or ClickHookUrl is no complete address.",
        "Give the whole public address, beginning with https://.",
    ),
    (
        607,
        (422,),
        Reach.API,
        "The colour is not one that Postmark knows.",
        "Color holds a free colour or a misspelt name.",
        "Use Purple, Blue, Turquoise, Green, Red, Yellow, Grey or Orange.",
    ),
    (
        608,
        (422,),
        Reach.API,
        "The server's name or its inbound domain cannot be used.",
        "Name is missing or malformed, or InboundDomain contains postmarkapp.com.",
        "Give the server a plain Name, and a domain of your own as InboundDomain.",
    ),
    (
        609,
        (422,),
        Reach.API,
        "The request holds no server settings.",
        "The body of the server request is empty.",
        "Send the settings as a JSON object; a new server needs at least Name.",
    ),
    (
        610,
        (422,),
        Reach.API,
        "The inbound domain's MX record does not lead to Postmark.",
        "The MX record is missing, points elsewhere, or has not spread through the DNS yet.",
        "Set the MX record to the host that Message names, wait until the DNS shows it and try again.",
    ),
    (
        611,
        (422,),
        Reach.API,
        "InboundSpamThreshold is out of range.",
        "The value is no number from 0 to 30.",
        "Send a number from 0 to 30 as InboundSpamThreshold.",
    ),
    (
        612,
        (422,),
        Reach.API,
        "TrackLinks holds an unknown choice.",
        "The value is misspelt, or true or false was sent as if it were TrackOpens.",
        "Use None, HtmlAndText, HtmlOnly or TextOnly.",
    ),
    (
        613,
        (422,),
        Reach.API,
        "DeliveryType holds an unknown choice.",
        "The value is neither Live nor Sandbox.",
        "Send Live or Sandbox when the server is created; it cannot be changed afterwards.",
    ),
    (
        615,
        (422,),
        Reach.SUPPORT,
        "Postmark does not support this action here.",
        "Postmark rules out what was asked of this server, whatever the token.",
        "Try the change in the web interface, or ask Postmark support what stands in its way.",
    ),
)

_PLAN = current_rows(
    "servers, domains, stats",
    (
        614,
        (422,),
        Reach.ACCOUNT,
        "The plan does not include this, or its limit is reached.",
        "The account has used up its servers, message streams, domains or users, or its plan lacks statistics or"
        " inbound mail.",
        "Remove something that is no longer needed, or move the account to a larger plan.",
    ),
)

ROWS = (*_SERVERS, *_PLAN)
