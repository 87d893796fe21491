"""Uses `postmarker` on the practice Postmark that `tokenlab practice --json` described on standard input.

Runs in an environment of its own. Prints one JSON line a case: its name, and what the client returned or raised.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

from postmarker.core import PostmarkClient
from postmarker.exceptions import ClientError

INACTIVE = "HardBounce@bounce-testing.postmarkapp.com"

practice = json.load(sys.stdin)
email = {"From": practice["from"], "Subject": "Hello", "TextBody": "Hello."}


def client(server_token: str, account_token: str | None = None) -> PostmarkClient:
    """A client as a settings file configures it."""
    config = {"POSTMARK_SERVER_TOKEN": server_token, "POSTMARK_ROOT_API_URL": practice["url"]}
    return PostmarkClient.from_config(config | {"POSTMARK_ACCOUNT_TOKEN": account_token}, is_uppercase=True)


def show(name: str, work: Callable[[], Any]) -> Any:
    result = None
    try:
        result = work()
        outcome = {"returned": result.as_dict() if hasattr(result, "as_dict") else result}
    except ClientError as error:
        outcome = {"raised": {"error_code": error.error_code, "message": str(error)}}
    print(json.dumps({"name": name, **outcome}))
    return result


def send_and_look(postmark: PostmarkClient) -> None:
    """One message, the JSON that the client sent for it, and what became of it."""
    bodies: list[bytes] = []
    postmark.session.hooks["response"].append(lambda reply, **_: bodies.append(reply.request.body))
    sent = show("send", lambda: postmark.emails.send(To=["ada@example.org", "bob@example.org"], **email))
    show("what was sent", lambda: json.loads(bodies[0]))
    show("details", lambda: postmark.messages.outbound.get(sent["MessageID"]))


def read(postmark: PostmarkClient) -> None:
    """Bounces as the client's own objects, and lists of either token."""
    show("bounces", lambda: [one.as_dict() for one in postmark.bounces.all(inactive=True)])
    show("activate", postmark.bounces.all(inactive=True)[0].activate)
    show("delivery statistics", lambda: postmark.bounces.deliverystats)
    show("server", postmark.server.get)
    show("domains", lambda: [one.as_dict() for one in postmark.domains.all()])


postmark = client(practice["server_token"], practice["account_token"])
swapped = client(practice["account_token"], practice["server_token"])
send_and_look(postmark)
show("batch", lambda: postmark.emails.send_batch({"To": "cy@example.org", **email}, {"To": "no address", **email}))
template = {"Name": "Welcome", "Subject": "Hello {{name}}", "TextBody": "Hello."}
made = show("template", lambda: postmark.templates.create(**template))
filled = {"From": practice["from"], "To": "ada@example.org", "TemplateId": made.TemplateId, "TemplateModel": {}}
show("send with a template", lambda: postmark.emails.send_with_template(**filled))
show("batch with a template", lambda: postmark.emails.send_template_batch(filled, filled))
show("bad address", lambda: postmark.emails.send(To="no address", **email))
show("send to an address that bounces", lambda: postmark.emails.send(To=INACTIVE, **email))
show("send to an inactive recipient", lambda: postmark.emails.send(To=INACTIVE, **email))
read(postmark)
show("account token as server token", lambda: swapped.emails.send(To="ada@example.org", **email))
show("server token as account token", swapped.domains.all)
show("test token", lambda: client("POSTMARK_API_TEST").emails.send(To="ada@example.org", **email))
