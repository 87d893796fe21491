"""Calls every public method of the official `postmark-python` once, against the server named as the first argument.

Runs in an environment of its own. The token of each call is the method's own name; prints the names as one JSON
array. What the recorder answers fits no method's result, so what a method makes of its reply is not looked at.
"""

import asyncio
import inspect
import json
import os
import sys
from contextlib import suppress
from typing import Any

import pydantic
from postmark.models.streams import MessageStreamType
from public_methods import public_methods

os.environ["POSTMARK_SSL_VERIFY"] = "false"  # the recorder speaks no TLS, and 87 clients would read all certificates

MESSAGE = {
    "From": "sender@example.com",
    "To": "recipient@example.com",
    "TextBody": "text",
    "TemplateAlias": "welcome",
    "Messages": [{"To": "recipient@example.com"}],
}
TEMPLATES = {
    "Name": "Welcome",
    "Subject": "subject",
    "TextBody": "text",
    "SourceServerID": "7",
    "DestinationServerID": "8",
    "PerformChanges": False,
}
ARGUMENTS: dict[str, Any] = {
    "bounce_id": 7,
    "bulk_id": "bulk-request",
    "domain_id": 7,
    "email_addresses": ["recipient@example.com"],
    "id": "stream",
    "message": MESSAGE,
    "message_id": "message",
    "message_stream_type": MessageStreamType.TRANSACTIONAL,
    "messages": [MESSAGE],
    "name": "example.com",
    "removal_id": 7,
    "request": TEMPLATES,
    "requested_by": "sender@example.com",
    "requested_for": "recipient@example.com",
    "rule": "recipient@example.com",
    "sender": "sender@example.com",
    "server_id": 7,
    "signature_id": 7,
    "stream_id": "outbound",
    "template_id_or_alias": 7,
    "trigger_id": 7,
    "url": "https://example.com/hook",
    "webhook_id": 7,
}


def required_arguments(method: Any) -> list[Any]:
    parameters = inspect.signature(method).parameters.values()
    return [ARGUMENTS[one.name] for one in parameters if one.default is one.empty]


async def call(method: Any) -> None:
    result = method(*required_arguments(method))
    with suppress(pydantic.ValidationError, TypeError, KeyError):  # the recorder's {} is nobody's result
        if inspect.isasyncgen(result):
            await anext(result, None)
        else:
            await result


async def main(url: str) -> None:
    called = []
    for method in public_methods():
        async with method.client(str(method), retries=0, base_url=url) as client:
            await call(getattr(getattr(client, method.area), method.name))
        called.append(str(method))
    print(json.dumps(called))


asyncio.run(main(sys.argv[1]))
