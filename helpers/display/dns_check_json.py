"""A domain's DNS as JSON values for other programs."""

from helpers.diagnosis.dns_check.records import DnsCheck, Expected, Row
from helpers.display.as_json import Json, explained_as_json


def dns_check_as_json(check: DnsCheck) -> Json:
    """The check: four records, each as expected and as found, and the findings."""
    pending = check.expectations.pending_dkim
    return {
        "domain": check.domain,
        "asked": check.asked,
        "expected_by_postmark": check.expectations.from_postmark,
        "why_generic": check.expectations.why_generic,
        "headline": check.headline,
        "next_step": check.next_step,
        "records": [_row(row) for row in check.rows],
        "pending_dkim": pending and _expected(pending),
        "findings": [explained_as_json(finding) for finding in check.findings],
    }


def _row(row: Row) -> Json:
    return {
        **_expected(row.expected),
        "state": str(row.state),
        "because": row.because,
        "differences": list(row.differences),
        "found": list(row.lookup.values) if row.lookup else [],
        "lookup": str(row.lookup.state) if row.lookup else None,
    }


def _expected(expected: Expected) -> Json:
    return {
        "record": str(expected.record),
        "host": expected.host,
        "type": expected.kind,
        "expected": expected.value,
        "verified_by_postmark": expected.verified,
        "line": expected.line,
        "source": str(expected.source),
    }
