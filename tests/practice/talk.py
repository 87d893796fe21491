"""Saying things to a practice world without any network: requests with sensible defaults, replies as JSON."""

import json
from dataclasses import dataclass
from typing import Any

from helpers.practice.control.control import PREFIX, control
from helpers.practice.router import handle
from helpers.practice.wire import PostResult, PracticeReply, PracticeRequest
from helpers.practice.world import World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN

SERVER = {"x-postmark-server-token": SERVER_TOKEN}
ACCOUNT = {"x-postmark-account-token": ACCOUNT_TOKEN}
TEST = {"x-postmark-server-token": "POSTMARK_API_TEST"}
JSON_HEADERS = {"content-type": "application/json", "accept": "application/json"}

HARD_BOUNCE = "hardbounce@bounce-testing.postmarkapp.com"
GOOD = {
    "From": "hello@example.com",
    "To": "test@blackhole.postmarkapp.com",
    "Subject": "Hello",
    "TextBody": "Hello there",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply, with its JSON read."""

    reply: PracticeReply

    @property
    def status(self) -> int:
        return self.reply.status

    @property
    def headers(self) -> dict[str, str]:
        return self.reply.headers

    @property
    def json(self) -> Any:
        return json.loads(self.reply.body)

    @property
    def refused(self) -> tuple[int, int, str]:
        """HTTP status, ErrorCode and Message."""
        return self.status, self.json["ErrorCode"], self.json["Message"]


def words(text: str) -> list[str]:
    """The names of fields, written the short way."""
    return text.split()


def say(world: World, method: str, target: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Answer:
    """Any request at all; `target` is a path with or without a query string. Nobody answers calls to webhooks."""
    path, _, query = target.partition("?")
    request = PracticeRequest(method=method, path=path, query=query, headers=headers or {}, body=body)
    reply = handle(world, request)
    if reply.errand:
        reply = reply.errand.finish([PostResult(problem="Nobody is there.")] * len(reply.errand.posts))
    return Answer(reply)


def get(world: World, target: str, token: dict[str, str] = SERVER) -> Answer:
    return say(world, "GET", target, headers=token)


def post(world: World, path: str, value: Any, token: dict[str, str] = SERVER) -> Answer:
    return _say_json(world, "POST", path, value, token)


def put(world: World, path: str, value: Any, token: dict[str, str] = SERVER) -> Answer:
    return _say_json(world, "PUT", path, value, token)


def patch(world: World, path: str, value: Any, token: dict[str, str] = SERVER) -> Answer:
    return _say_json(world, "PATCH", path, value, token)


def _say_json(world: World, method: str, path: str, value: Any, token: dict[str, str]) -> Answer:
    return say(world, method, path, json.dumps(value, ensure_ascii=False).encode(), {**JSON_HEADERS, **token})


def send(world: World, token: dict[str, str] = SERVER, **fields: Any) -> Answer:
    """POST /email with a good message in which `fields` are changed."""
    return post(world, "/email", GOOD | fields, token)


def message_id(world: World, **fields: Any) -> str:
    """The MessageID of a message that was accepted."""
    answer = send(world, **fields)
    assert answer.status == 200, answer.json
    return str(answer.json["MessageID"])


def ask(world: World, method: str, path: str, value: Any = None) -> Answer:
    """A request to a control route; `path` comes after the prefix."""
    body = b"" if value is None else json.dumps(value).encode()
    return Answer(control(world, PracticeRequest(method=method, path=f"{PREFIX}{path}", body=body)))
