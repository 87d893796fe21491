"""The desk's tests begin with one in practice, one that gets no answer, or one in live that practice answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.lab import Lab
from helpers.panels.desk.troubleshooting_desk import TroubleshootingDesk
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.diagnosis.wide_worlds import demo_app
from tests.loopback import Act, Heard, Loopback, loopback, private_tls, write_authority
from tests.panels.desk.looking import ADA, LINE, look
from tests.panels.driving import LIVE_TOKEN, enter, heard
from tests.practice.talk import say
from tests.replies import reply, tunnel_to


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


@pytest.fixture
async def ready(desk: TroubleshootingDesk) -> TroubleshootingDesk:
    """A desk that knows its token and its recipient, so that each check can be asked for."""
    await look(desk, token=SERVER_TOKEN, message=ADA)
    return desk


@pytest.fixture
def world_itself(lab: Lab, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Loopback]:
    """Postmark's own address, led to a server on this machine that answers as the lab's world; it has LIVE_TOKEN."""
    monkeypatch.setenv("SSL_CERT_FILE", str(write_authority(tmp_path)))
    lab.world.add_token(demo_app(lab.world), LIVE_TOKEN)

    def answer(heard: Heard) -> Act:
        said = say(lab.world, heard.method, heard.target, heard.body, heard.headers)
        return reply(said.status, said.reply.body)

    with loopback(answer, tls=private_tls("api.postmarkapp.com")) as server, loopback(tunnel_to(server.port)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        yield server
