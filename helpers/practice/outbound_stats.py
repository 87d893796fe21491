"""Statistics of outbound messages: https://postmarkapp.com/developer/api/stats-api

A series has a row for each US-Eastern day on which something happened, and in it only what happened; the totals are
always there. Where a mail program or a platform is counted, it is for first opens (assumed) and all clicks.
Imports `helpers.reference` only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime

from helpers.practice.call import Call
from helpers.practice.counted import BOUNCES, Counted, counted
from helpers.practice.dates import eastern_day
from helpers.practice.sighting import Sighting
from helpers.practice.wire import Json

_Count = tuple[datetime, str]  # when something happened, and the column that it belongs to


def overview(call: Call) -> Json:
    """GET /stats/outbound: one number for everything. Rates are percentages of Sent, to three decimals.

    `Bounced` leaves SMTP API errors out, as the documented example does. That the last three count first opens is
    assumed; `WithReadTimeRecorded` is what the official Node client's types add.
    """
    one = counted(call)
    bounced = sum(bounce.type.name != "SMTPApiError" for bounce in one.bounces)
    first = [seen for seen in one.opens if seen.first]
    return {
        "Sent": len(one.sent),
        "Bounced": bounced,
        "SMTPApiErrors": len(one.bounces) - bounced,
        "BounceRate": _rate(bounced, len(one.sent)),
        "SpamComplaints": len(one.complaints),
        "SpamComplaintsRate": _rate(len(one.complaints), len(one.sent)),
        "Opens": len(one.opens),
        "UniqueOpens": len(first),
        **_tracking(one),
        "WithClientRecorded": sum(seen.device.client is not None for seen in first),
        "WithPlatformRecorded": sum(seen.device.platform != "Unknown" for seen in first),
        "WithReadTimeRecorded": sum(seen.read_seconds > 0 for seen in first),
    }


def _tracking(one: Counted) -> dict[str, Json]:
    return {
        "Tracked": sum(sent.tracked for sent in one.sent),
        "WithLinkTracking": sum(sent.tracks_links for sent in one.sent),
        "WithOpenTracking": sum(sent.tracks_opens for sent in one.sent),
        "TotalTrackedLinksSent": sum(sent.links for sent in one.sent),
        "UniqueLinksClicked": sum(seen.first for seen in one.clicks),
        "TotalClicks": len(one.clicks),
    }


def _rate(part: int, whole: int) -> float:
    return round(100 * part / whole, 3) if whole else 0.0


def _series(counts: Iterable[_Count], *columns: str) -> Json:
    """The days with what happened on them, and the totals of `columns` and of whatever else happened."""
    days: defaultdict[str, Counter[str]] = defaultdict(Counter)
    totals = Counter(dict.fromkeys(columns, 0))
    for at, column in counts:
        days[eastern_day(at)][column] += 1
        totals[column] += 1
    return {"Days": [{"Date": day, **days[day]} for day in sorted(days)], **totals}


def sends(call: Call) -> Json:
    """GET /stats/outbound/sends."""
    return _series(((one.at, "Sent") for one in counted(call).sent), "Sent")


def bounces(call: Call) -> Json:
    """GET /stats/outbound/bounces. Only four types have a column; that others are not counted is assumed."""
    return _series(((one.bounced_at, one.type.name) for one in counted(call).bounces), *BOUNCES)


def complaints(call: Call) -> Json:
    """GET /stats/outbound/spam."""
    return _series(((one.bounced_at, "SpamComplaint") for one in counted(call).complaints), "SpamComplaint")


def tracked(call: Call) -> Json:
    """GET /stats/outbound/tracked."""
    return _series(((one.at, "Tracked") for one in counted(call).sent if one.tracked), "Tracked")


def opens(call: Call) -> Json:
    """GET /stats/outbound/opens: all of them, and the first of each recipient."""
    return _series(_all_and_first(counted(call).opens, "Opens"), "Opens", "Unique")


def open_platforms(call: Call) -> Json:
    """GET /stats/outbound/opens/platforms."""
    first = (one for one in counted(call).opens if one.first)
    return _series(((one.at, one.device.platform) for one in first), "Desktop", "Mobile", "Unknown", "WebMail")


def open_clients(call: Call) -> Json:
    """GET /stats/outbound/opens/emailclients: a column for each mail program that was seen."""
    return _series(_families(one for one in counted(call).opens if one.first))


def clicks(call: Call) -> Json:
    """GET /stats/outbound/clicks: all of them, and the first of each recipient on each link."""
    return _series(_all_and_first(counted(call).clicks, "Clicks"), "Clicks", "Unique")


def click_browsers(call: Call) -> Json:
    """GET /stats/outbound/clicks/browserfamilies: a column for each browser that was seen."""
    return _series(_families(counted(call).clicks))


def click_platforms(call: Call) -> Json:
    """GET /stats/outbound/clicks/platforms."""
    return _series(((one.at, one.device.platform) for one in counted(call).clicks), "Desktop", "Mobile", "Unknown")


def click_locations(call: Call) -> Json:
    """GET /stats/outbound/clicks/location: in the HTML or the text part."""
    return _series(((one.at, one.location) for one in counted(call).clicks), "HTML", "Text")


def _all_and_first(sightings: Iterable[Sighting], column: str) -> Iterable[_Count]:
    for one in sightings:
        yield one.at, column
        if one.first:
            yield one.at, "Unique"


def _families(sightings: Iterable[Sighting]) -> Iterable[_Count]:
    for one in sightings:
        yield one.at, one.device.client.family if one.device.client else "Unknown"
