"""Reading domains and sender signatures with the account token."""

import pytest

from helpers.practice.seed import CONFIRMED_SENDER, UNCONFIRMED_SENDER
from helpers.practice.world import World
from tests.practice.talk import ACCOUNT, get, words

DNS_FIELDS = words(
    "SPFHost SPFTextValue DKIMHost DKIMTextValue DKIMPendingHost DKIMPendingTextValue DKIMRevokedHost "
    "DKIMRevokedTextValue SafeToRemoveRevokedKeyFromDNS DKIMUpdateStatus ReturnPathDomain ReturnPathDomainCNAMEValue"
)
SHORT_DOMAIN = ["ID", "Name", "SPFVerified", "DKIMVerified", "WeakDKIM", "ReturnPathDomainVerified"]
SHORT_SENDER = ["ID", "Domain", "EmailAddress", "ReplyToEmailAddress", "Name", "Confirmed"]


def listed(world: World, path: str, query: str = "count=10&offset=0") -> list[dict[str, object]]:
    answer = get(world, f"{path}?{query}", ACCOUNT).json
    assert answer.pop("TotalCount") == 2
    (found,) = answer.values()
    return list(found)


def test_domains_in_short(world: World) -> None:
    domains = listed(world, "/domains")
    assert [list(one) for one in domains] == [SHORT_DOMAIN] * 2
    assert [(one["Name"], one["DKIMVerified"]) for one in domains] == [("example.com", True), ("example.org", False)]


def test_senders_in_short(world: World) -> None:
    senders = listed(world, "/senders")
    assert [list(one) for one in senders] == [SHORT_SENDER] * 2
    known = [(one["EmailAddress"], one["Confirmed"]) for one in senders]
    assert known == [(CONFIRMED_SENDER, True), (UNCONFIRMED_SENDER, False)]


@pytest.mark.parametrize("path", ["/domains", "/senders"])
def test_pages(world: World, path: str) -> None:
    assert listed(world, path, "count=1&offset=1") == listed(world, path)[1:]
    assert listed(world, path, "count=1&offset=9") == []


@pytest.mark.parametrize("path", ["/domains", "/senders"])
@pytest.mark.parametrize("query", ["", "count=10", "count=501&offset=0", "count=1&offset=x"])
def test_paging_out_of_range(world: World, path: str, query: str) -> None:
    assert get(world, f"{path}?{query}", ACCOUNT).refused[:2] == (422, 500)


def test_a_verified_domain(world: World) -> None:
    domain = get(world, "/domains/1003", ACCOUNT).json
    assert list(domain) == [*SHORT_DOMAIN, *DNS_FIELDS]
    assert (domain["DKIMUpdateStatus"], domain["DKIMPendingHost"]) == ("Verified", "")
    assert domain["DKIMHost"].endswith("._domainkey.example.com")
    assert domain["ReturnPathDomainCNAMEValue"] == "pm.mtasv.net"


def test_a_domain_that_waits_for_its_dns_records(world: World) -> None:
    domain = get(world, "/domains/1004", ACCOUNT).json
    assert (domain["DKIMUpdateStatus"], domain["DKIMHost"]) == ("Pending", "")
    assert domain["DKIMPendingHost"].endswith("._domainkey.example.org")


def test_one_sender_signature(world: World) -> None:
    sender = get(world, "/senders/1006", ACCOUNT).json
    assert set(SHORT_SENDER) | set(DNS_FIELDS) < set(sender)
    assert (sender["EmailAddress"], sender["Domain"], sender["DKIMVerified"]) == (
        UNCONFIRMED_SENDER,
        "example.org",
        False,
    )


def test_a_sender_on_a_domain_that_is_not_on_the_account(world: World) -> None:
    sender = get(world, "/senders/1005", ACCOUNT).json
    assert (sender["Confirmed"], sender["DKIMVerified"]) == (True, False)


@pytest.mark.parametrize("number", ["0", "1001", "x"])
def test_what_is_not_there(world: World, number: str) -> None:
    assert get(world, f"/domains/{number}", ACCOUNT).refused == (422, 510, "This domain was not found.")
    assert get(world, f"/senders/{number}", ACCOUNT).refused[:2] == (422, 501)
