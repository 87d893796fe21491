"""The contract table. Texts, statuses and fields are those of the reference pages and of published replies."""

import re

from tests.contracts.contract import Contract, Request

SERVER, ACCOUNT, SANDBOX, TEST = "server", "account", "sandbox", "POSTMARK_API_TEST"
GARBAGE = "no-token-at-all"
NOT_SERVER = {"Message": "Request does not contain a valid Server token."}
NOT_ACCOUNT = {"Message": "Request does not contain a valid Account token."}
ELSEWHERE = {"Message": "The Postmark Test API Token may only be used on the /email endpoint."}
JSON_ERROR = {"Content-Type": "application/json; charset=utf-8", "X-PM-ApiErrorCode": "10"}

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SUBMITTED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}([+-]\d\d:\d\d|Z)")
SECONDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)")

BLACK_HOLE = "test@blackhole.postmarkapp.com"
HARD_BOUNCE = "hardbounce@bounce-testing.postmarkapp.com"
GOOD = {"From": "hello@example.com", "To": BLACK_HOLE, "Subject": "Hello", "TextBody": "Hello there"}
LIST = "?count=1&offset=0"


def get(target: str, **more: str) -> Request:
    return Request(method="GET", target=target, **more)


def email(token: str = SERVER, **fields: object) -> Request:
    return Request(method="POST", target="/email", server=token, json=GOOD | fields)


ACCESS = (
    Contract(
        name="no token",
        request=get("/server"),
        status=401,
        error_code=10,
        body=NOT_SERVER,
        headers=JSON_ERROR,
        live=True,
    ),
    Contract(
        name="garbage", request=get("/server", server=GARBAGE), status=401, error_code=10, body=NOT_SERVER, live=True
    ),
    Contract(
        name="empty token", request=get("/server", server=""), status=401, error_code=10, body=NOT_SERVER, live=True
    ),
    Contract(
        name="account token in the server header",
        request=get("/deliverystats", server=ACCOUNT),
        status=401,
        error_code=10,
        body=NOT_SERVER,
        live=True,
    ),
    Contract(
        name="account token sends",
        request=Request(method="POST", target="/email", account=ACCOUNT, json=GOOD),
        status=401,
        error_code=10,
        body=NOT_SERVER,
    ),
    Contract(
        name="server token on the account API",
        request=get(f"/domains{LIST}", account=SERVER),
        status=401,
        error_code=10,
        live=True,
    ),
    Contract(name="no account token", request=get(f"/domains{LIST}"), status=401, error_code=10, body=NOT_ACCOUNT),
    Contract(name="both tokens", request=get("/server", server=SERVER, account=ACCOUNT), status=401, error_code=10),
    Contract(
        name="bearer",
        request=Request(method="GET", target="/server", headers={"Authorization": f"Bearer {GARBAGE}"}),
        status=401,
        error_code=10,
        live=True,
    ),
    Contract(
        name="test token elsewhere",
        request=get("/server", server=TEST),
        status=403,
        error_code=10,
        body=ELSEWHERE,
        live=True,
    ),
    Contract(name="wrong method", request=get("/email"), status=405, live=True),
    Contract(name="unknown path", request=get("/no/such/path"), status=404, live=True),
)

SENDING = (
    Contract(
        name="a message",
        request=email(),
        status=200,
        error_code=0,
        body={"To": BLACK_HOLE, "Message": "OK", "MessageID": UUID, "SubmittedAt": SUBMITTED},
    ),
    Contract(
        name="test token",
        request=email(TEST, From="anybody@example.com"),
        status=200,
        error_code=0,
        body={"To": BLACK_HOLE, "Message": "Test job accepted", "MessageID": UUID, "SubmittedAt": SUBMITTED},
        live=True,
    ),
    Contract(name="test token, bad To", request=email(TEST, To="nobody"), status=422, error_code=300, live=True),
    Contract(name="test token, no body", request=email(TEST, TextBody=None), status=422, error_code=300, live=True),
    Contract(
        name="test token, no To",
        request=email(TEST, To=None),
        status=422,
        error_code=300,
        body={"Message": "Zero recipients specified"},
        live=True,
    ),
    Contract(
        name="unknown stream",
        request=email(MessageStream="unknown-stream"),
        status=422,
        error_code=1235,
        body={"Message": "The stream provided: 'unknown-stream' does not exist on this server."},
    ),
    Contract(name="inbound stream", request=email(MessageStream="inbound"), status=422, error_code=1236),
    Contract(name="foreign sender", request=email(From="no-reply@authjs.dev"), status=422, error_code=400),
    Contract(name="a field of the wrong type", request=email(To=[BLACK_HOLE]), status=422, error_code=403),
    Contract(
        name="no JSON",
        request=Request(
            method="POST",
            target="/email",
            server=SERVER,
            content=b"{",
            headers={"Content-Type": "application/json", "Accept": "application/json"},
        ),
        status=422,
        error_code=402,
    ),
    Contract(
        name="not declared as JSON",
        request=Request(method="POST", target="/email", server=SERVER, content=b"{}"),
        status=415,
    ),
    Contract(
        name="inactive recipient",
        before=(email(To=HARD_BOUNCE),),
        request=email(To=HARD_BOUNCE),
        status=422,
        error_code=406,
        body={"Message": re.compile(rf".*Found inactive addresses: {re.escape(HARD_BOUNCE)}\. Inactive.*")},
    ),
    Contract(
        name="a batch with one bad message",
        request=Request(method="POST", target="/email/batch", server=SERVER, json=[GOOD, GOOD | {"To": "nobody"}]),
        status=200,
        body={"0.ErrorCode": 0, "0.MessageID": UUID, "1.ErrorCode": 300},
    ),
    Contract(
        name="a batch of 501",
        request=Request(method="POST", target="/email/batch", server=TEST, json=[GOOD] * 501),
        status=422,
        error_code=410,
    ),
)

READING = (
    Contract(
        name="delivery stats",
        request=get("/deliverystats", server=SERVER),
        status=200,
        live=True,
        body={"InactiveMails": int, "Bounces.0.Name": "All"},
    ),
    Contract(
        name="bounces",
        request=get(f"/bounces{LIST}", server=SERVER),
        status=200,
        live=True,
        body={"TotalCount": int, "Bounces": list},
    ),
    Contract(
        name="messages",
        request=get(f"/messages/outbound{LIST}", server=SERVER),
        status=200,
        live=True,
        body={"TotalCount": int, "Messages": list},
    ),
    Contract(
        name="messages without count",
        request=get("/messages/outbound", server=SERVER),
        status=422,
        error_code=700,
        live=True,
    ),
    Contract(
        name="no such message",
        request=get("/messages/outbound/nobody/details", server=SERVER),
        status=422,
        error_code=701,
    ),
    Contract(name="no such bounce", request=get("/bounces/1", server=SERVER), status=422, error_code=1001),
    Contract(
        name="own server",
        request=get("/server", server=SERVER),
        status=200,
        live=True,
        body={"ID": int, "Name": str, "ApiTokens": list, "DeliveryType": re.compile("Live|Sandbox")},
    ),
    Contract(
        name="message streams",
        request=get("/message-streams", server=SERVER),
        status=200,
        live=True,
        body={"TotalCount": int, "MessageStreams.0.ID": str, "MessageStreams.0.CreatedAt": SECONDS},
    ),
    Contract(
        name="one stream",
        request=get("/message-streams/outbound", server=SERVER),
        status=200,
        live=True,
        body={"MessageStreamType": "Transactional"},
    ),
    Contract(
        name="no such stream",
        request=get("/message-streams/nowhere", server=SERVER),
        status=422,
        error_code=1226,
        live=True,
    ),
    Contract(
        name="suppressions",
        request=get("/message-streams/outbound/suppressions/dump", server=SERVER),
        status=200,
        live=True,
        body={"Suppressions": list},
    ),
    Contract(
        name="domains",
        request=get(f"/domains{LIST}", account=ACCOUNT),
        status=200,
        live=True,
        body={"TotalCount": int, "Domains": list},
    ),
    Contract(
        name="domains without count", request=get("/domains", account=ACCOUNT), status=422, error_code=500, live=True
    ),
    Contract(
        name="senders",
        request=get(f"/senders{LIST}", account=ACCOUNT),
        status=200,
        live=True,
        body={"TotalCount": int, "SenderSignatures": list},
    ),
    Contract(
        name="servers",
        request=get(f"/servers{LIST}", account=ACCOUNT),
        status=200,
        live=True,
        body={"TotalCount": int, "Servers.0.ApiTokens": list},
    ),
    Contract(
        name="a new server",
        request=Request(method="POST", target="/servers", account=ACCOUNT, json={"Name": "Shop"}),
        status=200,
        body={"Name": "Shop", "ApiTokens.0": str, "DeliveryType": "Live"},
    ),
    Contract(
        name="a sandboxed message",
        before=(email(SANDBOX, To="ada@example.org"),),
        request=get(f"/messages/outbound{LIST}", server=SANDBOX),
        status=200,
        body={"Messages.0.Sandboxed": True, "Messages.0.To.0.Email": "ada@example.org"},
    ),
    Contract(
        name="not imitated",
        request=Request(
            method="POST",
            target="/templates/validate",
            server=SERVER,
            json={"HtmlBody": f"<style>{'b {color: red}' * 1000}</style>{'<b>' * 1001}"},
        ),
        status=501,
    ),
)

CONTRACTS = (*ACCESS, *SENDING, *READING)
