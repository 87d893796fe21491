"""The desk's tests begin with one in practice, or with one that asks and gets no answer."""

import pytest

from helpers.lab import Lab
from helpers.panels.desk.troubleshooting_desk import TroubleshootingDesk
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.loopback import Loopback
from tests.panels.desk.looking import ADA, LINE
from tests.panels.driving import enter, heard


@pytest.fixture
def desk(lab: Lab) -> TroubleshootingDesk:
    return lab.troubleshooting_desk()


@pytest.fixture
async def slow_desk(slow_lab: Lab, slow_server: Loopback) -> TroubleshootingDesk:
    """A desk that is looking into all three, and gets no answer."""
    desk = slow_lab.troubleshooting_desk()
    enter(desk.area.field, LINE)
    enter(desk.entry.field, SERVER_TOKEN)
    desk.message.value = ADA
    desk.look_button.click()
    await heard(slow_server)
    return desk
