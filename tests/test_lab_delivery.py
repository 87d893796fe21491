"""The doors of a lab to investigations, pre-flights and remedies; nothing of them is loaded before it is used."""

import subprocess
import sys

import pytest

from helpers.client.email import Email
from helpers.client.problems import SettingsProblem, TokenMissing
from helpers.diagnosis.delivery.records import Act, Ending
from helpers.diagnosis.preflight.records import Grade
from helpers.lab import open_lab
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN

HARD = "HardBounce@bounce-testing.postmarkapp.com"
SAMPLE = Email(sender="hello@example.com", to=HARD, subject="x", text_body="A sample.")
LATE = (
    "helpers.diagnosis.delivery.investigate",
    "helpers.diagnosis.preflight.preflight",
    "helpers.diagnosis.delivery.remedies",
)


async def test_from_the_pre_flight_over_the_bounce_to_the_remedy() -> None:
    lab = open_lab()
    assert (await lab.preflight(SAMPLE, lab.server_token, lab.account_token)).grade is Grade.GO
    sample = await lab.send_sample(lab.server_token, SAMPLE)
    delivery = await lab.investigate(lab.server_token, message_id=sample.message_id)
    assert delivery.ending is Ending.BOUNCED
    assert (await lab.preflight(SAMPLE, SERVER_TOKEN, ACCOUNT_TOKEN)).grade is Grade.STOP
    assert (await lab.reactivate(SERVER_TOKEN, delivery.offers[0].bounce_id or 0)).done
    assert (await lab.preflight(SAMPLE, SERVER_TOKEN)).grade is Grade.CAREFUL
    await lab.aclose()


async def test_the_line_that_an_offer_gives_is_one_that_runs() -> None:
    lab = open_lab()
    token = lab.practice.issue_server_token("Demo tests")  # not the lab's own
    await lab.send_sample(token, SAMPLE)
    offer = (await lab.investigate(token, recipient=HARD)).offers[0]
    assert offer.act is Act.REACTIVATE
    mended = await eval(offer.code.removeprefix("await "), {"lab": lab, "token": token})
    assert mended.done
    assert not (await lab.unsuppress(token, "outbound", HARD)).done
    await lab.aclose()


async def test_a_lab_refuses_what_could_not_be_right() -> None:
    lab = open_lab()
    with pytest.raises(SettingsProblem, match="Name a MessageID, a recipient or a subject"):
        await lab.investigate(SERVER_TOKEN)
    with pytest.raises(TokenMissing):
        await lab.preflight(SAMPLE, "")
    await lab.aclose()


def test_a_lab_loads_nothing_of_it_before_it_is_used() -> None:
    code = f"import sys, helpers.lab; print([name for name in {LATE!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"
