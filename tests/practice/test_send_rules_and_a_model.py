"""Properties of the rules of sending: who may send, to whom, and what becomes of it, beside a naive model."""

from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.practice.clock import ManualClock
from helpers.practice.records import AccountState, Suppression
from helpers.practice.seed import CONFIRMED_SENDER, UNCONFIRMED_SENDER, VERIFIED_SENDER, demo_world
from helpers.practice.world import World
from tests.practice.talk import GOOD, get, post, send

bounded = settings(max_examples=150)

PEOPLE = ["ada@example.com", "bo@example.com", "cy@example.org", "di@example.net"]
SENDERS = {VERIFIED_SENDER: 0, CONFIRMED_SENDER: 0, UNCONFIRMED_SENDER: 401, "x@example.net": 400}
STREAMS = {"outbound": 0, "broadcast": 0, "inbound": 1236, "nowhere": 1235}


@dataclass(frozen=True)
class Mail:
    """A message, and the world that it meets."""

    sender: str
    stream: str
    to: list[str]
    cc: list[str]
    bcc: list[str]
    subject: str

    @property
    def fields(self) -> dict[str, Any]:
        people = {"To": ", ".join(self.to), "Cc": ", ".join(self.cc), "Bcc": ", ".join(self.bcc)}
        return {"From": self.sender, "MessageStream": self.stream, "Subject": self.subject, **people}

    @property
    def people(self) -> list[str]:
        return self.to + self.cc + self.bcc

    def error_code(self, state: AccountState, suppressed: set[str]) -> int:
        """The first rule that stands in the way, in the documented or assumed order; 0 when none does."""
        strangers = {one for one in self.people if one.partition("@")[2] != self.sender.partition("@")[2]}
        rules = [
            STREAMS[self.stream],
            0 if self.to else 300,
            300 if len(self.people) > 50 or len(self.subject) > 2000 else 0,
            SENDERS[self.sender],
            {AccountState.NOT_APPROVED: 413, AccountState.OUT_OF_CREDITS: 405}.get(state, 0),
            412 if state is AccountState.PENDING and strangers else 0,
            406 if set(self.people) <= suppressed else 0,
        ]
        return next(filter(None, rules), 0)


GROUPS = st.lists(st.sampled_from(PEOPLE), max_size=3)
MAILS = st.builds(
    Mail,
    st.sampled_from(sorted(SENDERS)),
    st.sampled_from(sorted(STREAMS)),
    GROUPS | st.just(PEOPLE * 12),
    GROUPS,
    GROUPS,
    st.sampled_from(["Hello", "x" * 2000, "x" * 2001]),
)
STATES = st.sampled_from([one for one in AccountState if one not in {AccountState.CLOSED, AccountState.PAUSED}])


def met(state: AccountState, suppressed: set[str]) -> World:
    """A world in that state whose sending streams no longer deliver to `suppressed`."""
    world = demo_world(ManualClock())
    world.account.state = state
    streams = world.servers[min(world.servers)].streams
    for email in suppressed:
        row = Suppression(email=email, reason="HardBounce", origin="Recipient", created_at=world.clock.now())
        streams["outbound"].suppressions.put(email, row)
        streams["broadcast"].suppressions.put(email, row)
    return world


@bounded
@given(MAILS, STATES, st.sets(st.sampled_from(PEOPLE)))
def test_the_first_rule_that_is_broken_answers(mail: Mail, state: AccountState, suppressed: set[str]) -> None:
    world = met(state, suppressed)
    answer = send(world, **mail.fields)
    assert answer.json["ErrorCode"] == mail.error_code(state, suppressed)
    assert len(world.messages) == (answer.status == 200)


@bounded
@given(MAILS, st.sets(st.sampled_from(PEOPLE)))
def test_suppressed_recipients_are_named_and_get_nothing(mail: Mail, suppressed: set[str]) -> None:
    world = met(AccountState.APPROVED, suppressed)
    answer = send(world, **mail.fields)
    if answer.status == 200:
        left_out = [one for one in dict.fromkeys(mail.people) if one in suppressed]
        named = answer.json["Message"].partition("addresses: ")[2].split(", ") if left_out else []
        assert named == left_out
        world.clock.advance(2)
        events = get(world, f"/messages/outbound/{answer.json['MessageID']}/details").json["MessageEvents"]
        assert {one["Recipient"] for one in events} == set(mail.people) - suppressed


@bounded
@given(st.lists(MAILS, max_size=4), STATES, st.sets(st.sampled_from(PEOPLE)))
def test_a_batch_says_of_each_message_what_it_would_be_told_alone(
    mails: list[Mail], state: AccountState, suppressed: set[str]
) -> None:
    world = met(state, suppressed)
    results = post(world, "/email/batch", [GOOD | one.fields for one in mails]).json
    assert [one["ErrorCode"] for one in results] == [one.error_code(state, suppressed) for one in mails]
