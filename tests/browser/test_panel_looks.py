"""Both panels, light and dark, wide and narrow: accessible, nothing cut off, and pictures of every state to look at.

The README's screenshots are taken here into `build/readme/`, from where `make screenshots` puts them into `docs/`.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from helpers.panels.secret_field import LIMIT_BYTES
from helpers.panels.token_entry import ENVIRONMENT, FILE
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.browser.desk import SCREENSHOTS, Desk, OpenDesk
from tests.browser.lab_server import REPOSITORY
from tests.browser.panel_page import SETUP, PanelPage

TAKEN, KEPT = REPOSITORY / "build" / "readme", REPOSITORY / "docs"
LARGEST = 120_000  # bytes of a picture that the README shows
WIDTHS = (1280, 400)
TALL = 2600  # pixels, so that a whole panel fits into one picture
OVERFLOWING = """panel => {
  const edge = panel.getBoundingClientRect().right;
  const within = [...panel.querySelectorAll("*")].filter(part => part.getClientRects().length);
  return within.filter(part => part.getBoundingClientRect().right > edge + 1).map(part => part.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="module", params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def one_desk(open_shared_desk: OpenDesk, theme: str) -> Iterator[Desk]:
    desk = open_shared_desk(SETUP, "lab.token_tester()", "lab.sample_sender()", theme=theme, size=(WIDTHS[0], TALL))
    desk.page.keyboard.press("Control+b")  # the file browser leaves no room for a notebook in a narrow window
    yield desk


@pytest.fixture
def desk(one_desk: Desk) -> Desk:
    one_desk.run_all()
    return one_desk


@pytest.fixture
def tester(desk: Desk) -> PanelPage:
    return PanelPage(desk=desk, title="Token tester")


@pytest.fixture
def sender(desk: Desk) -> PanelPage:
    return PanelPage(desk=desk, title="Sample sender")


def take_for_the_readme(panel: PanelPage, name: str) -> None:
    """Take the README's picture anew, and hold it and the one that is kept to the same size."""
    taken = panel.root.screenshot(path=TAKEN / name)
    assert len(taken) < LARGEST
    assert (KEPT / name).stat().st_size < LARGEST


def faults(panel: PanelPage, name: str) -> list[str]:
    """Take a picture at each width; what axe-core finds wrong, and what is too wide."""
    found = panel.desk.accessibility_faults(".tokenlab-panel")
    for width in WIDTHS:
        panel.desk.page.set_viewport_size({"width": width, "height": TALL})
        panel.root.screenshot(path=SCREENSHOTS / f"{name}-{width}.png")
        found += [f"too wide at {width}: {part}" for part in panel.root.evaluate(OVERFLOWING)]
    panel.desk.page.set_viewport_size({"width": WIDTHS[0], "height": TALL})
    return found


@pytest.mark.parametrize(
    ("name", "token"), [("server", SERVER_TOKEN), ("account", ACCOUNT_TOKEN), ("neither", "practice-nobody")]
)
def test_a_verdict_reads_well(tester: PanelPage, theme: str, name: str, token: str) -> None:
    tester.field("API token").fill(token)
    tester.press("Test")
    expect(tester.card).to_be_visible()
    for fold in tester.card.locator("summary").all():
        fold.click()
    assert faults(tester, f"token-tester-{name}-{theme}") == []


def test_what_went_wrong_reads_well(tester: PanelPage, theme: str) -> None:
    tester.field("Connection").select_option("live")
    tester.desk.paste(tester.field("API token"), "x" * (LIMIT_BYTES + 1))
    tester.press("Test")
    tester.says("Nothing was taken")
    assert faults(tester, f"token-tester-live-{theme}") == []


@pytest.mark.parametrize(("name", "source"), [("environment", ENVIRONMENT), ("file", FILE)])
def test_every_source_reads_well(tester: PanelPage, theme: str, name: str, source: str) -> None:
    tester.field("Token from").select_option(source)
    tester.press("Test")
    tester.says("Problem")
    assert faults(tester, f"token-tester-{name}-{theme}") == []


def test_an_answer_reads_well(sender: PanelPage, theme: str) -> None:
    sender.field("Server token").fill(SERVER_TOKEN)
    sender.field("Harmless destinations").select_option("hard-bounce")
    sender.press("Send a sample")
    sender.says("Bounced, as")
    for fold in sender.card.locator("summary").all():
        fold.click()
    assert faults(sender, f"sample-sender-bounced-{theme}") == []


def test_the_question_before_a_real_send_reads_well(sender: PanelPage, theme: str) -> None:
    sender.field("Connection").select_option("live")
    sender.field("To").fill("ada@example.com, grace@example.com")
    expect(sender.root).to_contain_text("Yes, it may.")
    assert faults(sender, f"sample-sender-live-{theme}") == []


def test_the_readme_shows_what_an_account_token_is(tester: PanelPage, theme: str) -> None:
    tester.field("API token").fill(ACCOUNT_TOKEN)
    tester.press("Test")
    tester.says("Account token.")
    take_for_the_readme(tester, f"token-tester-{theme}.png")


def test_the_readme_shows_what_becomes_of_a_sample(sender: PanelPage, theme: str) -> None:
    sender.field("Server token").fill(SERVER_TOKEN)
    sender.field("Harmless destinations").select_option("hard-bounce")
    sender.press("Send a sample")
    sender.says("Bounced, as")
    take_for_the_readme(sender, f"sample-sender-{theme}.png")
