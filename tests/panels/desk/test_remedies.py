"""What the desk offers for an address that gets nothing any more: said beforehand, confirmed live, done once."""

import json

import ipywidgets
import pytest

from helpers.diagnosis.delivery.records import Ending
from helpers.lab import Lab
from helpers.panels.desk.model import KNOWN_STANDS, MENDING
from helpers.panels.desk.preflight_check import LET_THROUGH
from helpers.panels.desk.troubleshooting_desk import TroubleshootingDesk
from helpers.panels.one_task import STOPPED
from helpers.panels.status import StatusState
from helpers.practice.recipients import complain
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.diagnosis.deliveries import suppressed
from tests.loopback import Loopback
from tests.panels.desk.looking import ADA, HARD, look, mend, press, press_remedy, remedies, sent_to
from tests.panels.driving import LIVE_TOKEN, ended, heard, parts_of, status_of, text_of
from tests.replies import HANG

AFTERWARDS = "Send again when you like; nothing was sent by this."


@pytest.fixture
async def bounced(lab: Lab, desk: TroubleshootingDesk) -> TroubleshootingDesk:
    """A desk that has found a hard bounce in practice."""
    await sent_to(lab, HARD)
    await look(desk, token=SERVER_TOKEN, message=HARD)
    return desk


@pytest.fixture
async def bounced_live(lab: Lab, desk: TroubleshootingDesk, world_itself: Loopback) -> TroubleshootingDesk:
    """A desk that has found a hard bounce in live."""
    await sent_to(lab, HARD)
    desk.place_bar.switch.value = "live"
    await look(desk, token=LIVE_TOKEN, message=HARD)
    return desk


def changes(server: Loopback) -> list[str]:
    """What was asked of it beyond reading."""
    return [f"{one.method} {one.target}" for one in server.requests if one.method != "GET"]


async def test_it_says_what_it_changes_before_it_does(bounced: TroubleshootingDesk) -> None:
    assert remedies(bounced) == [f"Reactivate {HARD}"]
    said = text_of(bounced.remedies.children[0].children[0])
    assert said.startswith(f"What it changes: “outbound” delivers to {HARD} again")


async def test_a_reactivated_address_gets_mail_again(lab: Lab, bounced: TroubleshootingDesk) -> None:
    assert await sent_to(lab, HARD) == ""
    assert await mend(bounced) == f"Done Done: “outbound” delivers to {HARD} again. {AFTERWARDS}"
    assert await sent_to(lab, HARD)


async def test_what_is_done_is_offered_no_more(bounced: TroubleshootingDesk) -> None:
    await mend(bounced)
    assert remedies(bounced) == []
    assert await look(bounced, token=SERVER_TOKEN, message=HARD) == "Problem It bounced; the address is active."
    assert remedies(bounced) == []


async def test_an_entry_of_ones_own_is_taken_off_and_mail_arrives(lab: Lab, desk: TroubleshootingDesk) -> None:
    suppressed(ADA)(lab.world)
    assert await sent_to(lab, ADA) == ""
    await look(desk, token=SERVER_TOKEN, message=ADA)
    assert remedies(desk) == [f"Take {ADA} off “outbound”"]
    await mend(desk)
    assert await sent_to(lab, ADA)
    await look(desk, token=SERVER_TOKEN, message=ADA)
    assert desk.model.state.delivery
    assert desk.model.state.delivery.ending is Ending.DELIVERED


async def test_a_spam_complaint_offers_nothing(lab: Lab, desk: TroubleshootingDesk) -> None:
    complain(lab.world, await sent_to(lab, ADA), ADA)
    await look(desk, token=SERVER_TOKEN, message=ADA)
    assert remedies(desk) == []
    assert "A spam complaint cannot be undone over the API" in text_of(desk.delivery)


async def test_practice_asks_for_no_confirmation(bounced: TroubleshootingDesk) -> None:
    assert not [one for one in parts_of(bounced.remedies) if isinstance(one, ipywidgets.Text)]


@pytest.mark.parametrize("confirm", ["", "yes", ADA])
async def test_live_a_wrong_confirmation_changes_nothing(
    bounced_live: TroubleshootingDesk, world_itself: Loopback, confirm: str
) -> None:
    said = await mend(bounced_live, confirm)
    assert said.startswith("Problem Nothing was changed. ")
    assert said.endswith(f"confirm it with: {HARD}")
    assert (changes(world_itself), remedies(bounced_live)) == ([], [f"Reactivate {HARD}"])


async def test_live_the_address_confirms(lab: Lab, bounced_live: TroubleshootingDesk, world_itself: Loopback) -> None:
    await mend(bounced_live, "yes")
    assert (await mend(bounced_live, f" {HARD} ")).startswith("Done Done: ")
    assert [one.partition("/activate")[1] for one in changes(world_itself)] == ["/activate"]
    assert await sent_to(lab, HARD)


async def test_a_remedy_that_failed_says_so_and_stays(lab: Lab, bounced: TroubleshootingDesk) -> None:
    lab.practice.fail_next("PUT /bounces/{bounce_id}/activate", "unexpected error")
    assert "Not done, or not known to be" in await mend(bounced)
    assert remedies(bounced) == [f"Reactivate {HARD}"]
    assert (await mend(bounced)).startswith("Done Done: ")


async def test_of_two_that_are_offered_the_other_stays(lab: Lab, desk: TroubleshootingDesk) -> None:
    suppressed(ADA)(lab.world)
    suppressed(ADA, stream="broadcast")(lab.world)
    await look(desk, token=SERVER_TOKEN, message=ADA)
    assert remedies(desk) == [f"Take {ADA} off “{stream}”" for stream in ("outbound", "broadcast")]
    await mend(desk)
    assert remedies(desk) == [f"Take {ADA} off “broadcast”"]


async def test_what_no_longer_holds_offers_nothing(bounced: TroubleshootingDesk) -> None:
    bounced.message.value = ADA
    assert (bounced.model.state.status, remedies(bounced)) == (StatusState.STALE, [])


async def test_what_was_typed_confirms_once(bounced_live: TroubleshootingDesk) -> None:
    await mend(bounced_live, "yes")
    assert [one.value for one in parts_of(bounced_live.remedies) if isinstance(one, ipywidgets.Text)] == [""]


async def test_stop_while_it_acts_claims_nothing(bounced_live: TroubleshootingDesk, world_itself: Loopback) -> None:
    world_itself.requests.clear()
    world_itself.behaviour = lambda _heard: HANG
    press_remedy(bounced_live, HARD)
    await heard(world_itself)
    bounced_live.stop_button.click()
    await ended(bounced_live)
    assert status_of(bounced_live) == f"Can't tell {STOPPED} {KNOWN_STANDS}"
    assert remedies(bounced_live) == [f"Reactivate {HARD}"]


async def test_while_it_acts_it_says_so(bounced: TroubleshootingDesk) -> None:
    said: list[str] = []
    bounced.model.observe(lambda _change: said.append(status_of(bounced)), names="state")
    await mend(bounced)
    assert said[0] == f"Working {MENDING}"


async def test_what_was_done_is_in_the_report(lab: Lab, bounced: TroubleshootingDesk) -> None:
    await mend(bounced)
    assert "Done: “outbound” delivers to" in lab.report(addresses=True).markdown


@pytest.mark.parametrize("leave", ["forget", "mend", "look"])
async def test_a_row_that_is_gone_leaves_no_widget(bounced: TroubleshootingDesk, leave: str) -> None:
    row = bounced.remedies.children[0]
    models = {one.model_id for one in parts_of(row)}
    if leave == "forget":
        bounced.forget_button.click()
    else:
        await (mend(bounced) if leave == "mend" else look(bounced, token=SERVER_TOKEN))
    assert not models & set(json.loads(json.dumps(ipywidgets.Widget.get_manager_state(), default=repr))["state"])


async def test_of_two_remedies_the_other_one_is_left(lab: Lab, desk: TroubleshootingDesk) -> None:
    for stream in ("outbound", "broadcast"):
        suppressed(ADA, stream=stream)(lab.world)
    await look(desk, token=SERVER_TOKEN, message=ADA)
    assert remedies(desk) == [f"Take {ADA} off “outbound”", f"Take {ADA} off “broadcast”"]
    await mend(desk)
    assert remedies(desk) == [f"Take {ADA} off “broadcast”"]


async def test_what_is_typed_for_the_one_stays_when_the_other_is_done(
    lab: Lab, desk: TroubleshootingDesk, world_itself: Loopback
) -> None:
    for stream in ("outbound", "broadcast"):
        suppressed(ADA, stream=stream)(lab.world)
    desk.place_bar.switch.value = "live"
    await look(desk, token=LIVE_TOKEN, message=ADA)
    second = next(one for one in parts_of(desk.remedies.children[1]) if isinstance(one, ipywidgets.Text))
    second.value = ADA
    await mend(desk, ADA)
    assert (second in parts_of(desk.remedies), second.value) == (True, ADA)


async def test_what_is_mended_overtakes_a_preflight_and_nothing_else(bounced: TroubleshootingDesk) -> None:
    checks = bounced.preflight, bounced.smtp_check, bounced.dns_check
    for check in checks:
        await press(check)
    before = [status_of(check) for check in checks[1:]]
    await mend(bounced)
    assert [status_of(check) for check in checks] == [f"Out of date {LET_THROUGH}", *before]


async def test_what_is_not_mended_overtakes_nothing(lab: Lab, bounced: TroubleshootingDesk) -> None:
    await press(bounced.preflight)
    before = status_of(bounced.preflight)
    lab.practice.fail_next("PUT /bounces/{bounce_id}/activate", "unexpected error")
    await mend(bounced)
    assert status_of(bounced.preflight) == before


async def test_where_the_button_was_stands_what_became_of_it(bounced: TroubleshootingDesk) -> None:
    assert text_of(bounced.mended) == ""
    await mend(bounced)
    assert text_of(bounced.mended).startswith(f"✓ done Done: “outbound” delivers to {HARD} again.")
    assert "from before: press Look into it once more." in text_of(bounced.mended)
