"""DNS801-829: what Postmark checks itself, DKIM and the Return-Path: in the DNS, and as Postmark has last seen it.

Pure. Imports the evidence and the rows' shape.
"""

from helpers.diagnosis.dns_check.evidence import DnsEvidence
from helpers.diagnosis.dns_check.records import RecordState
from helpers.diagnosis.dns_check.rules.answers import Holds, is_in
from helpers.diagnosis.records import Confidence, Severity
from helpers.diagnosis.worded_rule import WordedRule
from helpers.reference.sources import API_DOCS, assumed, documented

_DOMAINS = documented(f"{API_DOCS}/domains-api")
_RETURN_PATH = documented("https://postmarkapp.com/blog/introducing-full-dmarc-support-with-custom")
_WAITING = "A change in the DNS takes as long to be seen everywhere as the old answer may be kept."
_PUBLISH = "Publish the record line below where the domain's DNS is kept, then press Verify in Postmark."
_VERIFY = "Press Verify on the domain's page in Postmark."
_WRONG_PLACE = "The record was published below another name; many DNS pages add the domain by themselves."


def _unverified(record: str, state: RecordState) -> Holds:
    """Whether a record is in a state and Postmark's flag does not contradict it."""
    flagged = is_in(record, state, verified=True)
    return lambda evidence: None if flagged(evidence) else is_in(record, state)(evidence)


def _gone(record: str) -> Holds:
    """Whether Postmark's flag is set and the record is not as it should be."""
    missing, different = (is_in(record, one, verified=True) for one in (RecordState.MISSING, RecordState.DIFFERENT))
    return lambda evidence: missing(evidence) or different(evidence)


def _no_selector(evidence: DnsEvidence) -> str | None:
    known = evidence.expectations.dkim.value
    why = evidence.expectations.why_generic
    return None if known or not why or evidence.is_outside else f"{why}."


def _renewing(evidence: DnsEvidence) -> str | None:
    pending = evidence.expectations.pending_dkim
    return f"Postmark waits for {pending.host}." if pending else None


RULES = (
    WordedRule(
        code="DNS810",
        title="The DKIM record is missing",
        severity=Severity.PROBLEM,
        holds=_unverified("dkim", RecordState.MISSING),
        requires=("dkim",),
        cause="Without it Postmark does not verify the domain, and mail cannot be signed in its name.",
        next_step=_PUBLISH,
        source=_DOMAINS,
        alternatives=(_WAITING, _WRONG_PLACE),
        how_to_tell="The DNS page shows the full name of each record.",
    ),
    WordedRule(
        code="DNS811",
        title="The DKIM record holds another key",
        severity=Severity.PROBLEM,
        holds=_unverified("dkim", RecordState.DIFFERENT),
        requires=("dkim",),
        cause="The text was changed or cut off when it was pasted, or belongs to another account's domain.",
        confidence=Confidence.LIKELY,
        next_step=_PUBLISH,
        source=_DOMAINS,
        alternatives=(_WAITING,),
    ),
    WordedRule(
        code="DNS812",
        title="DKIM is right in the DNS and Postmark has not looked yet",
        severity=Severity.WARNING,
        holds=is_in("dkim", RecordState.RIGHT, verified=False),
        requires=("dkim",),
        cause="Postmark's flag DKIMVerified changes when it looks, not when the record appears.",
        confidence=Confidence.LIKELY,
        next_step=_VERIFY,
        source=_DOMAINS,
        alternatives=("Postmark's name servers still keep the old answer.",),
    ),
    WordedRule(
        code="DNS813",
        title="Postmark has DKIM as verified and the record is not there any more",
        severity=Severity.PROBLEM,
        holds=_gone("dkim"),
        requires=("dkim",),
        cause="The flag DKIMVerified tells of the last look. Receivers look now, and cannot check the signature.",
        confidence=Confidence.LIKELY,
        next_step=_PUBLISH,
        source=assumed(f"{API_DOCS}/domains-api", "when Postmark looks again by itself is not said"),
        alternatives=("This machine's name server gives another answer than the public one.",),
        how_to_tell="Look the record up from another network.",
    ),
    WordedRule(
        code="DNS814",
        title="Which DKIM key Postmark signs with is not known",
        severity=Severity.INFO,
        holds=_no_selector,
        cause="The selector is the domain's own and stands in its details, which an account token opens.",
        next_step="Give an account token, or read the selector on the domain's page in Postmark.",
        source=_DOMAINS,
    ),
    WordedRule(
        code="DNS815",
        title="A new DKIM key waits for its record",
        severity=Severity.WARNING,
        holds=_renewing,
        cause="The key is being renewed; until the record is found, the old one goes on signing.",
        next_step="Publish the record of the new key beside the old one, and press Verify.",
        source=_DOMAINS,
    ),
    WordedRule(
        code="DNS820",
        title="The Return-Path record is missing",
        severity=Severity.WARNING,
        holds=_unverified("return_path", RecordState.MISSING),
        requires=("return_path",),
        cause="Bounces then go to an address of Postmark's own: mail is sent all the same, and SPF does not speak for"
        " the domain under DMARC.",
        next_step=_PUBLISH,
        source=_RETURN_PATH,
        alternatives=(
            _WAITING,
            _WRONG_PLACE,
            "A proxy of the DNS provider answers in the record's place; it has to be switched off for this name.",
        ),
    ),
    WordedRule(
        code="DNS821",
        title="The Return-Path record leads elsewhere",
        severity=Severity.PROBLEM,
        holds=_unverified("return_path", RecordState.DIFFERENT),
        requires=("return_path",),
        cause="The name is used for something else, or was set up for another service.",
        confidence=Confidence.LIKELY,
        next_step=_PUBLISH,
        source=_RETURN_PATH,
        alternatives=(_WAITING,),
    ),
    WordedRule(
        code="DNS822",
        title="The Return-Path is right in the DNS and Postmark has not looked yet",
        severity=Severity.WARNING,
        holds=is_in("return_path", RecordState.RIGHT, verified=False),
        requires=("return_path",),
        cause="Postmark's flag ReturnPathDomainVerified changes when it looks, not when the record appears.",
        confidence=Confidence.LIKELY,
        next_step=_VERIFY,
        source=_DOMAINS,
    ),
    WordedRule(
        code="DNS823",
        title="Postmark has the Return-Path as verified and the record is not there any more",
        severity=Severity.PROBLEM,
        holds=_gone("return_path"),
        requires=("return_path",),
        cause="The flag ReturnPathDomainVerified tells of the last look; bounces on their way now may be lost.",
        confidence=Confidence.LIKELY,
        next_step=_PUBLISH,
        source=assumed(f"{API_DOCS}/domains-api", "when Postmark looks again by itself is not said"),
        how_to_tell="Look the record up from another network.",
    ),
)
