"""Every rule of the DELIVERY family: something seen for which it holds, for which it does not, and too little seen."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from helpers.diagnosis.delivery.investigate import CONCLUSIONS
from helpers.diagnosis.delivery.records import Seen
from helpers.diagnosis.delivery.rule import Conclusion
from helpers.diagnosis.delivery.rules.causes import CAUSES
from helpers.diagnosis.delivery.rules.notes import NOTES
from helpers.diagnosis.rule import Answer, Rule
from helpers.diagnosis.sending.timeline import Event
from helpers.practice.faults import FaultKind
from helpers.practice.recipients import complain
from helpers.practice.world import World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from tests.diagnosis.deliveries import ADA, BROADCAST, HARD, archived, investigated, paused, suppressed
from tests.diagnosis.wide_worlds import Change, failing, world_with
from tests.practice.produce_inbound import received
from tests.practice.talk import message_id as sent_in

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}
SOFT = "SoftBounce@bounce-testing.postmarkapp.com"
ANSWERS = "AutoResponder@bounce-testing.postmarkapp.com"
LATER = "Transient@bounce-testing.postmarkapp.com"
BOTH = f"{ADA}, {HARD}"
Case = Callable[[], Awaitable[Seen]]


def asked(*changes: Change, token: str = SERVER_TOKEN, **about: str) -> Case:
    """What is seen when somebody asks about a recipient, a subject or an id in a world with these changes."""

    async def look() -> Seen:
        return (await investigated(world_with(*changes), token, **(about or {"recipient": ADA}))).delivery.seen

    return look


def followed(*changes: Change, recipient: str = "", patience_s: float = 15, **message: object) -> Case:
    """What is seen of one message that was sent in such a world."""

    async def look() -> Seen:
        world = world_with(*changes)
        world.clock.advance(5)
        message_id = sent_in(world, **({"To": ADA} | message))
        found = await investigated(world, patience_s=patience_s, message_id=message_id, recipient=recipient)
        return found.delivery.seen

    return look


def looked_up_a_received_one() -> Case:
    """What is seen of the MessageID of a message that came in."""

    async def look() -> Seen:
        world = world_with()
        message_id = received(world).message_id
        return (await investigated(world, patience_s=0, message_id=message_id)).delivery.seen

    return look


def held_back_later(world: World) -> None:
    """What was sent in this world is delivered; then its recipient is suppressed on another stream."""
    world.clock.advance(5)
    suppressed(ADA, stream="broadcast")(world)
    suppressed(ANSWERS, stream="broadcast")(world)


def sent(**message: object) -> Change:
    return lambda world: sent_in(world, **({"To": ADA} | message))


def complained(world: World) -> None:
    complain(world, sent_in(world, To=ADA), ADA)


def changed(case: Case, change: Callable[[Seen], Seen]) -> Case:
    """The same, but for what the practice Postmark does not do by itself: it opens nothing."""

    async def look() -> Seen:
        return change(await case())

    return look


def opened(seen: Seen) -> Seen:
    event = Event(type="Opened", recipient=ADA, at="2026-01-05T04:00:02-05:00", details="")
    return replace(seen, events=(*seen.events, event))


DELIVERED, BOUNCED, UNKNOWN = followed(), followed(To=HARD), followed(paused)
UNREAD_BOUNCES = failing("GET /bounces", FaultKind.TIMEOUT)
UNREAD_DETAILS = failing("GET /messages/outbound/{message_id}/details", FaultKind.TIMEOUT)
NOTHING = asked(recipient="nobody@example.com")
CASES: dict[str, tuple[Case, Case]] = {
    "DELIVERY612": (followed(To=ANSWERS), DELIVERED),
    "DELIVERY615": (followed(UNREAD_DETAILS, To=LATER), followed(To=LATER)),
    "DELIVERY613": (asked(sent(), held_back_later), asked(sent(), sent())),
    "DELIVERY614": (asked(sent(To=ANSWERS), held_back_later, recipient=ANSWERS), asked(sent(), held_back_later)),
    "DELIVERY620": (asked(token="POSTMARK_API_TEST"), DELIVERED),
    "DELIVERY624": (asked(token=ACCOUNT_TOKEN), DELIVERED),
    "DELIVERY601": (followed(recipient="bob@example.net"), DELIVERED),
    "DELIVERY602": (asked(sent(token=SANDBOX), token=SANDBOX_SERVER_TOKEN), DELIVERED),
    "DELIVERY603": (followed(To=BOTH), DELIVERED),
    "DELIVERY604": (asked(complained), DELIVERED),
    "DELIVERY605": (BOUNCED, followed(To=SOFT)),
    "DELIVERY606": (followed(To=SOFT), BOUNCED),
    "DELIVERY607": (followed(UNREAD_BOUNCES, To=HARD), BOUNCED),
    "DELIVERY608": (followed(suppressed(HARD), To=BOTH, recipient=HARD), DELIVERED),
    "DELIVERY609": (followed(To=LATER), DELIVERED),
    "DELIVERY610": (DELIVERED, BOUNCED),
    "DELIVERY611": (followed(patience_s=0), DELIVERED),
    "DELIVERY621": (asked(suppressed()), NOTHING),
    "DELIVERY622": (UNKNOWN, DELIVERED),
    "DELIVERY623": (NOTHING, asked(sent())),
    "DELIVERY631": (asked(message_id="12345"), UNKNOWN),
    "DELIVERY632": (asked(token=SANDBOX_SERVER_TOKEN), NOTHING),
    "DELIVERY633": (NOTHING, UNKNOWN),
    "DELIVERY636": (asked(archived), NOTHING),
    "DELIVERY637": (NOTHING, UNKNOWN),
    "DELIVERY640": (UNKNOWN, NOTHING),
    "DELIVERY641": (looked_up_a_received_one(), UNKNOWN),
    "DELIVERY642": (asked(suppressed(stream="broadcast")), NOTHING),
    "DELIVERY651": (BOUNCED, DELIVERED),
    "DELIVERY652": (followed(suppressed(), **BROADCAST), followed(suppressed(HARD), To=BOTH)),
    "DELIVERY653": (asked(sent(**BROADCAST), archived), DELIVERED),
    "DELIVERY654": (followed(**BROADCAST), DELIVERED),
    "DELIVERY655": (asked(sent(), sent()), asked(sent())),
    "DELIVERY656": (asked(sent(To=SOFT), sent(To=SOFT), recipient=SOFT), BOUNCED),
    "DELIVERY657": (changed(DELIVERED, opened), DELIVERED),
}
ALWAYS = {"DELIVERY690", "DELIVERY634", "DELIVERY635", "DELIVERY638", "DELIVERY639"}  # nothing can rule them out
RULES: dict[str, Rule[Seen]] = {rule.code: rule for rule in (*CONCLUSIONS, *CAUSES, *NOTES)}
FIELDS = {"archived": "streams"}  # what a rule requires, where it stands in another field


def test_every_rule_has_its_cases_and_a_code_of_its_own() -> None:
    assert len(RULES) == len(CONCLUSIONS) + len(CAUSES) + len(NOTES)
    assert set(RULES) == set(CASES) | ALWAYS


@pytest.mark.parametrize("code", CASES)
async def test_a_rule_holds_or_does_not(code: str) -> None:
    holds, does_not = [await case() for case in CASES[code]]
    assert (RULES[code].answer(holds), RULES[code].answer(does_not)) == (Answer.HOLDS, Answer.DOES_NOT)


@pytest.mark.parametrize("code", CASES)
async def test_a_rule_is_not_asked_without_what_it_requires(code: str) -> None:
    seen = await CASES[code][0]()
    for name in RULES[code].requires:
        assert RULES[code].answer(replace(seen, **{FIELDS.get(name, name): None})) is Answer.NOT_ASKED


@pytest.mark.parametrize("code", sorted(ALWAYS))
async def test_what_nothing_rules_out_always_holds(code: str) -> None:
    assert [RULES[code].answer(await case()) for case in (DELIVERED, UNKNOWN, NOTHING)] == [Answer.HOLDS] * 3


@pytest.mark.parametrize("rule", (*CONCLUSIONS, *CAUSES), ids=lambda rule: rule.code)
def test_every_conclusion_says_its_cause_and_what_to_do(rule: Conclusion) -> None:
    assert rule.cause
    assert rule.next_step or rule.step
    assert rule.how_to_tell or rule not in CAUSES
