"""How tests drive the Config doctor: hand texts over, wait, read what it shows."""

from helpers.panels.config_doctor import ConfigDoctor
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.panels.driving import ended, enter, text_of

WRONG_NAME = f"POSTMARK_API_KEY={SERVER_TOKEN}\nEMAIL_FROM=hello@gmail.com\n"
ACCOUNT_ENV = f"AUTH_POSTMARK_KEY={ACCOUNT_TOKEN}\n"
SERVER_ENV = f"AUTH_POSTMARK_KEY={SERVER_TOKEN}\n"
V5_CODE = """import NextAuth from "next-auth"
import Postmark from "next-auth/providers/postmark"
export const { handlers } = NextAuth({ providers: [Postmark({ from: "hello@shop.example" })] })
"""
V5_LOG = '[auth][error] Error: Postmark error: {"ErrorCode":10,"Message":"Request does not contain a valid token."}\n'
LINK = "http://localhost:3000/api/auth/error?error=Configuration"
PACKAGE = '{"dependencies": {"next-auth": "4.24.11"}}'


async def hand_over(panel: ConfigDoctor, text: str) -> str:
    """Paste a text, and read the cards."""
    enter(panel.area.field, text, submit=True)
    await ended(panel)
    return text_of(panel.findings)


async def name_path(panel: ConfigDoctor, path: object) -> str:
    """Name a file or a folder, click Add, and read the cards."""
    panel.area.path.value = str(path)
    panel.area.add_button.click()
    await ended(panel)
    return text_of(panel.findings)


async def press_ask(panel: ConfigDoctor) -> str:
    """Click the button that asks Postmark, and read the verdicts."""
    panel.ask_button.click()
    await ended(panel)
    return text_of(panel.verdicts)


def offered(panel: ConfigDoctor) -> set[str]:
    """Which of the parts that come and go are in sight."""
    parts = {"question": panel.question, "settings": panel.settings}
    return {name for name, part in parts.items() if part.layout.display != "none"}
