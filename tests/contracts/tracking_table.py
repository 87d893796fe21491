"""Contracts about opens, clicks and statistics."""

from tests.contracts.contract import Contract, Request
from tests.contracts.table import GOOD, LIST, SERVER, get

SENT = Request(method="POST", target="/email", server=SERVER, json=GOOD | {"TrackOpens": True})
SERIES = {
    "sends": ["Sent"],
    "bounces": ["HardBounce", "SoftBounce", "SMTPApiError", "Transient"],
    "spam": ["SpamComplaint"],
    "tracked": ["Tracked"],
    "opens": ["Opens", "Unique"],
    "opens/platforms": ["Desktop", "Mobile", "Unknown", "WebMail"],
    "opens/emailclients": [],
    "clicks": ["Clicks", "Unique"],
    "clicks/browserfamilies": [],
    "clicks/platforms": ["Desktop", "Mobile", "Unknown"],
    "clicks/location": ["HTML", "Text"],
}

CONTRACTS = (
    *(
        Contract(
            name=f"all {what}",
            request=get(f"/messages/outbound/{what}{LIST}", server=SERVER),
            status=200,
            live=True,
            body={"TotalCount": int, what.title(): list},
        )
        for what in ("opens", "clicks")
    ),
    *(
        Contract(
            name=f"{what} without count",
            request=get(f"/messages/outbound/{what}", server=SERVER),
            status=422,
            error_code=700,
            live=True,
        )
        for what in ("opens", "clicks")
    ),
    Contract(
        name="opens of no message",
        request=get(f"/messages/outbound/opens/nobody{LIST}", server=SERVER),
        status=422,
        error_code=701,
    ),
    Contract(
        name="the overview",
        before=(SENT,),
        request=get("/stats/outbound", server=SERVER),
        status=200,
        body={"Sent": 1, "Tracked": 1, "WithOpenTracking": 1, "Opens": 0, "BounceRate": float},
    ),
    *(
        Contract(
            name=f"the series {path}",
            request=get(f"/stats/outbound/{path}", server=SERVER),
            status=200,
            live=True,
            body={"Days": list, **dict.fromkeys(columns, int)},
        )
        for path, columns in SERIES.items()
    ),
    Contract(
        name="statistics of no stream",
        request=get("/stats/outbound?messagestream=nowhere", server=SERVER),
        status=422,
        error_code=1226,
        live=True,
    ),
    Contract(
        name="statistics from no date",
        request=get("/stats/outbound?fromdate=soon", server=SERVER),
        status=422,
        error_code=900,
        live=True,
    ),
    Contract(
        name="statistics from long ago",
        request=get("/stats/outbound?fromdate=2020-01-01", server=SERVER),
        status=422,
        error_code=1500,
        live=True,
    ),
    Contract(
        name="statistics that end before they begin",
        request=get("/stats/outbound?fromdate=2026-01-03&todate=2026-01-01", server=SERVER),
        status=422,
        error_code=1502,
    ),
)
