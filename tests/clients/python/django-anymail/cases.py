"""Sends with Django through `django-anymail` to the practice Postmark that was described on standard input.

Runs in an environment of its own. Prints one JSON line a case: its name, and what the message's status says after
sending, or what was raised.
"""

import json
import sys
from typing import Any

import django
from anymail.exceptions import AnymailError
from anymail.message import AnymailMessage
from django.conf import settings
from django.core.mail import get_connection

INACTIVE = "HardBounce@bounce-testing.postmarkapp.com"

practice = json.load(sys.stdin)
settings.configure(
    EMAIL_BACKEND="anymail.backends.postmark.EmailBackend",
    ANYMAIL={"POSTMARK_SERVER_TOKEN": practice["server_token"], "POSTMARK_API_URL": practice["url"]},
)
django.setup()


def message(*to: str, **more: Any) -> AnymailMessage:
    return AnymailMessage(**{"from_email": practice["from"], "subject": "Hello", "body": "Hello.", "to": to, **more})


def status_of(sent: AnymailMessage) -> dict[str, Any]:
    recipients = sent.anymail_status.recipients.items()
    return {
        "recipients": {email: [one.status, one.message_id is not None] for email, one in recipients},
        "reply": sent.anymail_status.esp_response.json(),
    }


def show(name: str, mail: AnymailMessage, **settings: Any) -> None:
    mail.connection = get_connection(**settings)
    try:
        mail.send()
        outcome = {"returned": status_of(mail)}
    except AnymailError as error:
        outcome = {"raised": {"class": type(error).__name__, "status": error.status_code, "message": str(error)}}
    print(json.dumps({"name": name, **outcome}))


many = message("Ada <ada@example.org>", "bob@example.org", cc=["Cy <cy@example.org>"])
many.attach_alternative("<p>Hello.</p>", "text/html")
many.attach("a.txt", "Hello.", "text/plain")
many.tags, many.metadata, many.track_clicks, many.track_opens = ["first"], {"order": "7"}, True, True

each = message("ada@example.org", "bob@example.org")
each.merge_metadata = {"ada@example.org": {"order": "7"}, "bob@example.org": {"order": "8"}}
partly = message("ada@example.org", INACTIVE)
partly.merge_metadata = {}

show("send", many)
show("batch", each)
show("account token", message("ada@example.org"), server_token=practice["account_token"])
show("test token", message("ada@example.org"), server_token="POSTMARK_API_TEST")
show("address refused here", message("no address"))
show("address refused there", message("ada@localhost"))
show("bad sender", message("ada@example.org", from_email="nobody@localhost"))
show("unknown sender", message("ada@example.org", from_email="nobody@example.edu"))
show("send to an address that bounces", message(INACTIVE))
show("send to an inactive recipient", message(INACTIVE))
show("inactive among others", message("ada@example.org", INACTIVE))
show("inactive in a batch", partly)
