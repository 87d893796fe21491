"""ErrorCodes of SMTP tokens. Postmark lists them but documents no operation for SMTP tokens, so no call of the public
API produces them; whoever meets one manages SMTP tokens in the web interface.
"""

from helpers.reference.error_rows.row import Reach, current_rows

ROWS = tuple(
    current_rows(
        "SMTP tokens",
        (
            1450,
            (422,),
            Reach.NONE,
            "The request for SMTP tokens names no server.",
            "serverId was left out of a call to an endpoint that Postmark does not document.",
            "Manage SMTP tokens in the web interface, in the settings of the message stream.",
        ),
        (
            1451,
            (422,),
            Reach.NONE,
            "The SMTP token was not found.",
            "It was deleted, or its id is wrong.",
            "See in the stream's settings which SMTP tokens exist, and make a new one if it is gone.",
        ),
        (
            1452,
            (422,),
            Reach.NONE,
            "The request for an SMTP token has no body.",
            "An endpoint that Postmark does not document was called without JSON.",
            "Make the SMTP token in the web interface, where no request has to be written.",
        ),
        (
            1453,
            (422,),
            Reach.NONE,
            "The server of the SMTP token was not found.",
            "The server was deleted, or belongs to another account.",
            "Open the list of servers in the web interface and pick one that exists.",
        ),
        (
            1454,
            (422,),
            Reach.NONE,
            "The SMTP token has no message stream that exists.",
            "MessageStream is missing, or names none of the server's streams.",
            "Choose one of the server's transactional or broadcast streams for the token.",
        ),
        (
            1455,
            (422,),
            Reach.NONE,
            "The ServerID of the SMTP token leads to no server.",
            "ServerID is missing or unknown to Postmark.",
            "Take the number from the server's address in the web interface.",
        ),
        (
            1456,
            (422,),
            Reach.NONE,
            "The SMTP token's length is out of range.",
            "A key was probably shortened or lengthened when it was copied.",
            "Copy access key and secret key again, whole and without spaces, or make a new token.",
        ),
        (
            1457,
            (422,),
            Reach.NONE,
            "Inbound streams take no SMTP tokens.",
            "The stream chosen receives mail and cannot send.",
            "Make the token on the stream that is to send.",
        ),
        (
            1458,
            (422,),
            Reach.NONE,
            "The stream has as many SMTP tokens as it may.",
            "Tokens that nobody uses any more were never deleted.",
            "Delete an unused SMTP token of the stream, then make the new one.",
        ),
        (
            1459,
            (422,),
            Reach.NONE,
            "The stream is archived and waits for its deletion.",
            "An SMTP token was asked for on a stream that is about to be purged.",
            "Bring the stream back first, or make the token on another stream.",
        ),
        (
            1460,
            (422,),
            Reach.NONE,
            "SMTP is switched off on the server.",
            "SmtpApiActivated is false on this server.",
            "Switch SMTP on in the server's settings, or send over the HTTP API.",
        ),
    )
)
