"""ErrorCodes of what is kept about mail: messages, bounces, statistics, and the removal of that data."""

from helpers.reference.error_rows.row import Reach, current_rows

_MESSAGES = current_rows(
    "messages",
    (
        700,
        (422,),
        Reach.API,
        "The search for messages, opens or clicks has a parameter that does not fit.",
        "count or offset is missing or out of range, or a filter cannot be read.",
        "Give count from 1 to 500 and offset from 0, together at most 10,000; cut longer searches up by date.",
    ),
    (
        701,
        (422,),
        Reach.API,
        "No such message is known here, or it cannot be bypassed or retried.",
        "It was asked for right after sending, with another server's token or after its retention, or the account's"
        " sending is paused.",
        "Ask again for a minute with the token that sent it; if it stays unknown, look at the web activity and write to"
        " Postmark support.",
    ),
    (
        702,
        (422,),
        Reach.SUPPORT,
        "Postmark could not let the blocked message through.",
        "The bypass itself failed inside Postmark.",
        "Try the bypass once more, then write to Postmark support with the MessageID.",
    ),
    (
        703,
        (422,),
        Reach.SUPPORT,
        "Postmark could not process the failed message again.",
        "The retry itself failed inside Postmark.",
        "Check that your inbound webhook answers with HTTP 200, then give Postmark support the MessageID.",
    ),
)

_BOUNCES = current_rows(
    "bounces",
    (
        1000,
        (422,),
        Reach.API,
        "The search for bounces has a parameter that does not fit.",
        "count or offset is missing, negative or too large, or type is no known bounce type.",
        "Keep count at 500 and count plus offset at 10,000 or less, and spell type as the table of bounce types does.",
    ),
    (
        1001,
        (422,),
        Reach.API,
        "The bounce, or its raw source, is not there.",
        "The id belongs to another server, or the raw source is older than 30 days.",
        "Take the ID from GET /bounces with the same server token; a bounce usually outlives its raw source.",
    ),
    (
        1002,
        (400,),
        Reach.API,
        "The request names no bounce.",
        "The path lacks the bounce's id, often because a variable was empty.",
        "Put the number in a bounce's ID into the path.",
    ),
    (
        1003,
        (422,),
        Reach.API,
        "The address cannot be made active again.",
        "This type of bounce does not allow it, a spam complaint for example.",
        "Stop writing to the address, and ask its owner for another one if the mail is wanted.",
    ),
)

_STATISTICS = current_rows(
    "statistics",
    (
        900,
        (422,),
        Reach.API,
        "A date of the statistics query cannot be read.",
        "fromdate or todate is not written as year-month-day.",
        "Write dates like 2026-09-30.",
    ),
    (
        1500,
        (422,),
        Reach.API,
        "The statistics query reaches back too far.",
        "FromDate lies more than a year ago.",
        "Move FromDate into the last twelve months.",
    ),
    (
        1501,
        (422,),
        Reach.API,
        "The statistics query asks for too many rows, or for no number of them.",
        "count is no whole number, or outside the range that Postmark allows.",
        "Leave count out, or lower it.",
    ),
    (
        1502,
        (422,),
        Reach.API,
        "The statistics query ends before it begins.",
        "FromDate is not earlier than ToDate.",
        "Swap the two dates, or widen the range by a day.",
    ),
)

_DATA_REMOVALS = current_rows(
    "data removals",
    (
        1300,
        (422,),
        Reach.API,
        "The data removal request is empty, or its paging does not fit.",
        "Nothing was sent in the body, or count or offset is malformed.",
        "Send RequestedBy, RequestedFor and NotifyWhenCompleted in the body.",
    ),
    (
        1301,
        (422,),
        Reach.API,
        "No data removal request with this id was found.",
        "The id of the removal is missing or mistyped.",
        "Use the ID from the reply of POST /data-removals.",
    ),
    (
        1302,
        (422,),
        Reach.ACCOUNT,
        "The account may not ask for data removals over the API.",
        "Postmark opens this endpoint on request only.",
        "Ask Postmark support to open it for the account.",
    ),
)

ROWS = (*_MESSAGES, *_BOUNCES, *_STATISTICS, *_DATA_REMOVALS)
