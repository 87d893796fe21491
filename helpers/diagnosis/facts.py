"""What a server or an account says of itself, read from exchanges; fields that are not there are left open.

Field names: https://postmarkapp.com/developer/api/server-api, …/domains-api, …/message-streams-api.
"""

from helpers.client.exchange import Exchange
from helpers.diagnosis.records import AccountFacts, ServerFacts


def server_facts(server: Exchange, streams: Exchange) -> ServerFacts | None:
    """The facts in `GET /server` and `GET /message-streams`; None when the first was not accepted."""
    if not server.accepted:
        return None
    said = server.body
    tokens = said.get("ApiTokens")
    return ServerFacts(
        id=_number(said.get("ID")) or 0,
        name=str(said.get("Name", "")),
        color=str(said.get("Color", "")),
        delivery_type=str(said.get("DeliveryType", "")),
        smtp_on=said.get("SmtpApiActivated") is True,
        token_count=len(tokens) if isinstance(tokens, list) else 0,
        streams=_names(streams, "MessageStreams", "ID") if streams.accepted else None,
        link=str(said.get("ServerLink", "")),
    )


def account_facts(domains: Exchange, servers: Exchange, senders: Exchange) -> AccountFacts:
    """The counts in `GET /domains`, `GET /servers` and `GET /senders`."""
    return AccountFacts(
        servers=_number(servers.body.get("TotalCount")),
        domains=_number(domains.body.get("TotalCount")),
        verified_domains=_names(domains, "Domains", "Name", only="DKIMVerified"),
        signatures=_number(senders.body.get("TotalCount")),
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _names(exchange: Exchange, of: str, name: str, only: str | None = None) -> tuple[str, ...]:
    rows = exchange.body.get(of)
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return tuple(str(row.get(name, "")) for row in rows if only is None or row.get(only) is True)
