"""What Postmark expects in a domain's DNS: from its own details of the domain, or in general.

Imports `helpers.client` and the records. Source: https://postmarkapp.com/developer/api/domains-api
"""

from collections.abc import Mapping

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.careful_reader import CarefulReader, read_list, rows_of
from helpers.diagnosis.dns_check.records import Expectations, Expected, RecordName
from helpers.reference.sources import API_DOCS, assumed, documented, observed

CNAME = "pm.mtasv.net"
SPF_INCLUDE = "include:spf.mtasv.net"
DMARC = "v=DMARC1; p=none"
_DOMAINS = f"{API_DOCS}/domains-api"
_GENERIC_DKIM = assumed(_DOMAINS, "every domain has a selector and a key of its own, which only its details name")
_GENERIC_RETURN_PATH = assumed(_DOMAINS, "the host of the API's examples; an account may have chosen another")
_SPF = assumed(_DOMAINS, "the value of the API's examples; Postmark has deprecated checking it")
_DMARC = observed(
    "https://www.rfc-editor.org/rfc/rfc7489#section-6.1", "the standard; Postmark asks for none in particular"
)


def generic(domain: str, why: str) -> Expectations:
    """What a domain of Postmark's usually has; `why` its own details are not at hand."""
    return Expectations(
        dkim=Expected(record=RecordName.DKIM, host="", kind="TXT", value="", source=_GENERIC_DKIM),
        return_path=Expected(
            record=RecordName.RETURN_PATH,
            host=f"pm-bounces.{domain}",
            kind="CNAME",
            value=CNAME,
            source=_GENERIC_RETURN_PATH,
        ),
        spf=_spf(domain),
        dmarc=_dmarc(domain),
        why_generic=why,
    )


def from_details(domain: str, details: Mapping[str, object]) -> Expectations:
    """What the domain's own object of GET /domains/{id} says."""

    def text(name: str) -> str:
        value = details.get(name)
        return value.rstrip(".") if isinstance(value, str) else ""

    def expected(record: RecordName, host: str, kind: str, value: str, flag: str) -> Expected:
        return Expected(
            record=record,
            host=text(host),
            kind=kind,
            value=text(value),
            source=documented(_DOMAINS),
            verified=details.get(flag) is True if flag else None,
        )

    in_force = expected(RecordName.DKIM, "DKIMHost", "TXT", "DKIMTextValue", "DKIMVerified")
    pending = expected(RecordName.DKIM, "DKIMPendingHost", "TXT", "DKIMPendingTextValue", "DKIMVerified")
    return Expectations(
        dkim=in_force if in_force.host else pending,
        pending_dkim=pending if in_force.host and pending.host else None,
        return_path=expected(
            RecordName.RETURN_PATH,
            "ReturnPathDomain",
            "CNAME",
            "ReturnPathDomainCNAMEValue",
            "ReturnPathDomainVerified",
        ),
        spf=_spf(domain),
        dmarc=_dmarc(domain),
    )


async def expectations(connection: Connection, account_token: Token, domain: str) -> Expectations:
    """What Postmark's details of the domain say. Reads only. Raises what `Connection.send` raises for the token."""
    reader = CarefulReader(connection)
    listing = await read_list(reader, "/domains", "Domains", account_token)
    rows = [row for page in listing.pages for row in rows_of(page, "Domains")]
    found = next((row for row in rows if str(row.get("Name", "")).lower() == domain), None)
    number = found.get("ID") if found else None
    if not isinstance(number, int):
        why = listing.why_not_all or "it is not among the domains of this account"
        return generic(domain, f"Postmark’s details of {domain} were not read: {why}".rstrip("."))
    details = await reader.get(f"/domains/{number}", account_token=account_token)
    if details is None or not details.accepted:
        return generic(domain, f"Postmark’s details of {domain} were not read: {reader.why(details)}".rstrip("."))
    return from_details(domain, details.body)


def _spf(domain: str) -> Expected:
    return Expected(
        record=RecordName.SPF, host=domain, kind="TXT", value=f"v=spf1 a mx {SPF_INCLUDE} ~all", source=_SPF
    )


def _dmarc(domain: str) -> Expected:
    return Expected(record=RecordName.DMARC, host=f"_dmarc.{domain}", kind="TXT", value=DMARC, source=_DMARC)
