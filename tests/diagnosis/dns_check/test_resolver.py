"""Look-ups by dnspython against a name server on loopback: found, nothing, no name, refused, silent, cancelled."""

import asyncio
import time

import dns.rcode
import pytest

from helpers.diagnosis.dns_check.dns_check import dns_check
from helpers.diagnosis.dns_check.records import Lookup, LookupState, RecordName, RecordState
from helpers.diagnosis.dns_check.resolver import DnsResolver
from tests.dns_server import Told, dns_server

RECORDS = {
    ("example.com", "TXT"): ('"v=spf1 -all"', '"some" " other"'),
    ("pm-bounces.example.com", "CNAME"): ("PM.mtasv.net.",),
    ("long._domainkey.example.com", "TXT"): (f'"k=rsa; p={"A" * 200}" "{"B" * 200}"',),
    ("_dmarc.example.com", "TXT"): ('"v=DMARC1; p=reject"',),
}


async def look_up(told: Told, name: str, kind: str, *, timeout_s: float = 2.0) -> Lookup:
    with dns_server(told) as port:
        return await DnsResolver(nameservers=("127.0.0.1",), port=port, timeout_s=timeout_s).look_up(name, kind)


async def test_texts_are_joined_and_told_apart() -> None:
    lookup = await look_up(Told(records=RECORDS), "example.com", "TXT")
    assert (lookup.state, lookup.values) == (LookupState.FOUND, ("some other", "v=spf1 -all"))


async def test_a_long_text_is_one_value() -> None:
    lookup = await look_up(Told(records=RECORDS), "long._domainkey.example.com", "TXT")
    assert lookup.values == (f"k=rsa; p={'A' * 200}{'B' * 200}",)


async def test_a_target_has_no_last_dot() -> None:
    assert (await look_up(Told(records=RECORDS), "pm-bounces.example.com", "CNAME")).values == ("PM.mtasv.net",)


@pytest.mark.parametrize(
    ("name", "state"), [("example.com", LookupState.NO_RECORD), ("nowhere.test", LookupState.NO_NAME)]
)
async def test_nothing_there(name: str, state: LookupState) -> None:
    lookup = await look_up(Told(records=RECORDS), name, "CNAME")
    assert (lookup.state, lookup.answered, lookup.values) == (state, True, ())


@pytest.mark.parametrize("rcode", [dns.rcode.SERVFAIL, dns.rcode.REFUSED])
async def test_a_name_server_that_will_not(rcode: dns.rcode.Rcode) -> None:
    lookup = await look_up(Told(rcode=rcode), "example.com", "TXT")
    assert (lookup.state, lookup.answered) == (LookupState.SERVER_FAILED, False)
    assert rcode.name in lookup.detail


async def test_a_name_that_cannot_be_asked_for() -> None:
    lookup = await look_up(Told(), f"{'a' * 64}.example", "TXT")
    assert (lookup.state, lookup.detail) == (LookupState.NOT_POSSIBLE, "LabelTooLong.")


async def test_silence_ends_in_time() -> None:
    begun = time.monotonic()
    lookup = await look_up(Told(silent=True), "example.com", "TXT", timeout_s=0.3)
    assert (lookup.state, lookup.detail) == (LookupState.TIMED_OUT, "No answer within 0.3 s.")
    assert time.monotonic() - begun < 2


async def test_a_look_up_can_be_cancelled() -> None:
    with dns_server(Told(silent=True)) as port:
        resolver = DnsResolver(nameservers=("127.0.0.1",), port=port, timeout_s=30)
        task = asyncio.create_task(resolver.look_up("example.com", "TXT"))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_a_whole_check_asks_for_three_records_and_no_more() -> None:
    told = Told(records=RECORDS)
    with dns_server(told) as port:
        check = await dns_check("Example.com.", resolver=DnsResolver(nameservers=("127.0.0.1",), port=port))
    assert sorted(told.asked) == ["_dmarc.example.com TXT", "example.com TXT", "pm-bounces.example.com CNAME"]
    assert check.row(RecordName.RETURN_PATH).state is RecordState.RIGHT


async def test_a_name_server_that_fails_leaves_everything_open() -> None:
    with dns_server(Told(rcode=dns.rcode.SERVFAIL)) as port:
        check = await dns_check("example.com", resolver=DnsResolver(nameservers=("127.0.0.1",), port=port))
    assert {row.state for row in check.rows} == {RecordState.CANT_TELL}
    assert [finding.code for finding in check.findings] == ["DNS802", "DNS814"]
