"""The practice zone: a record is there once it was verified or published, and not before."""

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.seed import demo_world
from helpers.practice.senders.zone import zone_of

DKIM, BOUNCES = "20260105._domainkey.{}", "pm-bounces.{}"


def test_a_verified_domain_has_its_records() -> None:
    zone = zone_of(demo_world(ManualClock()))
    assert zone[(DKIM.format("example.com"), "TXT")][0].startswith("k=rsa;p=PRACTICE")
    assert zone[(BOUNCES.format("example.com"), "CNAME")] == ("pm.mtasv.net",)


def test_a_domain_that_waits_exists_and_has_none() -> None:
    zone = zone_of(demo_world(ManualClock()))
    assert [kind for name, kind in zone if name.endswith("example.org")] == ["SOA"]


@pytest.mark.parametrize(
    ("host", "kind"),
    [(DKIM, "TXT"), (BOUNCES, "CNAME"), ("{}", "TXT"), ("_dmarc.{}", "TXT")],
)
def test_what_is_published_is_there(host: str, kind: str) -> None:
    world = demo_world(ManualClock())
    world.dns_hosts.add(host.format("example.org"))
    assert zone_of(world)[(host.format("example.org"), kind)]
