"""Properties of searching received messages and of inbound rules: they agree with a naive model."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.practice.clock import ManualClock
from helpers.practice.records import Address
from helpers.practice.seed import demo_world
from tests.practice.produce_inbound import block, received
from tests.practice.talk import get

bounded = settings(max_examples=80)

SENDERS = ["ada@example.org", "Ada@Example.org", "bo@mail.example.org", "cy@example.net"]
RULES = ["example.org", "bo@mail.example.org", "EXAMPLE.net"]


@dataclass(frozen=True)
class Letter:
    """What the model remembers of a received message."""

    sender: str
    subject: str
    mailbox_hash: str
    taken: bool  # by the inbound webhook

    def status(self, rules: list[str]) -> str:
        sender = self.sender.lower()
        if any(rule.lower() in {sender, sender.partition("@")[2]} for rule in rules):
            return "blocked"
        return "processed" if self.taken else "failed"


LETTERS = st.lists(
    st.builds(
        Letter,
        st.sampled_from(SENDERS),
        st.sampled_from(["Hello", "hello again", "Bye"]),
        st.sampled_from(["", "a", "A"]),
        st.booleans(),
    ),
    max_size=8,
)
QUERIES = st.fixed_dictionaries(
    {"status": st.sampled_from(["processed", "blocked", "failed"])},
    optional={
        "fromemail": st.sampled_from(SENDERS),
        "subject": st.sampled_from(["HELLO", "bye"]),
        "mailboxhash": st.sampled_from(["a", "A"]),
    },
)
PAGES = st.fixed_dictionaries({"count": st.integers(1, 4), "offset": st.integers(0, 5)})


def wanted(letter: Letter, rules: list[str], query: dict[str, str]) -> bool:
    return (
        letter.status(rules) == query["status"]
        and letter.sender.lower() == query.get("fromemail", letter.sender).lower()
        and query.get("subject", "").lower() in letter.subject.lower()
        and letter.mailbox_hash == query.get("mailboxhash", letter.mailbox_hash)
    )


@bounded
@given(LETTERS, st.lists(st.sampled_from(RULES), unique=True), QUERIES, PAGES)
def test_search(letters: list[Letter], rules: list[str], query: dict[str, str], page: dict[str, Any]) -> None:
    world = demo_world(ManualClock())
    for rule in rules:
        block(world, rule)
    ids = {
        received(
            world,
            sender=Address(email=one.sender),
            subject=one.subject,
            mailbox_hash=one.mailbox_hash,
            hook_takes_it=one.taken,
        ).message_id: one
        for one in letters
    }
    found = [number for number, one in reversed(ids.items()) if wanted(one, rules, query)]
    answer = get(world, f"/messages/inbound?{urlencode(query | page)}").json
    assert answer["TotalCount"] == len(found)
    cut = found[page["offset"] : page["offset"] + page["count"]]
    assert [one["MessageID"] for one in answer["InboundMessages"]] == cut
