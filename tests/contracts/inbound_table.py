"""Contracts about received messages, inbound rules and data removals."""

from tests.contracts.contract import Contract, Request
from tests.contracts.table import ACCOUNT, LIST, SERVER, get


def rule(text: str) -> Request:
    return Request(method="POST", target="/triggers/inboundrules", server=SERVER, json={"Rule": text})


def act(what: str) -> Request:
    return Request(method="PUT", target=f"/messages/inbound/nobody/{what}", server=SERVER)


REMOVAL = {"RequestedBy": "hello@example.com", "RequestedFor": "ada@example.org", "NotifyWhenCompleted": False}

CONTRACTS = (
    Contract(
        name="received messages",
        request=get(f"/messages/inbound{LIST}", server=SERVER),
        status=200,
        live=True,
        body={"TotalCount": int, "InboundMessages": list},
    ),
    Contract(
        name="received messages without count",
        request=get("/messages/inbound", server=SERVER),
        status=422,
        error_code=700,
        live=True,
    ),
    Contract(
        name="no such received message",
        request=get("/messages/inbound/nobody/details", server=SERVER),
        status=422,
        error_code=701,
    ),
    Contract(
        name="nothing to bypass",
        request=act("bypass"),
        status=422,
        error_code=701,
        body={"Message": "This message was not found or cannot be bypassed."},
    ),
    Contract(
        name="nothing to retry",
        request=act("retry"),
        status=422,
        error_code=701,
        body={"Message": "This message was not found or cannot be retried."},
    ),
    Contract(
        name="a new inbound rule",
        request=rule("someone@example.com"),
        status=200,
        body={"ID": int, "Rule": "someone@example.com"},
    ),
    Contract(
        name="inbound rules",
        before=(rule("example.org"),),
        request=get(f"/triggers/inboundrules{LIST}", server=SERVER),
        status=200,
        body={"TotalCount": 1, "InboundRules.0.Rule": "example.org", "InboundRules.0.ID": int},
    ),
    Contract(
        name="inbound rules without count",
        request=get("/triggers/inboundrules", server=SERVER),
        status=422,
        error_code=800,
        live=True,
    ),
    Contract(name="no inbound rule", request=rule(""), status=422, error_code=809),
    Contract(
        name="an inbound rule twice", before=(rule("a.example"),), request=rule("a.example"), status=422, error_code=810
    ),
    Contract(
        name="no such inbound rule",
        request=Request(method="DELETE", target="/triggers/inboundrules/1", server=SERVER),
        status=422,
        error_code=812,
    ),
    Contract(
        name="no data removals without permission",
        request=Request(method="POST", target="/data-removals", account=ACCOUNT, json=REMOVAL),
        status=422,
        error_code=1302,
    ),
    Contract(name="nor their progress", request=get("/data-removals/1", account=ACCOUNT), status=422, error_code=1302),
    Contract(
        name="data removals are the account's",
        request=Request(method="POST", target="/data-removals", server=SERVER, json=REMOVAL),
        status=401,
        error_code=10,
    ),
)
