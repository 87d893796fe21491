"""DNS830-849 and what holds for every record: whether the domain and its name servers answer, SPF and DMARC.

Pure. Imports the evidence and the rows' shape.
"""

from collections.abc import Callable

from helpers.diagnosis.dns_check.evidence import DnsEvidence
from helpers.diagnosis.dns_check.records import RecordState, Row
from helpers.diagnosis.records import Confidence, Severity
from helpers.diagnosis.worded_rule import WordedRule
from helpers.reference.sources import API_DOCS, assumed, documented, observed

_DMARC = observed("https://www.rfc-editor.org/rfc/rfc7489#section-6.6.3", "the standard that receivers follow")
_SPF = observed("https://www.rfc-editor.org/rfc/rfc7208#section-3.2", "the standard that receivers follow")
Holds = Callable[[DnsEvidence], str | None]


def is_in(record: str, state: RecordState, *, verified: bool | None = None) -> Holds:
    """Whether a record is in a state; with `verified`, only if Postmark's flag says so."""

    def holds(evidence: DnsEvidence) -> str | None:
        row: Row = getattr(evidence, record)
        if row.state is not state or (verified is not None and row.expected.verified is not verified):
            return None
        return ". ".join((_sentence(row.because), *map(_sentence, row.differences))) + "."

    return holds


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] if not words.startswith(("p=", "k=", "include:")) else words


def _no_domain(evidence: DnsEvidence) -> str | None:
    return None if evidence.domain_exists else f"The DNS knows no {evidence.domain}."


def _unanswered(evidence: DnsEvidence) -> str | None:
    if evidence.is_outside:
        return None
    failed = [row for row in evidence.rows if row.lookup is not None and not row.lookup.answered]
    return "; ".join(f"{row.expected.record}: {row.because}" for row in failed) + "." if failed else None


def _outside(evidence: DnsEvidence) -> str | None:
    return f"No name server was asked for {evidence.domain}." if evidence.is_outside else None


def _many_spf(evidence: DnsEvidence) -> str | None:
    row = evidence.spf
    many = row is not None and row.state is RecordState.DIFFERENT and "records" in "".join(row.differences)
    return f"{row.differences[0]}." if row and many else None


def _no_spf(evidence: DnsEvidence) -> str | None:
    row = evidence.spf
    plain = row is not None and row.state is not RecordState.RIGHT and not _many_spf(evidence)
    return f"{_sentence(row.because)}." if row and plain else None


def _only_watching(evidence: DnsEvidence) -> str | None:
    row = evidence.dmarc
    return f"{_sentence(row.because)}." if row and "p=none" in row.because else None


RULES = (
    WordedRule(
        code="DNS801",
        title="The domain is not in the DNS",
        severity=Severity.PROBLEM,
        holds=_no_domain,
        requires=("domain_exists",),
        cause="It is misspelt, not registered any more, or its name servers do not know it.",
        confidence=Confidence.LIKELY,
        next_step="Compare the name letter by letter, then ask where the domain is registered.",
        source=observed("https://www.rfc-editor.org/rfc/rfc8020", "no such name: nor is anything below it"),
    ),
    WordedRule(
        code="DNS802",
        title="Not every look-up was answered",
        severity=Severity.WARNING,
        holds=_unanswered,
        cause="The trouble lies between this machine and the name servers; it says nothing about the records.",
        confidence=Confidence.OPEN,
        next_step="Look again in a moment, and from another network.",
        source=observed("https://www.rfc-editor.org/rfc/rfc1035#section-4.1.1", "what a name server's answers mean"),
        alternatives=("The domain's own name servers are down or wrongly signed (DNSSEC).",),
        how_to_tell="If other domains are found from here, it is this domain's name servers.",
    ),
    WordedRule(
        code="DNS803",
        title="This is the practice zone, which knows the practice Postmark's own domains only",
        severity=Severity.WARNING,
        holds=_outside,
        cause="That it does not know a domain says nothing about the DNS.",
        next_step='Look it up live: with open_lab("live"), or choose live at Connection.',
        source=assumed(f"{API_DOCS}/domains-api", "a choice of the practice Postmark"),
    ),
    WordedRule(
        code="DNS830",
        title="There is more than one SPF record",
        severity=Severity.PROBLEM,
        holds=_many_spf,
        requires=("spf",),
        cause="Receivers count that as a fault of the whole and trust none of them.",
        next_step="Join them into one record with one v=spf1 in front.",
        source=_SPF,
    ),
    WordedRule(
        code="DNS831",
        title="The domain's SPF record does not name Postmark, which it need not",
        severity=Severity.INFO,
        holds=_no_spf,
        requires=("spf",),
        cause="Receivers check SPF for the Return-Path's domain, whose CNAME leads to Postmark's own record.",
        next_step="",
        source=documented(f"{API_DOCS}/domains-api", "checking SPF is deprecated there"),
    ),
    WordedRule(
        code="DNS840",
        title="There is no DMARC record",
        severity=Severity.WARNING,
        holds=is_in("dmarc", RecordState.MISSING),
        requires=("dmarc",),
        cause="Postmark asks for none; large receivers expect one of whoever sends much.",
        next_step="Publish the record line below; p=none changes nothing for mail, and rua= brings reports.",
        source=_DMARC,
    ),
    WordedRule(
        code="DNS841",
        title="The DMARC record cannot be read",
        severity=Severity.PROBLEM,
        holds=is_in("dmarc", RecordState.DIFFERENT),
        requires=("dmarc",),
        cause="Receivers then act as if there were none.",
        next_step="Leave one record that begins with v=DMARC1; p= and a policy.",
        source=_DMARC,
    ),
    WordedRule(
        code="DNS842",
        title="DMARC watches and does not protect yet",
        severity=Severity.INFO,
        holds=_only_watching,
        requires=("dmarc",),
        cause="p=none asks receivers to deliver what fails.",
        next_step="Once DKIM or the Return-Path is right for all mail of the domain, go on to quarantine and reject.",
        source=_DMARC,
    ),
)
