"""The exchanges of a report as HAR 1.2, which browsers and HTTP tools open.

Format: http://www.softwareishard.com/blog/har-12-spec/. Sees redacted records only.
"""

import json
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit

from helpers.client.exchange import Answered, Asked, Exchange
from helpers.display.as_json import Json
from helpers.display.report.records import Contents
from helpers.display.report.times import utc

_UNKNOWN = -1  # the format's word for a size that is not known
_PROTOCOL = "HTTP/1.1"


def report_as_har(report: Contents) -> Json:
    """A `log` with an entry for each exchange."""
    kit, version = report.versions[0]
    return {
        "log": {
            "version": "1.2",
            "creator": {"name": kit, "version": version},
            "entries": [_entry(exchange) for exchange in report.exchanges],
            "comment": "Secrets are masked and the contents of messages left out, so bodies are not as long as sent.",
        }
    }


def report_as_har_text(report: Contents) -> str:
    """The same as text, indented."""
    return json.dumps(report_as_har(report), indent=2, ensure_ascii=False) + "\n"


def _entry(exchange: Exchange) -> Json:
    elapsed = round(max(exchange.elapsed_ms, 0.0), 3)
    return {
        "startedDateTime": utc(exchange.asked.started_at),
        "time": elapsed,
        "request": _request(exchange.asked),
        "response": _response(exchange.answered),
        "cache": {},
        "timings": {"send": 0, "wait": elapsed, "receive": 0, "comment": "Only the whole time was measured."},
        "comment": f"{exchange.outcome.kind}: {exchange.outcome.sentence} {exchange.outcome.detail}".strip(),
    }


def _request(asked: Asked) -> Json:
    body: Json = {} if asked.body is None else {"postData": _post_data(asked)}
    return {
        "method": asked.method,
        "url": asked.url,
        "httpVersion": _PROTOCOL,
        "cookies": [],
        "headers": _named(asked.headers),
        "queryString": _named(dict(parse_qsl(urlsplit(asked.url).query, keep_blank_values=True))),
        **body,
        "headersSize": _UNKNOWN,
        "bodySize": _UNKNOWN if body else 0,
    }


def _post_data(asked: Asked) -> Json:
    mime = next((value for name, value in asked.headers.items() if name.lower() == "content-type"), "")
    return {"mimeType": mime, "params": [], "text": _text(asked.body)}


def _response(answered: Answered | None) -> Json:
    """The reply; status 0, as browsers write it, where none came."""
    headers = {name.lower(): value for name, value in answered.headers.items()} if answered else {}
    text = _text(answered.body) if answered else ""
    return {
        "status": answered.status if answered else 0,
        "statusText": _phrase(answered.status) if answered else "",
        "httpVersion": _PROTOCOL if answered else "",
        "cookies": [],
        "headers": _named(answered.headers) if answered else [],
        "content": {"size": len(text.encode()), "mimeType": headers.get("content-type", ""), "text": text},
        "redirectURL": headers.get("location", ""),
        "headersSize": _UNKNOWN,
        "bodySize": _UNKNOWN,
    }


def _named(values: Mapping[str, str]) -> list[Json]:
    return [{"name": name, "value": value} for name, value in values.items()]


def _text(body: object) -> str:
    return body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else ""
