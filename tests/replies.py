"""What `tests.loopback` may be told to answer: Postmark's own replies, and what others put in their place.

Knows Postmark's replies to the two token headers, without the practice Postmark's header; imports nothing of the kit.
"""

import gzip
import json
from collections.abc import Collection
from http import HTTPStatus

from tests.loopback import Act, Behaviour, Heard, Then

JSON_TYPE = "application/json; charset=utf-8"
HTML_TYPE = "text/html; charset=utf-8"


def reply(status: int, body: bytes = b"", content_type: str = JSON_TYPE, **headers: str) -> Act:
    """A well-formed reply; `Location="…"` and the like are further headers, with underscores for hyphens."""
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", f"Content-Length: {len(body)}"]
    lines += [f"Content-Type: {content_type}"] if content_type else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return Act(data="\r\n".join([*lines, "", ""]).encode() + body)


def json_reply(status: int, value: object, **headers: str) -> Act:
    """A reply with a JSON value."""
    return reply(status, json.dumps(value).encode(), **headers)


def page(status: int, words: str = "Sign in to this network") -> Act:
    """A web page."""
    return reply(status, f"<!DOCTYPE html><html><h1>{words}</h1></html>".encode(), HTML_TYPE)


def error(status: int, code: int, message: str) -> Act:
    """An error in Postmark's own form."""
    return json_reply(status, {"ErrorCode": code, "Message": message})


def in_turn(*acts: Act) -> Behaviour:
    """One act after the other, whatever is asked."""
    rest = iter(acts)
    return lambda _heard: next(rest)


HANG = Act(then=Then.HANG)
DROP = Act(then=Then.CLOSE)
RESET = Act(then=Then.RESET)
DROP_MID_BODY = Act(data=b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"InactiveMails"', then=Then.CLOSE)
NO_HTTP = Act(data=b"220 mail.example.com ESMTP\r\n", then=Then.CLOSE)
TRUNCATED_JSON = reply(200, b'{"ID": 1, "Name": "x", "InactiveMails": 0, "TotalCo')
CAPTIVE_PORTAL = page(200)
WRONG_SHAPE = json_reply(200, {"status": "ok"})
EMPTY_405 = reply(405, content_type="")
BAD_GZIP = reply(200, b"this is not gzip", Content_Encoding="gzip")
OVERSIZED = reply(200, gzip.compress(b" " * (21 * 1024 * 1024)), Content_Encoding="gzip")
MAINTENANCE = error(503, 100, "Offline for maintenance.")


def deadline_for(*acts: Behaviour | Act) -> float:
    """Seconds to wait: few only where waiting is the test, since a busy machine is slow at everything."""
    return 0.4 if HANG in acts else 20.0


SERVER_REFUSAL = "Request does not contain a valid Server token."
ACCOUNT_REFUSAL = "Request does not contain a valid Account token."
SERVER_REPLIES: dict[str, object] = {
    "GET /deliverystats": {"InactiveMails": 0, "Bounces": []},
    "GET /server": {
        "ID": 7,
        "Name": "Shop",
        "Color": "blue",
        "DeliveryType": "Live",
        "SmtpApiActivated": True,
        "ServerLink": "https://postmarkapp.com/servers/7/streams",
        "ApiTokens": [],
    },
    "GET /message-streams": {"MessageStreams": [{"ID": "outbound"}, {"ID": "inbound"}], "TotalCount": 2},
    "POST /email": {"ErrorCode": 0, "Message": "OK", "MessageID": "m-1", "To": "x", "SubmittedAt": "2026-01-05"},
}
ACCOUNT_REPLIES: dict[str, object] = {
    "GET /domains": {"TotalCount": 1, "Domains": [{"Name": "example.com", "DKIMVerified": True}]},
    "GET /servers": {"TotalCount": 3, "Servers": []},
    "GET /senders": {"TotalCount": 2, "SenderSignatures": []},
}


def postmark(*, server_tokens: Collection[str] = (), account_tokens: Collection[str] = ()) -> Behaviour:
    """Postmark as far as two token headers go, without the practice Postmark's header."""

    def behaviour(heard: Heard) -> Act:
        operation = f"{heard.method} {heard.target.partition('?')[0]}"
        if operation in ACCOUNT_REPLIES:
            known = heard.headers.get("x-postmark-account-token") in account_tokens
            return json_reply(200, ACCOUNT_REPLIES[operation]) if known else error(401, 10, ACCOUNT_REFUSAL)
        if operation in SERVER_REPLIES:
            known = heard.headers.get("x-postmark-server-token") in server_tokens
            return json_reply(200, SERVER_REPLIES[operation]) if known else error(401, 10, SERVER_REFUSAL)
        return page(404, "The resource cannot be found.")

    return behaviour


def echo(heard: Heard) -> Act:
    """Send the request's headers back, in the body and as headers."""
    told = {name: value for name, value in heard.headers.items() if name.startswith("x-postmark")}
    echoed = {f"X-Echo-{name}": value for name, value in told.items()}
    return json_reply(422, {"ErrorCode": 402, "Message": f"You sent {told}", "Headers": told}, **echoed)


def tunnel_to(port: int) -> Act:
    """A proxy that leads every CONNECT to one port of this machine, whatever host it names."""
    return Act(data=b"HTTP/1.1 200 Connection established\r\n\r\n", tunnel_to=port)
