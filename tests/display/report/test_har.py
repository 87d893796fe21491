"""The HAR form keeps to HAR 1.2, for exchanges that ended in every way."""

import json
from datetime import datetime
from typing import Any

import pytest

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.display.report.make import report_of
from tests.display.report.results import session
from tests.loopback import Behaviour, loopback
from tests.replies import echo, json_reply, postmark

# The fields of http://www.softwareishard.com/blog/har-12-spec/: a type, or the fields of an object; a list's items are
# all alike. Every name is required unless it ends on a question mark; there are no others.
PAIR = {"name": str, "value": str, "comment?": str}
CONTENT = {"size": int, "compression?": int, "mimeType": str, "text?": str, "encoding?": str, "comment?": str}
TIMINGS = {"send": float, "wait": float, "receive": float, "comment?": str}
REQUEST = {
    **{"method": str, "url": str, "httpVersion": str, "cookies": [PAIR], "headers": [PAIR], "queryString": [PAIR]},
    "postData?": {"mimeType": str, "params": [PAIR], "text": str, "comment?": str},
    **{"headersSize": int, "bodySize": int, "comment?": str},
}
RESPONSE = {
    **{"status": int, "statusText": str, "httpVersion": str, "cookies": [PAIR], "headers": [PAIR], "content": CONTENT},
    **{"redirectURL": str, "headersSize": int, "bodySize": int, "comment?": str},
}
ENTRY = {
    **{"pageref?": str, "startedDateTime": datetime, "time": float, "request": REQUEST, "response": RESPONSE},
    **{"cache": {}, "timings": TIMINGS, "serverIPAddress?": str, "connection?": str, "comment?": str},
}
CREATOR = {"name": str, "version": str, "comment?": str}
HAR = {"log": {"version": str, "creator": CREATOR, "browser?": CREATOR, "entries": [ENTRY], "comment?": str}}


def faults(value: Any, schema: Any, at: str = "$") -> list[str]:
    """Where `value` is not as the schema says."""
    if isinstance(schema, list):
        items = enumerate(value) if isinstance(value, list) else [("?", None)]
        return [fault for number, item in items for fault in faults(item, schema[0], f"{at}[{number}]")]
    if isinstance(schema, dict):
        return _faults_of_object(value, schema, at) if isinstance(value, dict) else [f"{at} is no object"]
    return [] if _is(value, schema) else [f"{at} is {value!r}"]


def _faults_of_object(value: dict[str, Any], schema: dict[str, Any], at: str) -> list[str]:
    known = {name.rstrip("?"): fields for name, fields in schema.items()}
    missing = [f"{at}.{name} is missing" for name in schema if not name.endswith("?") and name not in value]
    odd = [f"{at}.{name} is not known" for name in value if name not in known]
    deep = [fault for name in value.keys() & known for fault in faults(value[name], known[name], f"{at}.{name}")]
    return missing + odd + deep


def _is(value: Any, kind: type) -> bool:
    if kind is datetime:
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    return isinstance(value, kind) and not isinstance(value, bool)


@pytest.mark.parametrize(
    ("har", "fault"),
    [
        ({}, "$.log is missing"),
        ({"log": {"version": 1}}, "$.log.version is 1"),
        ({"log": {"entries": [{"time": -1}]}}, "$.log.entries[0].time is -1"),
        ({"log": {"entries": {}}}, "$.log.entries[?] is no object"),
        ({"log": {"page": 1}}, "$.log.page is not known"),
    ],
)
def test_the_schema_finds_faults(har: object, fault: str) -> None:
    assert fault in faults(har, HAR)


async def test_a_session_is_a_har() -> None:
    har = json.loads(report_of(await session()).har)
    assert faults(har, HAR) == []
    assert har["log"]["version"] == "1.2"
    assert [entry["response"]["status"] for entry in har["log"]["entries"]].count(401) == 3


ENDINGS: dict[str, Behaviour] = {
    "refused": postmark(),
    "echo": echo,
    "a list": lambda _heard: json_reply(200, [{"ErrorCode": 0}]),
    "an odd status": lambda _heard: json_reply(599, {}),
}


@pytest.mark.parametrize("ending", ENDINGS)
async def test_every_ending_is_a_har(ending: str) -> None:
    with loopback(ENDINGS[ending]) as server:
        async with Connection(server.url) as connection:
            token = Token("anything-at-all")
            exchange = await connection.send(
                "GET", "/servers", account_token=token, query={"name": "a b&c", "count": 1}
            )
            posted = await connection.send("POST", "/odd", server_token=token, body={"Tag": "ü"})
    har = json.loads(report_of([exchange, posted]).har)
    assert faults(har, HAR) == []
    read, written = (entry["request"] for entry in har["log"]["entries"])
    assert read["queryString"] == [{"name": "name", "value": "a b&c"}, {"name": "count", "value": "1"}]
    assert (written["postData"]["text"], "postData" in read) == ('{"Tag": "ü"}', False)


async def test_no_answer_is_status_0_and_says_why() -> None:
    async with Connection("http://127.0.0.1:9") as connection:
        exchange = await connection.send("GET", "/server", server_token=Token("anything-at-all"))
    har = json.loads(report_of([exchange]).har)
    assert faults(har, HAR) == []
    assert har["log"]["entries"][0]["response"]["status"] == 0
    assert har["log"]["entries"][0]["comment"].startswith("connection refused: Nothing is listening")


async def test_the_times_of_an_entry_add_up() -> None:
    for entry in json.loads(report_of(await session()).har)["log"]["entries"]:
        timings = entry["timings"]
        assert timings["send"] + timings["wait"] + timings["receive"] == entry["time"]
