"""The sample sender as a person uses it: by mouse, by keyboard alone, with a slow server and a busy kernel."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from helpers.panels.one_task import BUSY, STOPPED
from helpers.panels.panel import FORGOTTEN
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.browser.desk import Desk, OpenDesk
from tests.browser.panel_page import SETUP, PanelPage
from tests.loopback import Loopback, loopback
from tests.replies import HANG, json_reply

SLOW = 'open_lab("live", base_url="{url}").sample_sender()'
WAIT = "import time\ntime.sleep(2 * again)\nagain = True"  # at once with the others, two seconds when run again
HOSTILE = """
<p id="seen">Hello</p><img src="{url}/pixel.png"><link rel="stylesheet" href="{url}/style.css">
<iframe src="{url}"></iframe><script>parent.document.title = "taken"</script>
<meta http-equiv="refresh" content="0;url={url}"><a href="{url}">a link</a>
<form action="{url}"><input type="image" src="{url}/button.png"></form><video poster="{url}/poster.png"></video>
"""
BOUNCE = "HardBounce@bounce-testing.postmarkapp.com"


@pytest.fixture(scope="module")
def slow_server() -> Iterator[Loopback]:
    """A server that takes every request and answers none."""
    with loopback(HANG) as server:
        yield server


@pytest.fixture(scope="module")
def one_desk(open_shared_desk: OpenDesk, slow_server: Loopback) -> Desk:
    return open_shared_desk(f"{SETUP}\nagain = False", "lab.sample_sender()", SLOW.format(url=slow_server.url), WAIT)


@pytest.fixture
def desk(one_desk: Desk, slow_server: Loopback) -> Desk:
    """One desk for the tests of this file; running its cells anew gives each of them new panels."""
    one_desk.wait_until_idle()
    one_desk.run_all()
    slow_server.requests.clear()
    return one_desk


@pytest.fixture
def panel(desk: Desk) -> PanelPage:
    return PanelPage(desk=desk, title="Sample sender")


@pytest.fixture
def slow_panel(desk: Desk) -> PanelPage:
    """A panel whose send is under way and gets no answer."""
    slow = PanelPage(desk=desk, title="Sample sender", index=1)
    slow.field("Server token").fill(SERVER_TOKEN)
    slow.press("Send a sample")
    slow.says("Sending to 127.0.0.1")
    return slow


def test_by_mouse(panel: PanelPage) -> None:
    panel.field("Server token").fill(SERVER_TOKEN)
    panel.field("Harmless destinations").select_option("hard-bounce")
    expect(panel.field("To")).to_have_value(BOUNCE)
    expect(panel.root).to_contain_text("What stays: The address goes on the stream's suppression list")
    panel.press("Send a sample")
    panel.says("DoneBounced, as this address always does.")
    expect(panel.card).to_contain_text("✓ Accepted, then bounced, as this address always does.")
    panel.press("Send a sample")
    panel.says("ErrorCode 406")
    panel.press("Forget")
    panel.says(FORGOTTEN)
    expect(panel.card).to_have_count(0)


def test_by_keyboard_alone(panel: PanelPage) -> None:
    keyboard = panel.desk.page.keyboard
    panel.field("Connection").focus()
    panel.tab_stops(1)
    keyboard.type(SERVER_TOKEN)
    panel.tab_stops(4)
    keyboard.type("hard")  # chooses from the list the way lists are used without a mouse
    expect(panel.field("To")).to_have_value(BOUNCE)
    panel.tab_stops(2)
    keyboard.type("A subject typed as fast as the keyboard can")
    while panel.tab_stops(1) != ["Send a sample"]:
        pass
    keyboard.press("Enter")
    panel.says("DoneBounced, as this address always does.")
    panel.root.get_by_text("Request and reply").focus()
    keyboard.press("Enter")
    expect(panel.card).to_contain_text('"Subject": "A subject typed as fast as the keyboard can"')


def test_the_tab_key_goes_from_top_to_bottom(panel: PanelPage) -> None:
    panel.field("Connection").focus()
    token = ["Server token", "Token from"]
    message = ["From", "Message stream", "Harmless destinations", "To", "Subject", "Text", "HTML"]
    assert panel.tab_stops(12) == [*token, *message, "Send a sample", "Stop", "Forget"]


def test_what_was_typed_while_the_kernel_was_busy_is_sent_whole(panel: PanelPage) -> None:
    panel.field("Server token").fill(SERVER_TOKEN)
    panel.desk.start_cell(-1)
    panel.field("Subject").fill("")
    panel.field("Subject").press_sequentially("Typed while another cell was running")
    panel.press("Send a sample")
    panel.says("Delivered.")
    panel.root.get_by_text("Request and reply").click()
    expect(panel.card).to_contain_text('"Subject": "Typed while another cell was running"')


def test_the_forecast_follows_what_is_typed(panel: PanelPage) -> None:
    expect(panel.root).to_contain_text("Will this reach a real person? ✓ No. It stays on this machine")
    panel.field("Connection").select_option("live")
    expect(panel.root).to_contain_text("✓ No. It goes to Postmark's own test addresses only")
    panel.field("To").fill("ada@example.com")
    expect(panel.root).to_contain_text("! Yes, it may. A real person may receive it: ada@example.com.")
    expect(panel.root).to_contain_text("type exactly this below: ada@example.com")
    expect(panel.field("Confirm the recipients")).to_be_visible()


def test_in_live_neither_a_practice_token_nor_an_unconfirmed_message_leaves(panel: PanelPage) -> None:
    panel.field("Connection").select_option("live")
    panel.field("Server token").fill(SERVER_TOKEN)
    panel.press("Send a sample")
    panel.says("This is a practice token and api.postmarkapp.com is not the practice Postmark. Nothing was sent.")
    panel.field("Server token").fill("a-token-of-some-other-kind")
    panel.field("Confirm the recipients").fill("somebody else")
    panel.press("Send a sample")
    panel.says("To send it, confirm it with: test@blackhole.postmarkapp.com")


def test_an_account_token_is_recognised(panel: PanelPage) -> None:
    panel.field("Server token").fill(ACCOUNT_TOKEN)
    panel.press("Send a sample")
    panel.says("ProblemAn account token stands where a server token belongs.")
    expect(panel.card).to_contain_text("◆ account token")
    expect(panel.card.get_by_role("link", name="Open your servers")).to_be_visible()


def test_an_acceptance_that_leaves_some_out_is_flagged(panel: PanelPage) -> None:
    panel.field("Server token").fill(SERVER_TOKEN)
    panel.field("To").fill(BOUNCE)
    panel.press("Send a sample")
    panel.says("Bounced, as")
    panel.field("To").fill(f"{BOUNCE}, test@blackhole.postmarkapp.com")
    panel.press("Send a sample")
    panel.says("ProblemAccepted, but some recipients get nothing.")


def test_three_clicks_send_once_and_stop_says_that_it_may_have_gone_out(
    slow_panel: PanelPage, slow_server: Loopback
) -> None:
    slow_panel.press("Send a sample")
    slow_panel.press("Send a sample")
    slow_panel.says(BUSY)
    assert [heard.target for heard in slow_server.requests] == ["/email"]
    slow_panel.press("Stop")
    slow_panel.says(STOPPED)


def test_a_paste_that_would_break_the_connection_is_refused_and_nothing_is_lost(panel: PanelPage) -> None:
    panel.field("Text").focus()
    paste_for_real(panel.desk, "x" * 11_000_000)
    panel.says("Not pasted: that was 11,000,000 bytes")
    expect(panel.field("Text")).to_have_value("A sample, sent to try a token.")
    panel.field("Text").select_text()
    paste_for_real(panel.desk, "A short text.")
    panel.field("Server token").fill(SERVER_TOKEN)
    panel.press("Send a sample")
    panel.says("Delivered.")
    expect(panel.card).to_contain_text('"TextBody": "A short text."')


def paste_for_real(desk: Desk, text: str) -> None:
    """Paste through the browser's clipboard: only then does the browser change the field by itself."""
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    desk.page.keyboard.press("Control+v")


def test_the_preview_shows_the_message_and_asks_nobody_for_anything(panel: PanelPage) -> None:
    page = panel.desk.page
    with loopback(json_reply(200, {})) as elsewhere:
        panel.field("HTML").fill(HOSTILE.format(url=elsewhere.url))
        preview = panel.root.frame_locator("iframe")
        expect(preview.locator("#seen")).to_have_text("Hello")
        preview.get_by_role("link").click()
        page.wait_for_timeout(500)
        assert [heard.target for heard in elsewhere.requests] == []
        page.evaluate("url => fetch(url, { mode: 'no-cors' }).then(() => null)", elsewhere.url)
        assert [heard.target for heard in elsewhere.requests] == ["/"]  # outside the frame it would be asked
    assert page.title() != "taken"
    panel.desk.console_errors.clear()  # the browser's own words about what it refused to load
