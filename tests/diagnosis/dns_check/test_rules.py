"""Every DNS rule: silent where all is right, not asked where its record cannot be told."""

import pytest

from helpers.diagnosis.dns_check.compare import row_for
from helpers.diagnosis.dns_check.dns_check import RULES
from helpers.diagnosis.dns_check.evidence import DnsEvidence
from helpers.diagnosis.dns_check.expected import from_details
from helpers.diagnosis.dns_check.records import Expectations, Lookup, LookupState
from helpers.diagnosis.rule import Answer

ROWS = {rule.code: rule for rule in RULES}
DETAILS: dict[str, object] = {
    "DKIMHost": "s1._domainkey.example.com",
    "DKIMTextValue": "k=rsa; p=AAAA",
    "DKIMVerified": True,
    "ReturnPathDomain": "pm-bounces.example.com",
    "ReturnPathDomainCNAMEValue": "pm.mtasv.net",
    "ReturnPathDomainVerified": True,
}
VALUES = ("k=rsa; p=AAAA", "pm.mtasv.net", "v=spf1 include:spf.mtasv.net -all", "v=DMARC1; p=reject")


def evidence(state: LookupState, *, exists: bool | None) -> DnsEvidence:
    """What is known when every look-up ended alike."""
    wanted: Expectations = from_details("example.com", DETAILS)
    records = (wanted.dkim, wanted.return_path, wanted.spf, wanted.dmarc)
    found = state is LookupState.FOUND
    rows = tuple(
        row_for(one, Lookup(name=one.host, kind=one.kind, state=state, values=(value,) if found else ()))
        for one, value in zip(records, VALUES, strict=True)
    )
    return DnsEvidence(domain="example.com", expectations=wanted, rows=rows, domain_exists=exists)


RIGHT = evidence(LookupState.FOUND, exists=True)
SILENT = evidence(LookupState.TIMED_OUT, exists=None)


@pytest.mark.parametrize("code", ROWS)
def test_a_rule_does_not_hold_where_all_is_right(code: str) -> None:
    assert ROWS[code].answer(RIGHT) is Answer.DOES_NOT


@pytest.mark.parametrize("code", [code for code, rule in ROWS.items() if rule.requires])
def test_a_rule_is_not_asked_where_its_record_cannot_be_told(code: str) -> None:
    assert ROWS[code].answer(SILENT) is Answer.NOT_ASKED


def test_what_is_asked_all_the_same_speaks_of_look_ups_and_keys() -> None:
    assert {code for code, rule in ROWS.items() if not rule.requires} == {"DNS802", "DNS803", "DNS814", "DNS815"}
    assert ROWS["DNS802"].answer(SILENT) is Answer.HOLDS


def test_a_zone_that_does_not_hold_the_domain_is_no_silent_name_server() -> None:
    outside = evidence(LookupState.OUTSIDE, exists=None)
    assert [code for code, rule in ROWS.items() if rule.answer(outside) is Answer.HOLDS] == ["DNS803"]
