"""Contracts of what changes settings: streams, suppressions, bounces, servers, domains, sender signatures, webhooks."""

import re

from tests.contracts.contract import Contract, Request
from tests.contracts.table import ACCOUNT, HARD_BOUNCE, SECONDS, SERVER, email

STREAM = {"ID": "receipts", "Name": "Receipts", "MessageStreamType": "Transactional"}
SUPPRESSED = {"Suppressions": [{"EmailAddress": "ada@example.org"}, {"EmailAddress": "nobody"}]}
OUTBOUND = "/message-streams/outbound/suppressions"
HOOK = {"Url": "https://example.com/hook", "Triggers": {"Open": {"Enabled": True}}, "Verify": False}


def server(method: str, target: str, json: object = None) -> Request:
    return Request(method=method, target=target, server=SERVER, json=json)


def account(method: str, target: str, json: object = None) -> Request:
    return Request(method=method, target=target, account=ACCOUNT, json=json)


STREAMS = (
    Contract(
        name="a new stream",
        request=server("POST", "/message-streams", STREAM),
        status=200,
        body={"ID": "receipts", "CreatedAt": SECONDS, "UpdatedAt": None, "ArchivedAt": None},
    ),
    Contract(
        name="a new stream without a name",
        request=server("POST", "/message-streams", STREAM | {"Name": ""}),
        status=422,
        error_code=1223,
    ),
    Contract(
        name="an edited stream",
        request=server("PATCH", "/message-streams/broadcast", {"Name": "News"}),
        status=200,
        body={"Name": "News", "MessageStreamType": "Broadcasts", "UpdatedAt": SECONDS},
    ),
    Contract(
        name="an archived stream",
        request=server("POST", "/message-streams/broadcast/archive"),
        status=200,
        body={"ID": "broadcast", "ServerID": int, "ExpectedPurgeDate": SECONDS},
    ),
    Contract(
        name="the default stream stays",
        request=server("POST", "/message-streams/outbound/archive"),
        status=422,
        error_code=1229,
    ),
    Contract(
        name="a stream that comes back",
        before=(server("POST", "/message-streams/broadcast/archive"),),
        request=server("POST", "/message-streams/broadcast/unarchive"),
        status=200,
        body={"ArchivedAt": None, "ExpectedPurgeDate": None},
    ),
)

SUPPRESSIONS = (
    Contract(
        name="suppressed addresses",
        request=server("POST", OUTBOUND, SUPPRESSED),
        status=200,
        body={"Suppressions.0.Status": "Suppressed", "Suppressions.0.Message": None, "Suppressions.1.Status": "Failed"},
    ),
    Contract(
        name="lifted suppressions",
        before=(server("POST", OUTBOUND, SUPPRESSED),),
        request=server("POST", f"{OUTBOUND}/delete", SUPPRESSED),
        status=200,
        body={"Suppressions.0.Status": "Deleted"},
    ),
    Contract(name="no suppressions", request=server("POST", OUTBOUND, {}), status=422, error_code=1409),
    Contract(
        name="a bounce that is activated",
        before=(email(To=HARD_BOUNCE),),
        request=server("PUT", "/bounces/1007/activate", {}),
        status=200,
        body={"Message": "OK", "Bounce.Inactive": False, "Bounce.Email": HARD_BOUNCE},
    ),
    Contract(name="a bounce without an id", request=server("PUT", "/bounces//activate"), status=400, error_code=1002),
)

ACCOUNTS = (
    Contract(
        name="an edited server",
        request=server("PUT", "/server", {"Name": "Shop", "Color": "Red"}),
        status=200,
        body={"Name": "Shop", "Color": "red", "ApiTokens.0": str},
    ),
    Contract(name="deleting is off", request=account("DELETE", "/servers/1002"), status=422, error_code=604),
    Contract(
        name="a new domain",
        request=account("POST", "/domains", {"Name": "example.edu"}),
        status=200,
        body={"ID": int, "DKIMVerified": False, "DKIMPendingHost": re.compile(r"\d+\._domainkey\.example\.edu")},
    ),
    Contract(
        name="a public domain", request=account("POST", "/domains", {"Name": "gmail.com"}), status=422, error_code=503
    ),
    Contract(
        name="a rotated key",
        request=account("POST", "/domains/1003/rotatedkim"),
        status=200,
        body={"DKIMVerified": True, "DKIMUpdateStatus": "Pending"},
    ),
    Contract(
        name="a new sender signature",
        request=account("POST", "/senders", {"FromEmail": "cy@example.edu", "Name": "Cy"}),
        status=200,
        body={"EmailAddress": "cy@example.edu", "Confirmed": False},
    ),
    Contract(
        name="a confirmation sent again",
        request=account("POST", "/senders/1006/resend"),
        status=200,
        error_code=0,
        body={"Message": "Confirmation email for Sender Signature grace@example.org was re-sent."},
    ),
    Contract(name="confirmed already", request=account("POST", "/senders/1005/resend"), status=422, error_code=506),
)

WEBHOOKS = (
    Contract(
        name="a new webhook",
        request=server("POST", "/webhooks", HOOK),
        status=200,
        body={"ID": int, "Status": "unverified", "Triggers.Open.Enabled": True, "Triggers.Click.Enabled": False},
    ),
    Contract(
        name="webhooks",
        before=(server("POST", "/webhooks", HOOK),),
        request=server("GET", "/webhooks?MessageStream=outbound"),
        status=200,
        body={"Webhooks.0.Url": HOOK["Url"], "Webhooks.0.MessageStream": "outbound"},
    ),
    Contract(
        name="an endpoint where nobody is",
        request=server("POST", "/webhooks", HOOK | {"Url": "http://127.0.0.1:9/hook", "Verify": True}),
        status=422,
        body={"Success": False, "Results.0.TriggerType": "Open", "Message": "0/1 triggers verified successfully"},
        headers={"X-PM-ApiErrorCode": "1364"},
    ),
    Contract(
        name="a webhook's statistics",
        before=(server("POST", "/webhooks", HOOK),),
        request=server("GET", "/webhooks/1007/statistics"),
        status=200,
        body={"WebhookId": 1007, "TimeRange.Hours": 24, "Metrics.TotalRequests": 0},
    ),
    Contract(name="no such webhook", request=server("DELETE", "/webhooks/7"), status=422, error_code=1352),
)

CONTRACTS = (*STREAMS, *SUPPRESSIONS, *ACCOUNTS, *WEBHOOKS)
