"""Adding, editing and removing domains; DKIM keys from their first record to their replacement."""

from typing import Any

import pytest

from helpers.practice.world import World
from tests.practice.produce_senders import PENDING, VERIFIED, act, add_domain
from tests.practice.talk import ACCOUNT, get, put, send

KEYS = ("DKIMHost", "DKIMPendingHost", "DKIMRevokedHost")


def domain(world: World, number: int) -> Any:
    return get(world, f"/domains/{number}", ACCOUNT).json


def verify(world: World, number: int, what: str = "Dkim") -> Any:
    return act(world, f"PUT /domains/{number}/verify{what}").json


def hosts(found: Any) -> list[str]:
    """The selectors of the keys in force, pending and revoked."""
    return [found[name].partition(".")[0] for name in KEYS]


def test_a_new_domain_waits_for_its_dns_records(world: World) -> None:
    new = add_domain(world, Name="Example.EDU").json
    assert new == domain(world, new["ID"])
    assert (new["Name"], new["DKIMVerified"], new["DKIMUpdateStatus"]) == ("example.edu", False, "Pending")
    assert new["ReturnPathDomain"] == "pm-bounces.example.edu"
    assert send(world, From="cy@example.edu").refused[1] == 400


def test_a_domain_sends_once_its_dkim_record_is_found(world: World) -> None:
    new = add_domain(world).json
    assert verify(world, new["ID"])["DKIMVerified"] is False
    world.dns_hosts.add(new["DKIMPendingHost"])
    verified = verify(world, new["ID"])
    assert (verified["DKIMHost"], verified["DKIMPendingHost"]) == (new["DKIMPendingHost"], "")
    assert (verified["DKIMVerified"], verified["DKIMUpdateStatus"]) == (True, "Verified")
    assert send(world, From="anybody@example.edu").status == 200


def test_a_verified_domain_stays_verified(world: World) -> None:
    assert verify(world, VERIFIED)["DKIMVerified"] is True


def test_a_key_is_replaced_without_a_gap(world: World) -> None:
    old, *_ = hosts(domain(world, VERIFIED))
    rotated = act(world, f"POST /domains/{VERIFIED}/rotatedkim").json
    in_force, new, revoked = hosts(rotated)
    assert (in_force, revoked, rotated["DKIMUpdateStatus"]) == (old, "", "Pending")
    assert hosts(verify(world, VERIFIED)) == [old, new, ""]
    world.dns_hosts.add(rotated["DKIMPendingHost"])
    after = verify(world, VERIFIED)
    assert hosts(after) == [new, "", old]
    assert (after["SafeToRemoveRevokedKeyFromDNS"], after["DKIMUpdateStatus"]) == (True, "Verified")
    assert send(world).status == 200


def test_only_a_verified_key_can_be_replaced(world: World) -> None:
    assert act(world, f"POST /domains/{PENDING}/rotatedkim").refused[1] == 508
    assert act(world, f"POST /domains/{VERIFIED}/rotatedkim").status == 200
    assert act(world, f"POST /domains/{VERIFIED}/rotatedkim").refused[1] == 505


def test_the_return_path_has_a_record_of_its_own(world: World) -> None:
    assert verify(world, PENDING, "ReturnPath")["ReturnPathDomainVerified"] is False
    world.dns_hosts.add("pm-bounces.example.org")
    assert verify(world, PENDING, "ReturnPath")["ReturnPathDomainVerified"] is True


def test_another_return_path_has_to_be_verified_again(world: World) -> None:
    edited = put(world, f"/domains/{VERIFIED}", {"ReturnPathDomain": "Mail.example.com"}, ACCOUNT).json
    assert (edited["ReturnPathDomain"], edited["ReturnPathDomainVerified"]) == ("mail.example.com", False)
    world.dns_hosts.add("mail.example.com")
    assert verify(world, VERIFIED, "ReturnPath")["ReturnPathDomainVerified"] is True
    assert put(world, f"/domains/{VERIFIED}", {"Name": "other.example"}, ACCOUNT).json == domain(world, VERIFIED)


def test_the_deprecated_spf_check_answers_its_three_fields(world: World) -> None:
    unverified = act(world, f"POST /domains/{PENDING}/verifyspf").json
    assert (list(unverified), unverified["SPFVerified"]) == (["SPFHost", "SPFVerified", "SPFTextValue"], False)
    world.dns_hosts.add("example.org")
    assert act(world, f"POST /domains/{PENDING}/verifyspf").json["SPFVerified"] is True
    assert domain(world, PENDING)["SPFVerified"] is True


def test_a_removed_domain_sends_no_more(world: World) -> None:
    assert act(world, f"DELETE /domains/{VERIFIED}").json == {"ErrorCode": 0, "Message": "Domain example.com removed."}
    assert send(world).refused[1] == 400
    assert act(world, f"DELETE /domains/{VERIFIED}").refused[:2] == (422, 510)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"Name": " "}, 514),
        ({"Name": "localhost"}, 516),
        ({"Name": "me@example.edu"}, 516),
        ({"Name": "-a.example"}, 516),
        ({"Name": 1}, 511),
        ({"ReturnPathDomain": "example.edu"}, 522),
        ({"ReturnPathDomain": "mail.example.com"}, 522),
        ({"ReturnPathDomain": f"{'x' * 250}.example.edu"}, 521),
    ],
)
def test_what_a_domain_may_not_be(world: World, fields: dict[str, Any], code: int) -> None:
    assert add_domain(world, **fields).refused[:2] == (422, code)
    assert len(world.domains) == 2


@pytest.mark.parametrize("target", ["PUT ", "DELETE ", "PUT /verifyDkim", "PUT /verifyReturnPath", "POST /rotatedkim"])
def test_an_unknown_domain(world: World, target: str) -> None:
    method, _, rest = target.partition(" ")
    assert act(world, f"{method} /domains/7{rest}").refused == (422, 510, "This domain was not found.")


@pytest.mark.parametrize("target", ["POST /domains", f"PUT /domains/{PENDING}", "POST /senders", "PUT /senders/1005"])
def test_a_request_without_a_body(world: World, target: str) -> None:
    assert act(world, target).refused[:2] == (422, 502)
