"""Inbound rules: listing, creating, deleting."""

import pytest

from helpers.practice.receiving import MOST_INBOUND_RULES
from helpers.practice.world import World
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.produce_inbound import block, received
from tests.practice.talk import SERVER, get, post, say

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}


def test_a_rule_is_created_listed_and_deleted(world: World) -> None:
    rule = block(world, "someone@example.com").json
    assert rule == {"ID": rule["ID"], "Rule": "someone@example.com"}
    assert get(world, "/triggers/inboundRules?count=1&offset=0").json == {"TotalCount": 1, "InboundRules": [rule]}
    deleted = say(world, "DELETE", f"/triggers/inboundrules/{rule['ID']}", headers=SERVER)
    assert deleted.json == {"ErrorCode": 0, "Message": "Rule someone@example.com removed."}
    assert get(world, "/triggers/inboundrules?count=1&offset=0").json == {"TotalCount": 0, "InboundRules": []}


def test_a_deleted_rule_blocks_no_more(world: World) -> None:
    number = block(world).json["ID"]
    say(world, "DELETE", f"/triggers/inboundrules/{number}", headers=SERVER)
    assert received(world).status == "Processed"


def test_pages(world: World) -> None:
    for number in range(3):
        block(world, f"{number}.example.com")
    page = get(world, "/triggers/inboundrules?count=1&offset=1").json
    assert (page["TotalCount"], [one["Rule"] for one in page["InboundRules"]]) == (3, ["1.example.com"])


@pytest.mark.parametrize("query", ["", "count=1", "offset=0", "count=501&offset=0", "count=1&offset=-1"])
def test_parameters_out_of_range(world: World, query: str) -> None:
    assert get(world, f"/triggers/inboundrules?{query}").refused[:2] == (422, 800)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("a@b.example", 0),
        ("mail.example.com", 0),
        ("", 809),
        (None, 809),
        ("  ", 809),
        ("x", 800),
        ("@example.com", 800),
        ("a@b@example.com", 800),
        ("a b@example.com", 800),
        ("x" * 320 + ".com", 800),
        (1, 403),
    ],
)
def test_rules(world: World, rule: object, expected: int) -> None:
    answer = block(world, rule)
    assert (answer.status == 200) if expected == 0 else (answer.refused[:2] == (422, expected))


def test_no_body_is_no_rule(world: World) -> None:
    assert say(world, "POST", "/triggers/inboundrules", headers=SERVER).refused[1] == 809
    assert post(world, "/triggers/inboundrules", {}).refused[1] == 809


def test_every_server_has_rules_of_its_own(world: World) -> None:
    number = block(world).json["ID"]
    assert get(world, "/triggers/inboundrules?count=1&offset=0", SANDBOX).json["TotalCount"] == 0
    assert say(world, "DELETE", f"/triggers/inboundrules/{number}", headers=SANDBOX).refused[1] == 812


def test_rules_do_not_pile_up(world: World) -> None:
    server = world.servers[min(world.servers)]
    server.inbound_rules = {number: f"{number}.example.com" for number in range(MOST_INBOUND_RULES)}
    assert block(world).status == 501
