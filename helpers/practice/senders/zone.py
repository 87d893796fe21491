"""The DNS zone of a practice world's domains, as data: what their owners have published, and nothing more.

A record is there when it was found before (the domain is verified) or its host is in `world.dns_hosts`. Nothing is
looked up anywhere. Imports `helpers.reference` only.
"""

from collections.abc import Iterator

from helpers.practice.records import Domain
from helpers.practice.senders.senders import domain_object
from helpers.practice.world import World

Zone = dict[tuple[str, str], tuple[str, ...]]  # (host, type) -> values
_DMARC = "v=DMARC1; p=none"


def zone_of(world: World) -> Zone:
    """Every record. Each domain has a SOA record, so that it exists even where nothing else is published."""
    return {key: (value,) for domain in world.domains.values() for key, value in _records(world, domain)}


def _records(world: World, domain: Domain) -> Iterator[tuple[tuple[str, str], str]]:
    shown = domain_object(domain)
    assert isinstance(shown, dict)
    name = domain.name.lower()
    yield (name, "SOA"), f"ns.{name}. hostmaster.{name}. 1 3600 600 86400 300"
    if name in world.dns_hosts or domain.spf_verified:
        yield (name, "TXT"), str(shown["SPFTextValue"])
    for host, text, there in (
        ("DKIMHost", "DKIMTextValue", domain.dkim_verified),
        ("DKIMPendingHost", "DKIMPendingTextValue", False),
    ):
        if (at := str(shown[host]).lower()) and (there or at in world.dns_hosts):
            yield (at, "TXT"), str(shown[text])
    if domain.return_path_verified or domain.return_path_host.lower() in world.dns_hosts:
        yield (domain.return_path_host.lower(), "CNAME"), str(shown["ReturnPathDomainCNAMEValue"])
    if domain.dkim_verified or f"_dmarc.{name}" in world.dns_hosts:  # a choice of the practice Postmark
        yield (f"_dmarc.{name}", "TXT"), _DMARC
