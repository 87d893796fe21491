"""What is asked about, as people copy it: one bare address, a MessageID; and what is refused with nothing asked."""

import time

import pytest

from helpers.client.problems import SettingsProblem
from helpers.diagnosis.delivery.question import bare_recipient, message_id_in
from helpers.diagnosis.delivery.records import Ending
from tests.diagnosis.deliveries import ADA, HARD, investigated, suppressed
from tests.diagnosis.wide_worlds import world_with
from tests.practice.talk import message_id as sent_in

ID = "78e51061-7311-48a3-82ce-6f447ed4d57b"
ADDRESSES = [
    ADA,
    f"  {ADA}\n",
    f"Ada <{ADA}>",
    f'"Lovelace, Ada" <{ADA}>',
    f'"bob@example.net via Shop" <{ADA}>',
    f"{ADA} <{ADA}>",
    f"<{ADA}>",
    f"To: Ada <{ADA}>",
    f"{ADA} (Ada)",
    f"'{ADA}',",
    f"mailto:{ADA}",
    f"<mailto:{ADA}?subject=Hello&cc=bob@example.net>",
    "MAILTO:ada%40example.net",
    f"\u200b{ADA}\u200b",
]


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_read_from_however_it_was_copied(text: str) -> None:
    assert bare_recipient(text) == ADA


@pytest.mark.parametrize("address", ["o'neil@example.net", "Ada+List@Example.net", "bücher@bücher.example"])
def test_what_belongs_to_an_address_stays(address: str) -> None:
    assert bare_recipient(f"Somebody <{address}>") == address


@pytest.mark.parametrize("between", [", ", "; ", " ", ">, <"])
def test_several_addresses_are_refused_with_what_to_do(between: str) -> None:
    with pytest.raises(SettingsProblem, match=r"Name one recipient: .* Nothing was asked\."):
        bare_recipient(f"<{ADA}{between}{HARD}>" if "<" in between else f"{ADA}{between}{HARD}")


@pytest.mark.parametrize("text", ["", "Ada", "ada@", "@example.net", "Ada <ada at example>", f"Welcome {ADA}", "a@b@c"])
def test_what_is_no_address_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(SettingsProblem, match=r"Name the recipient as name@example\.com: .*asked\.") as caught:
        bare_recipient(text)
    assert not text or text not in str(caught.value)


@pytest.mark.parametrize("text", ADDRESSES)
async def test_an_investigation_looks_for_the_bare_address(text: str) -> None:
    world = world_with()
    message_id = sent_in(world, To=ADA)
    by_both, alone = [await investigated(world, recipient=text, **more) for more in ({"message_id": message_id}, {})]
    assert (by_both.delivery.ending, alone.delivery.ending) == (Ending.DELIVERED, Ending.DELIVERED)
    assert alone.delivery.seen.question.recipient == ADA


async def test_whoever_is_suppressed_is_found_on_the_list_by_name_too() -> None:
    found = (await investigated(world_with(suppressed()), recipient=f"Ada <{ADA}>")).delivery
    assert (found.ending, found.conclusion.code) == (Ending.SUPPRESSED, "DELIVERY621")
    assert "on none of" not in found.conclusion.evidence


async def test_two_recipients_ask_nothing_of_anybody() -> None:
    with pytest.raises(SettingsProblem, match="Name one recipient"):
        await investigated(world_with(), recipient=f"{ADA}, {HARD}")


async def test_a_token_in_the_recipients_place_is_named_as_that() -> None:
    with pytest.raises(SettingsProblem, match="The token stands where") as caught:
        await investigated(world_with(), "made-up-by-this-test-0042", recipient="made-up-by-this-test-0042")
    assert "0042" not in str(caught.value)


@pytest.mark.parametrize(
    "held_apart", ["mailto:made-up-by%2Dthis-test-0042@x.example", "made-up-by\u200b-this-test-0042@x.io"]
)
async def test_a_token_that_was_held_apart_is_found_in_what_is_asked(held_apart: str) -> None:
    with pytest.raises(SettingsProblem, match="The token stands where"):
        await investigated(world_with(), "made-up-by-this-test-0042", recipient=held_apart)


@pytest.mark.parametrize(
    "form",
    [
        "{}",
        " <{}@mtasv.net> ",
        "{}@mtasv.net",
        '"MessageID":"{}"',
        '{{"To":"ada@example.net","MessageID":"{}","ErrorCode":0}}',
        "MessageID: {}",
        "message_id={}",
        "Message-ID: <{}@mtasv.net>",
        "In-Reply-To: <{}@mtasv.net>",
        "X-PM-Message-Id: {}",
        "https://account.postmarkapp.com/servers/1001/streams/outbound/messages/{}",
        "https://account.postmarkapp.com/servers/1001/streams/outbound/messages/{}?tab=events",
        "GET /messages/outbound/{}/details",
    ],
)
def test_a_message_id_is_read_from_wherever_it_was_copied(form: str) -> None:
    assert message_id_in(form.format(ID)) == ID
    assert message_id_in(form.format(ID).upper()) == ID.upper()


@pytest.mark.parametrize(
    "text",
    ["", "Your order", f"Your order {ID}", f"{ID}@example.net", f"Message-ID: <{ID}@example.net>", ID[:-1], f"{ID}0"],
)
def test_what_names_no_message_of_postmarks_holds_none(text: str) -> None:
    assert message_id_in(text) == ""


async def test_whoever_says_that_it_is_a_message_id_is_believed() -> None:
    world = world_with()
    found = (await investigated(world, message_id=f"please find {sent_in(world, To=ADA)} for me")).delivery
    assert found.ending is Ending.DELIVERED


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "a@" * 50_000, f"Order {ID} " * 2_000, f"message-id{'.' * 40}{ID} " * 1_000]
)
def test_a_long_paste_is_refused_in_no_time(text: str) -> None:
    begun = time.perf_counter()
    assert message_id_in(text) == ""
    with pytest.raises(SettingsProblem):
        bare_recipient(text)
    assert time.perf_counter() - begun < 3  # seconds; tens of them where each character begins a search anew
