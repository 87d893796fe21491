"""A domain's four records: right, missing, different, can't tell; and beside them Postmark's own flags."""

from typing import Any

import pytest

from helpers.client.connection import Connection
from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.dns_check.dns_check import RULES, dns_check
from helpers.diagnosis.dns_check.expected import expectations, from_details, generic
from helpers.diagnosis.dns_check.records import DnsCheck, Lookup, LookupState, RecordName, RecordState
from helpers.diagnosis.dns_check.zone import ZoneResolver
from helpers.practice.clock import ManualClock
from helpers.practice.in_kernel import transport
from helpers.practice.seed import demo_world
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN

KEY = "k=rsa; p=" + "A" * 300
DKIM, BOUNCES, DMARC = "s1._domainkey.example.com", "pm-bounces.example.com", "_dmarc.example.com"
DETAILS: dict[str, object] = {
    "Name": "example.com",
    "DKIMHost": DKIM,
    "DKIMTextValue": KEY,
    "DKIMVerified": True,
    "DKIMPendingHost": "",
    "ReturnPathDomain": BOUNCES,
    "ReturnPathDomainCNAMEValue": "pm.mtasv.net",
    "ReturnPathDomainVerified": True,
}
UNSEEN = {"DKIMVerified": False, "ReturnPathDomainVerified": False}
RIGHT: dict[tuple[str, str], tuple[str, ...]] = {
    ("example.com", "SOA"): ("ns.example.com. hostmaster.example.com. 1 3600 600 86400 300",),
    ("example.com", "TXT"): ("v=spf1 include:spf.mtasv.net -all",),
    (DKIM, "TXT"): (KEY,),
    (BOUNCES, "CNAME"): ("pm.mtasv.net",),
    (DMARC, "TXT"): ("v=DMARC1; p=reject",),
}


class Failing:
    """A resolver with one ending for some names and all below them; the others are in the zone."""

    words = "a test"

    def __init__(self, state: LookupState, *names: str) -> None:
        self._state, self._names = state, names
        self._zone = ZoneResolver(lambda: RIGHT, "")

    async def look_up(self, name: str, kind: str) -> Lookup:
        if name.endswith(self._names):
            return Lookup(name=name, kind=kind, state=self._state, detail="SERVFAIL")
        return await self._zone.look_up(name, kind)


async def look(changed: dict[tuple[str, str], tuple[str, ...]] | None = None, **details: Any) -> DnsCheck:
    zone = {key: values for key, values in {**RIGHT, **(changed or {})}.items() if values}
    expected = from_details("example.com", {**DETAILS, **details})
    return await dns_check("example.com", expected, resolver=ZoneResolver(lambda: zone, "a zone"))


def codes(check: DnsCheck) -> list[str]:
    return [finding.code for finding in check.findings]


async def test_where_all_is_right_nothing_is_found() -> None:
    check = await look()
    assert {row.state for row in check.rows} == {RecordState.RIGHT}
    assert (codes(check), check.next_step) == ([], "")
    assert check.headline == "example.com: DKIM is right; Return-Path is right."


@pytest.mark.parametrize(
    ("at", "values", "state", "seen", "unseen"),
    [
        ((DKIM, "TXT"), (), RecordState.MISSING, "DNS813", "DNS810"),
        ((DKIM, "TXT"), ("k=rsa; p=BBBB",), RecordState.DIFFERENT, "DNS813", "DNS811"),
        ((DKIM, "TXT"), ("something else",), RecordState.DIFFERENT, "DNS813", "DNS811"),
        ((BOUNCES, "CNAME"), (), RecordState.MISSING, "DNS823", "DNS820"),
        ((BOUNCES, "CNAME"), ("mail.example.net",), RecordState.DIFFERENT, "DNS823", "DNS821"),
        (("example.com", "TXT"), ("v=spf1 -all", "v=spf1 ~all"), RecordState.DIFFERENT, "DNS830", "DNS830"),
        (("example.com", "TXT"), ("v=spf1 -all",), RecordState.DIFFERENT, "DNS831", "DNS831"),
        (("example.com", "TXT"), (), RecordState.MISSING, "DNS831", "DNS831"),
        ((DMARC, "TXT"), (), RecordState.MISSING, "DNS840", "DNS840"),
        ((DMARC, "TXT"), ("v=DMARC1; p=maybe",), RecordState.DIFFERENT, "DNS841", "DNS841"),
        ((DMARC, "TXT"), ("v=DMARC1; p=none", "v=DMARC1; p=reject"), RecordState.DIFFERENT, "DNS841", "DNS841"),
        ((DMARC, "TXT"), ("v=DMARC1; p=none",), RecordState.RIGHT, "DNS842", "DNS842"),
    ],
)
async def test_one_record_is_not_as_it_should_be(
    at: tuple[str, str], values: tuple[str, ...], state: RecordState, seen: str, unseen: str
) -> None:
    check = await look({at: values})
    (row,) = (row for row in check.rows if row.lookup and (row.lookup.name, row.lookup.kind) == at)
    assert (row.state, codes(check)) == (state, [seen])
    assert unseen in codes(await look({at: values}, **UNSEEN))


async def test_right_in_the_dns_and_not_yet_seen_by_postmark() -> None:
    check = await look(**UNSEEN)
    assert codes(check) == ["DNS812", "DNS822"]
    assert check.next_step == "Press Verify on the domain's page in Postmark."


@pytest.mark.parametrize(
    ("value", "difference"),
    [
        (KEY[:-40], "p= is cut off after 260 of 300 characters"),
        ("k=rsa; p=" + "A" * 100 + "B" * 200, "p= differs from character 101 on (300 characters instead of 300)"),
        ("k=rsa; p=", "p= is empty, which revokes the key"),
        ("k=rsa", "there is no p="),
        (f'"{KEY}"', "quotation marks are part of the text"),
        (KEY.replace("rsa", "ed25519"), "k=ed25519 instead of k=rsa"),
    ],
)
async def test_what_differs_in_a_key(value: str, difference: str) -> None:
    row = (await look({(DKIM, "TXT"): (value,)})).row(RecordName.DKIM)
    assert row.state is RecordState.DIFFERENT
    assert difference in row.differences


@pytest.mark.parametrize("value", [f"v=DKIM1; {KEY}", KEY.replace("; ", ";"), KEY.replace("AAAA", "AA AA")])
async def test_what_does_not_matter_in_a_key(value: str) -> None:
    assert (await look({(DKIM, "TXT"): (value,)})).row(RecordName.DKIM).state is RecordState.RIGHT


async def test_one_right_key_among_several_texts_will_do() -> None:
    assert codes(await look({(DKIM, "TXT"): ("k=rsa; p=BBBB", KEY)})) == []


@pytest.mark.parametrize("state", [LookupState.TIMED_OUT, LookupState.SERVER_FAILED, LookupState.NOT_POSSIBLE])
async def test_a_look_up_without_an_answer_proves_nothing(state: LookupState) -> None:
    expected = from_details("example.com", DETAILS)
    check = await dns_check("example.com", expected, resolver=Failing(state, DKIM))
    assert check.row(RecordName.DKIM).state is RecordState.CANT_TELL
    assert codes(check) == ["DNS802"]


async def test_a_domain_that_is_not_there_is_one_finding() -> None:
    expected = from_details("example.com", DETAILS)
    check = await dns_check("example.com", expected, resolver=Failing(LookupState.NO_NAME, "example.com"))
    assert {row.state for row in check.rows} == {RecordState.CANT_TELL}
    assert (codes(check), check.headline) == (["DNS801"], "example.com is not in the DNS.")


@pytest.mark.parametrize("domain", ["gmail.com", "com.example", "notexample.com", "shop.gmail.com"])
async def test_what_a_zone_does_not_hold_cannot_be_told_by_it(domain: str) -> None:
    check = await dns_check(domain, resolver=ZoneResolver(lambda: RIGHT, ""))
    assert {row.state for row in check.rows} == {RecordState.CANT_TELL}
    assert codes(check) == ["DNS803"]
    assert check.headline == (
        f"{domain} is not in the practice zone, which knows the practice Postmark's own domains only."
    )


async def test_a_domain_above_that_the_zone_does_not_hold_has_no_policy_in_it() -> None:
    zone = {("mail.shop.example", "SOA"): ("ns.",), ("pm-bounces.mail.shop.example", "CNAME"): ("pm.mtasv.net",)}
    check = await dns_check("mail.shop.example", resolver=ZoneResolver(lambda: zone, ""))
    assert codes(check) == ["DNS840", "DNS814", "DNS831"]


async def test_a_subdomain_without_any_record_lacks_records_and_not_itself() -> None:
    check = await dns_check("mail.example.com", resolver=ZoneResolver(lambda: RIGHT, ""))
    assert codes(check) == ["DNS820", "DNS814", "DNS831"]


async def test_a_policy_of_the_domain_above_counts() -> None:
    expected = generic("mail.example.com", "No details")
    check = await dns_check("mail.example.com", expected, resolver=ZoneResolver(lambda: RIGHT, ""))
    assert check.row(RecordName.DMARC).because == "the policy is p=reject, at _dmarc.example.com"


async def test_without_details_the_key_stays_open() -> None:
    check = await dns_check("example.com", resolver=ZoneResolver(lambda: RIGHT, ""))
    assert check.row(RecordName.DKIM).state is RecordState.CANT_TELL
    assert check.row(RecordName.RETURN_PATH).state is RecordState.RIGHT
    assert codes(check) == ["DNS814"]
    assert not check.expectations.from_postmark


async def test_a_key_that_waits_is_told_with_its_line() -> None:
    check = await look(DKIMPendingHost="s2._domainkey.example.com", DKIMPendingTextValue="k=rsa; p=CCCC")
    pending = check.expectations.pending_dkim
    assert codes(check) == ["DNS815"]
    assert pending is not None
    assert pending.line == 's2._domainkey.example.com. 3600 IN TXT "k=rsa; p=CCCC"'


async def test_an_unverified_domain_is_asked_for_its_pending_key() -> None:
    check = await look(
        DKIMHost="", DKIMTextValue="", DKIMPendingHost=DKIM, DKIMPendingTextValue=KEY, DKIMVerified=False
    )
    assert (check.row(RecordName.DKIM).state, codes(check)) == (RecordState.RIGHT, ["DNS812"])


async def test_a_long_line_is_written_in_pieces() -> None:
    line = (await look()).row(RecordName.DKIM).line
    assert line == f'{DKIM}. 3600 IN TXT "{KEY[:255]}" "{KEY[255:]}"'


@pytest.mark.parametrize("domain", ["", "example", "me@example.com", "http://a.example", "a b.com", "-x.com", "é" * 80])
async def test_what_is_no_domain_is_not_looked_up(domain: str) -> None:
    with pytest.raises(SettingsProblem, match="Nothing was looked up"):
        await dns_check(domain, resolver=Failing(LookupState.FOUND, "example.com"))


async def test_a_domain_in_another_script_is_looked_up_in_its_ascii_form() -> None:
    check = await dns_check("bücher.example", resolver=ZoneResolver(dict, ""))
    assert check.domain == "xn--bcher-kva.example"


@pytest.mark.parametrize(
    ("token", "domain", "why"),
    [
        (ACCOUNT_TOKEN, "example.com", ""),
        (ACCOUNT_TOKEN, "elsewhere.example", "it is not among the domains of this account"),
        (SERVER_TOKEN, "example.com", "HTTP 401"),
    ],
)
async def test_what_postmark_expects_is_read_from_its_details(token: str, domain: str, why: str) -> None:
    async with Connection(transport=transport(demo_world(ManualClock()))) as connection:
        found = await expectations(connection, Token(token), domain)
    assert why in found.why_generic
    assert found.from_postmark is not bool(why)
    assert (found.dkim.host == "20260105._domainkey.example.com") is not bool(why)


def test_every_rule_is_held_by_a_test_here() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES) == 18
