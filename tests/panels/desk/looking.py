"""How tests drive the troubleshooting desk: hand over what somebody has, click, wait, read what it shows."""

from typing import Any

from helpers.client.email import Email
from helpers.lab import Lab
from helpers.panels.desk.check import Check
from helpers.panels.desk.troubleshooting_desk import TroubleshootingDesk
from helpers.panels.widgets import Button, Text
from tests.panels.driving import ended, enter, parts_of, status_of, text_of

HARD = "hardbounce@bounce-testing.postmarkapp.com"
ADA = "ada@example.net"
LINE = (
    'POST /email 422 {"ErrorCode":406,"Message":"You tried to send to a recipient that has been marked as inactive."}'
)
INACTIVE = "ErrorCode 406: A recipient is inactive"
EVERYTHING = {"explanation", "verdict", "delivery"}  # the cards
BOUNCED = "It bounced, and Postmark delivers no more to the address."

GOES = {  # the further checks, and what they say where nothing is wrong
    "preflight": "Can't tell Careful: nothing that was read speaks against it, but whether From may send was not looked"
    " at.",
    "smtp_check": "Done SMTP works: 127.0.0.1, port",
    "dns_check": "Done example.com: DKIM is right; Return-Path is right.",
    "report": "Done The report is below: download it, or copy it.",
}


async def look(desk: TroubleshootingDesk, *, text: str = "", token: str = "", message: str = "") -> str:
    """Hand over these three, click Look into it, and read the status line."""
    enter(desk.area.field, text)
    enter(desk.entry.field, token)
    desk.message.value = message
    desk.look_button.click()
    await ended(desk)
    return status_of(desk)


async def paste(desk: TroubleshootingDesk, text: str) -> str:
    """Paste into the empty area, and read the status line."""
    enter(desk.area.field, text, submit=True)
    await ended(desk)
    return status_of(desk)


async def all_read(desk: TroubleshootingDesk) -> None:
    """Wait until nothing is under way, and nothing waits to be read."""
    while desk.model.is_busy:
        await ended(desk)


async def press(check: Check) -> str:
    """Click a check's button, and read its card."""
    check.ask_button.click()
    await ended(check)
    return text_of(check.card)


def check_of(desk: TroubleshootingDesk, name: str) -> Any:
    """One of the desk's further checks."""
    return getattr(desk, name)


def shown(desk: TroubleshootingDesk) -> set[str]:
    """Which cards stand on the desk."""
    cards = {"explanation": desk.explained, "delivery": desk.delivery, "verdict": desk.token}
    return {name for name, card in cards.items() if card.value}


def remedies(desk: TroubleshootingDesk) -> list[str]:
    """What the buttons below the delivery say."""
    return [one.description for one in parts_of(desk.remedies) if isinstance(one, Button)]


def press_remedy(desk: TroubleshootingDesk, confirm: str = "") -> None:
    """Type the confirmation where there is a field for it, and click the first remedy."""
    parts = [*parts_of(desk.remedies.children[0])]
    for field in (one for one in parts if isinstance(one, Text)):
        field.value = confirm
    next(one for one in parts if isinstance(one, Button)).click()


async def mend(desk: TroubleshootingDesk, confirm: str = "") -> str:
    """Press the first remedy, and read the status line."""
    press_remedy(desk, confirm)
    await ended(desk)
    return status_of(desk)


async def sent_to(lab: Lab, email: str, subject: str = "Hello") -> str:
    """Send one message in practice, and give its MessageID; empty when it was refused."""
    message = Email(sender="hello@example.com", to=email, subject=subject, text_body="Hello there")
    return (await lab.send_sample(lab.server_token, message)).message_id
