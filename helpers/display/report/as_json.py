"""A report as JSON for programs. The field names are a promise to those programs; tests hold them.

Sees redacted records only.
"""

import json

from helpers.diagnosis.records import Explained, Finding
from helpers.diagnosis.sending.timeline import Timeline
from helpers.display.as_json import Json, exchange_as_json, explained_as_json, finding_as_json
from helpers.display.report.records import Contents, Part

_ELSEWHERE = {"findings", "exchanges", "headline", "next_step"}  # told once, beside the details


def report_as_json(report: Contents) -> Json:
    """The whole report."""
    times = report.times
    return {
        "report": 1,
        "headline": report.headline,
        "versions": dict(report.versions),
        "times": times and {"first": times[0], "last": times[1]},
        "connection": [{"host": one.host, "who": one.words, "route": one.route} for one in report.places],
        "addresses_shown": report.addresses,
        "results": [_part(part) for part in report.parts],
        "not_checked": list(report.not_checked),
        "exchanges": [exchange_as_json(exchange) for exchange in report.exchanges],
    }


def report_as_json_text(report: Contents) -> str:
    """The same as text, indented."""
    return json.dumps(report_as_json(report), indent=2, ensure_ascii=False) + "\n"


def _part(part: Part) -> Json:
    details = part.kind.form("data")(part.result) if part.kind.data else {}
    return {
        "title": part.kind.title,
        "headline": part.headline,
        "next_step": part.next_step,
        "findings": [_finding(finding) for finding in part.findings],
        "left_open": list(part.left_open),
        "details": {name: value for name, value in details.items() if name not in _ELSEWHERE},
    }


def _finding(finding: Finding) -> Json:
    return explained_as_json(finding) if isinstance(finding, Explained) else finding_as_json(finding)


def timeline_as_json(timeline: Timeline) -> Json:
    """What became of a message, event by event."""
    return {
        "message_id": timeline.message_id,
        "state": str(timeline.state),
        "status": timeline.status,
        "submitted_at": timeline.submitted_at,
        "sandboxed": timeline.sandboxed,
        "waited_s": timeline.waited_s,
        "events": [
            {"at": one.at, "type": one.type, "recipient": one.recipient, "details": one.details}
            for one in timeline.events
        ],
    }
