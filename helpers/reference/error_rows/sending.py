"""ErrorCodes of authentication, of the API as a whole and of everything that sends."""

from helpers.reference.error_rows.row import EARLIER_TABLE, ErrorRow, Listing, Reach, current_rows
from helpers.reference.sources import observed

_AUTHENTICATION = current_rows(
    "authentication",
    (
        10,
        (401, 403),
        Reach.API,
        "The request carries no token that this endpoint accepts.",
        "The token is missing (older replies: 'No Account or Server API tokens were supplied'), mistyped, revoked or of"
        " the other kind, or it is the test token used for more than sending.",
        "Send a server token in X-Postmark-Server-Token; account endpoints want an account token in"
        " X-Postmark-Account-Token instead.",
    ),
)

_GLOBAL = current_rows(
    "global",
    (
        100,
        (503,),
        Reach.SUPPORT,
        "Postmark's API is down for maintenance.",
        "Postmark is working on its systems; neither the token nor the message is at fault.",
        "Keep the message, watch status.postmarkapp.com and send again once the API is back.",
    ),
    (
        101,
        (500,),
        Reach.SUPPORT,
        "Postmark ran into an error of its own.",
        "A fault inside Postmark cut the request short; the reply names an error id.",
        "See in the activity whether the message is there before you send it again, and give support the error id.",
    ),
)

_RATE_LIMIT = ErrorRow(
    code=429,
    http=(429,),
    family="global",
    meaning="Requests arrive faster than Postmark accepts them.",
    cause="A loop or many workers call at once; Postmark publishes no number and documents no Retry-After header.",
    fix="Wait longer after each refusal, and put many messages into one POST /email/batch.",
    listing=Listing.OLD,
    reach=Reach.SUPPORT,
    source=EARLIER_TABLE,
)

_BULK = current_rows(
    "bulk",
    (
        11,
        (422,),
        Reach.API,
        "The bulk request has several faults at once.",
        "More than one field was refused; each refusal stands under its field in Errors.",
        "Go through the Errors object, repair every field and send the whole request again: none of it was accepted.",
    ),
    (
        12,
        (404,),
        Reach.API,
        "No bulk send with this id belongs to the server.",
        "The id is mistyped, or the bulk send was made with another server's token.",
        "Take the Id from the reply of POST /email/bulk and ask with the server token that sent it.",
    ),
    (
        13,
        (422,),
        Reach.API,
        "The paginationKey does not fit.",
        "The key was shortened, encoded twice or made up.",
        "Pass the PaginationKey of the previous page on unchanged, or leave it out to begin with the first page.",
    ),
    (
        14,
        (422,),
        Reach.ACCOUNT,
        "The account may not use the bulk endpoints yet.",
        "Bulk sending is opened account by account, on request.",
        "Ask Postmark support to open it; until then send with POST /email/batch on a broadcast stream.",
    ),
)

_SENDING = current_rows(
    "sending",
    (
        300,
        (422, 200),
        Reach.API,
        "A field of the message breaks a rule.",
        "An address cannot be parsed, a recipient or a body is missing, or a limit on recipients, metadata, headers or"
        " attachments is passed.",
        "Read which field Message names, correct that field and send again.",
    ),
    (
        402,
        (422,),
        Reach.API,
        "The body is not JSON that Postmark can read.",
        "The body has a trailing comma or single quotes, is form-encoded, or was put together by hand.",
        "Let a JSON library write the body, encode it as UTF-8 and look at the bytes that really leave.",
    ),
    (
        403,
        (422,),
        Reach.API,
        "A field of the request has a form that Postmark does not take.",
        "A field holds the wrong type, such as a list where To wants one text with commas.",
        "Compare the field that Message names with the reference page: spelling, type and nesting.",
    ),
    (
        406,
        (422, 200),
        Reach.API,
        "A recipient is inactive: the address stands on the message stream's suppression list.",
        "The address bounced hard, its owner complained about spam, or somebody suppressed it by hand.",
        "Look the address up in the stream's suppressions and lift the entry if the address works again; an entry from"
        " a spam complaint stays.",
    ),
    (
        410,
        (422,),
        Reach.API,
        "The batch holds more than 500 messages.",
        "The program puts everything it has into one request.",
        "Cut the list into requests of at most 500 messages and 50 MB.",
    ),
    (
        411,
        (422,),
        Reach.API,
        "An attachment has a file type that Postmark does not carry.",
        "The attachment's Name ends in a forbidden extension such as exe, bat or msi.",
        "Leave the file out and put a link to it into the message.",
    ),
    (
        412,
        (422,),
        Reach.ACCOUNT,
        "The account waits for approval and may only write to the From address's own domain.",
        "A recipient is on another domain than the From address.",
        "Request approval in the account; until then send only to addresses on the domain of From.",
    ),
    (
        413,
        (422,),
        Reach.ACCOUNT,
        "The account is not approved for sending.",
        "Postmark has not let this account send; the token itself was accepted.",
        "Log in, read what the account's pages say about its approval and write to Postmark support.",
    ),
    (
        422,
        (422,),
        Reach.ACCOUNT,
        "Postmark finds no valid server or account behind the request.",
        "The server was probably deleted, or the account closed, after the token was issued.",
        "Check in the web interface that server and account still exist, then take a token from a server that does.",
    ),
    (
        1235,
        (422,),
        Reach.API,
        "No message stream with this ID exists on the token's server.",
        "MessageStream holds the stream's name instead of its ID, or the token belongs to another server.",
        "Take the ID from GET /message-streams with the same token, or leave MessageStream out to use outbound.",
    ),
    (
        1236,
        (422,),
        Reach.API,
        "This message stream cannot send.",
        "MessageStream names an inbound stream, often because a received message is passed on unchanged.",
        "Name a transactional or broadcast stream, such as outbound.",
    ),
    (
        1480,
        (422, 403),
        Reach.ACCOUNT,
        "The caller's IP address may not send.",
        "An IP allow-list of the account or the server lacks this address; reads are not checked against it.",
        "Add the outgoing IP address to the allow-list in the web interface, or send from an address that is on it.",
    ),
)

# Seen in replies of 2026 although today's table leaves it out.
_UNKNOWN_SENDER = ErrorRow(
    code=400,
    http=(422, 200),
    family="sending",
    meaning="The From address belongs to no sender signature or verified domain of the account.",
    cause="From is a user's own address, a framework's default such as no-reply@…, or on a domain never added; older"
    " replies say 'Sender signature not defined'.",
    fix="Verify the domain or confirm a sender signature for this address, or send from one that the account has.",
    listing=Listing.WIRE,
    reach=Reach.API,
    source=observed(
        "https://github.com/feedadoc/feedadoc/pull/110",
        "seen again in September 2026: benclmnt/postmock, docs/03-sending.md",
    ),
)

_OLD = (
    ErrorRow(
        code=401,
        http=(422,),
        family="sending",
        meaning="The sender signature of the From address is not confirmed.",
        cause="Nobody has opened the link in the confirmation mail, or the signature was removed again.",
        fix="Open the confirmation mail at that address; POST /senders/{signature_id}/resend sends it again.",
        listing=Listing.OLD,
        reach=Reach.API,
        source=observed(
            "https://github.com/ActiveCampaign/postmark-wordpress/issues/4", "named by Postmark's staff in 2016"
        ),
    ),
    ErrorRow(
        code=405,
        http=(422,),
        family="sending",
        meaning="The account may send no more for now.",
        cause="The volume of the plan is used up; the free plan holds 100 messages a month.",
        fix="Look at the account's usage, then upgrade the plan or wait for the next month.",
        listing=Listing.OLD,
        reach=Reach.ACCOUNT,
        source=EARLIER_TABLE,
    ),
    ErrorRow(
        code=409,
        http=(415, 422),
        family="sending",
        meaning="The request does not say that it speaks JSON.",
        cause="Accept or Content-Type is missing or names another format; today's pages give HTTP 415 for this.",
        fix="Set both headers, Accept and Content-Type, to application/json.",
        listing=Listing.OLD,
        reach=Reach.API,
        source=EARLIER_TABLE,
    ),
)

ROWS = (*_AUTHENTICATION, *_GLOBAL, _RATE_LIMIT, *_BULK, *_SENDING, _UNKNOWN_SENDER, *_OLD)
