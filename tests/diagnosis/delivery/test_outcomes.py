"""Every ending, driven in a practice world: the truth of that world or “can't tell”, whatever goes wrong meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from helpers.diagnosis.delivery.records import Delivery, Ending
from helpers.diagnosis.records import Confidence
from helpers.practice.faults import Fault, FaultKind
from helpers.practice.recipients import complain
from helpers.practice.world import World
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from tests.diagnosis.deliveries import ADA, BROADCAST, HARD, investigated, paused, suppressed
from tests.diagnosis.wide_worlds import world_with
from tests.practice.talk import message_id as sent_in

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}
SOFT, LATER, ANSWERS = (
    f"{kind}@bounce-testing.postmarkapp.com" for kind in ("SoftBounce", "Transient", "AutoResponder")
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A world, what is asked about in it, and the endings that are true there."""

    world: World
    true: set[Ending]
    about: dict[str, str] = field(default_factory=dict)
    token: str = SERVER_TOKEN
    patience_s: float = 15


def sent(ending: Ending, to: str = ADA, by: str = "message_id", **message: object) -> Case:
    """A message to `to` that was sent a while ago, and asked about by MessageID, recipient or subject."""
    world = world_with()
    message_id = sent_in(world, To=to, Subject="An odd subject", **message)
    world.clock.advance(20)
    about = {"message_id": message_id, "recipient": to, "subject": "odd"}
    return Case(world=world, true={ending}, about={by: about[by]})


def partial(ending: Ending, recipient: str = "") -> Case:
    world = world_with(suppressed(HARD, "HardBounce", "Recipient"))
    world.clock.advance(5)
    about = {"message_id": sent_in(world, To=f"{ADA}, {HARD}"), "recipient": recipient}
    return Case(world=world, true={ending}, about=about)


def complained() -> Case:
    world = world_with()
    message_id = sent_in(world, To=ADA)
    world.clock.advance(60)
    complain(world, message_id, ADA)
    return Case(world=world, true={Ending.COMPLAINED, Ending.DELIVERED}, about={"message_id": message_id})


def suppressed_afterwards() -> Case:
    world = world_with()
    sent_in(world, To=ADA)
    world.clock.advance(60)
    suppressed()(world)
    return Case(world=world, true={Ending.NEWEST_DELIVERED, Ending.DELIVERED}, about={"recipient": ADA})


def of_a_sandbox(by: str) -> Case:
    world = world_with()
    about = {"message_id": sent_in(world, token=SANDBOX, To=ADA), "recipient": ADA}
    return Case(world=world, true={Ending.SANDBOXED}, about={by: about[by]}, token=SANDBOX_SERVER_TOKEN)


def of_a_paused_account() -> Case:
    world = world_with(paused)
    return Case(world=world, true={Ending.NOT_FOUND}, about={"message_id": sent_in(world, To=ADA)})


def somebody_else() -> Case:
    world = world_with()
    about = {"message_id": sent_in(world, To=ADA), "recipient": "bob@example.net"}
    return Case(world=world, true={Ending.NOT_ADDRESSED}, about=about)


def just_sent() -> Case:
    world = world_with()
    about = {"message_id": sent_in(world, To=ADA)}
    return Case(world=world, true={Ending.UNDER_WAY}, about=about, patience_s=0)


CASES: dict[str, Callable[[], Case]] = {
    "delivered, by MessageID": lambda: sent(Ending.DELIVERED),
    "delivered, by recipient": lambda: sent(Ending.DELIVERED, by="recipient"),
    "delivered, by subject": lambda: sent(Ending.DELIVERED, by="subject"),
    "delivered through another stream": lambda: sent(Ending.DELIVERED, by="recipient", **BROADCAST),
    "delivered, and answered by a program": lambda: sent(Ending.DELIVERED, ANSWERS),
    "delivered, and suppressed afterwards": suppressed_afterwards,
    "delivered to the one who is asked about": lambda: partial(Ending.DELIVERED, ADA),
    "bounced for good": lambda: sent(Ending.BOUNCED, HARD, by="recipient"),
    "bounced for now": lambda: sent(Ending.BOUNCED, SOFT),
    "put off": lambda: sent(Ending.DELAYED, LATER),
    "complained about": complained,
    "partly delivered": lambda: partial(Ending.PARTLY),
    "suppressed, of several recipients": lambda: partial(Ending.SUPPRESSED, HARD),
    "refused before": lambda: Case(world=world_with(suppressed()), true={Ending.SUPPRESSED}, about={"recipient": ADA}),
    "never sent": lambda: Case(world=world_with(), true={Ending.NOT_FOUND}, about={"recipient": ADA}),
    "kept back by a paused account": of_a_paused_account,
    "kept by a sandbox": lambda: of_a_sandbox("message_id"),
    "kept by a sandbox, by recipient": lambda: of_a_sandbox("recipient"),
    "not addressed": somebody_else,
    "under way": just_sent,
    "looked for with the test token": lambda: Case(
        world=world_with(), true={Ending.UNKNOWN}, about={"recipient": ADA}, token="POSTMARK_API_TEST"
    ),
}
OPERATIONS = (
    "GET /server",
    "GET /message-streams",
    "GET /messages/outbound/{message_id}/details",
    "GET /messages/outbound",
    "GET /bounces",
    "GET /message-streams/{stream_id}/suppressions/dump",
)
KINDS = (FaultKind.TIMEOUT, FaultKind.RATE_LIMITED, FaultKind.UNEXPECTED_ERROR, FaultKind.HTML_FORBIDDEN)


async def found_in(case: Case) -> Delivery:
    return (await investigated(case.world, case.token, patience_s=case.patience_s, **case.about)).delivery


@pytest.mark.parametrize("name", CASES)
async def test_the_ending_is_the_truth_of_the_world(name: str) -> None:
    case = CASES[name]()
    found = await found_in(case)
    assert found.ending in case.true
    assert found.conclusion.next_step
    assert bool(found.candidates) is (found.ending is Ending.NOT_FOUND)


async def test_every_ending_is_driven() -> None:
    assert {(await found_in(case())).ending for case in CASES.values()} == set(Ending)


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("name", CASES)
async def test_whatever_fails_meanwhile_nothing_untrue_is_called_likely(name: str, operation: str) -> None:
    for kind in KINDS:
        for times in (1, None):  # once, or for good
            case = CASES[name]()
            case.world.faults.plan(Fault(kind=kind, operation=operation, times=times))
            found = await found_in(case)
            assert found.ending in case.true or found.conclusion.confidence is Confidence.OPEN, (kind, times)
