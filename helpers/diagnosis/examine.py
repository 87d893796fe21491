"""What is this token? Two safe requests at once, whose replies hold no secrets; then one more round for facts.

`GET /deliverystats` under the server header and `GET /domains` under the account header decide the kind.
Source of the recipe: https://github.com/trufflesecurity/trufflehog/blob/main/pkg/detectors/postmark/postmark.go
"""

import asyncio
from dataclasses import replace

from helpers.client.connection import Connection
from helpers.client.exchange import Exchange
from helpers.client.problems import PracticeTokenInLive, TokenMalformed, TokenMissing
from helpers.client.token import Token
from helpers.diagnosis.evidence import Evidence
from helpers.diagnosis.facts import account_facts, server_facts
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Kind, Verdict
from helpers.diagnosis.verdict import verdict_from

_SOME = {"count": 100, "offset": 0}
_ONE = {"count": 1, "offset": 0}
_TYPED = Origin()


async def examine(connection: Connection, token: Token, origin: Origin = _TYPED) -> Verdict:
    """The full verdict on `token`: its kind and what belongs to it, in two rounds of requests. Raises nothing."""
    return verdict_from(await with_facts(connection, await probe(connection, token, origin)))


async def identify(connection: Connection, token: Token, origin: Origin = _TYPED) -> Verdict:
    """The verdict on `token`'s kind alone, in one round of requests. Raises nothing."""
    return verdict_from(await probe(connection, token, origin))


async def probe(connection: Connection, token: Token, origin: Origin = _TYPED) -> Evidence:
    """Ask what decides the kind; ask nothing when the token should not or need not travel."""
    evidence = Evidence(token=token, origin=origin, host=connection.endpoint.host, in_kernel=connection.in_kernel)
    if token.is_test:
        return evidence
    try:
        connection.endpoint.admit(token)
    except (TokenMissing, TokenMalformed, PracticeTokenInLive) as problem:
        return replace(evidence, stopped=str(problem))
    as_server, as_account = await asyncio.gather(
        connection.send("GET", "/deliverystats", server_token=token),
        connection.send("GET", "/domains", account_token=token, query=_SOME),
    )
    return replace(evidence, as_server=as_server, as_account=as_account)


async def with_facts(connection: Connection, evidence: Evidence) -> Evidence:
    """`evidence` and, for an accepted token, what its server or its account says of itself."""
    token = evidence.token
    if evidence.kind is Kind.SERVER:
        server, streams = await asyncio.gather(
            connection.send("GET", "/server", server_token=token),
            connection.send("GET", "/message-streams", server_token=token),
        )
        return replace(evidence, further=(server, streams), server=server_facts(server, streams))
    if evidence.kind is Kind.ACCOUNT and evidence.as_account:
        servers, senders = await asyncio.gather(
            connection.send("GET", "/servers", account_token=token, query=_ONE),
            connection.send("GET", "/senders", account_token=token, query=_ONE),
        )
        return _account_evidence(evidence, evidence.as_account, servers, senders)
    return evidence


def _account_evidence(evidence: Evidence, domains: Exchange, servers: Exchange, senders: Exchange) -> Evidence:
    return replace(evidence, further=(servers, senders), account=account_facts(domains, servers, senders))
