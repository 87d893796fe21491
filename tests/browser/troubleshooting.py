"""Notebook 90 and its desk as a person meets them: its cells, the words on its fields, and a case handed over."""

import nbformat
from nbformat import NotebookNode

from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.browser.desk import Desk
from tests.browser.lab_server import REPOSITORY
from tests.browser.panel_page import PanelPage

NOTEBOOK = REPOSITORY / "notebooks" / "90-troubleshooting-desk.ipynb"
TITLES = ("Troubleshooting desk", "Before you send again", "SMTP", "DNS", "Report")
AREA = "Paste an error line, a log, an SMTP transcript or a reply"
MESSAGE = "Whose mail, or which"
ACCOUNT_FOR_SENDER = "Account token, if at hand: it tells whether From may send"
ACCOUNT_FOR_DOMAIN = "Account token, if at hand: it reads what Postmark expects"
ACCESS_KEY, SECRET_KEY = "SMTP token: access key", "SMTP token: secret key"
BOUNCED = "hardbounce@bounce-testing.postmarkapp.com"
INACTIVE = '{"ErrorCode":406,"Message":"You tried to send to a recipient that has been marked as inactive."}'


def cells() -> list[NotebookNode]:
    """Notebook 90 as it is stored. A cell of its own sends the message that bounces."""
    return list(nbformat.read(NOTEBOOK, as_version=4).cells)


def section(page: Desk, title: str, index: int = 0) -> PanelPage:
    """The desk, or one of its checks."""
    return PanelPage(desk=page, title=title, index=index)


def enter(desk: PanelPage, token: str = SERVER_TOKEN, message: str = BOUNCED) -> None:
    """Enter a server token, and whose mail is meant."""
    desk.field("Server token").fill(token)
    desk.field(MESSAGE).fill(message)


def look_into(desk: PanelPage) -> None:
    """Hand over the case that the notebook gives to try, and wait for its conclusion."""
    enter(desk)
    desk.press("Look into it")
    desk.says("ProblemIt bounced, and Postmark delivers no more to the address.")


def reactivate(desk: PanelPage) -> None:
    """Take the offer of a reactivation, and wait until it is done."""
    desk.press(f"Reactivate {BOUNCED}")
    desk.says("DoneDone: “outbound” delivers to")
