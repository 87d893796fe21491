"""Uses the official `postmark-python` on the practice Postmark that `tokenlab practice --json` described on stdin.

Runs in an environment of its own. Prints one JSON line a case: its name, and what the client returned or raised.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable
from typing import Any

import postmark
import pydantic
from postmark.exceptions import PostmarkAPIException

INACTIVE = "HardBounce@bounce-testing.postmarkapp.com"

practice = json.load(sys.stdin)


def server(token: str) -> postmark.ServerClient:
    return postmark.ServerClient(token, retries=0, base_url=practice["url"])


def account(token: str) -> postmark.AccountClient:
    return postmark.AccountClient(token, retries=0, base_url=practice["url"])


def email(to: str) -> dict[str, Any]:
    return {"From": practice["from"], "To": to, "Subject": "Hello", "TextBody": "Hello."}


def plain(value: Any) -> Any:
    """What json can write of a client's result."""
    if isinstance(value, pydantic.BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, list):
        return [plain(one) for one in value]
    return {"items": plain(value.items), "total": value.total} if hasattr(value, "total") else value


def refusal(error: PostmarkAPIException) -> dict[str, Any]:
    return {
        "class": type(error).__name__,
        "error_code": error.error_code,
        "http_status": error.http_status,
        "message": error.message,
        "inactive_recipients": getattr(error, "inactive_recipients", None),
    }


async def show(name: str, work: Awaitable[Any]) -> Any:
    result = None
    try:
        result = await work
        outcome = {"returned": plain(result)}
    except PostmarkAPIException as error:
        outcome = {"raised": refusal(error)}
    except pydantic.ValidationError as error:
        missing = [one["loc"][0] for one in error.errors() if one["type"] == "missing"]
        outcome = {"raised": {"class": "ValidationError", "missing": missing}}
    print(json.dumps({"name": name, **outcome}))
    return result


async def main() -> None:
    client = server(practice["server_token"])
    test_client = server("POSTMARK_API_TEST")
    sent = await show("send", client.outbound.send(email("ada@example.org")))
    await show("batch", client.outbound.send_batch([email("bob@example.org"), email("cy@example.org")]))
    await show("batch with a bad item", client.outbound.send_batch([email("dot@example.org"), email("no address")]))
    await show("search after the bad batch", client.outbound.list(recipient="dot@example.org"))
    await show(
        "account token to a server client", server(practice["account_token"]).outbound.send(email("a@example.org"))
    )
    await show("server token to an account client", account(practice["server_token"]).server.list())
    await show("account token to an account client", account(practice["account_token"]).server.list())
    await show("test token sends", test_client.outbound.send(email("ada@example.org")))
    await show("test token reads", test_client.server.get())
    await show("send to an address that bounces", client.outbound.send(email(INACTIVE)))
    await show("send to an inactive recipient", client.outbound.send(email(INACTIVE)))
    await show("search", client.outbound.list(recipient="ada@example.org"))
    await show("details", client.outbound.get(sent.message_id))


asyncio.run(main())
