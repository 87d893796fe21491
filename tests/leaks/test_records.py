"""Records of every kind, shown in every way that Python, a notebook or a logger could choose."""

import copy
import dataclasses
import json
import pickle
import pprint
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.problems import NotAccepted, SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.examine import examine, probe, with_facts
from helpers.diagnosis.sending.following import follow
from helpers.diagnosis.sending.sample import send_sample
from helpers.display.as_json import exchange_as_json, sample_as_json, verdict_as_json
from helpers.display.plain import sample_as_text, verdict_as_text
from tests.leaks.canary import canary, shows, verbose
from tests.loopback import Behaviour, loopback
from tests.replies import echo, json_reply, postmark

SECRET = canary()
OTHERS = canary()  # a server token and a webhook's password in replies
SAMPLE = Email(sender="a@example.com", to="b@example.com", text_body="x")


def whatever(value: object) -> object:
    """A record as the JSON that a careless program would make of it."""
    return dataclasses.asdict(value) if dataclasses.is_dataclass(value) and not isinstance(value, type) else str(value)


def pickled(value: object) -> str:
    try:
        return repr(pickle.dumps(value))
    except TypeError as refusal:
        return f"{refusal!r} {verbose(refusal)}"


SURFACES: dict[str, Callable[[object], str]] = {
    "repr": repr,
    "str": str,
    "format": "{}".format,
    "in a list": lambda value: repr([value]),
    "pprint": pprint.pformat,
    "asdict": lambda value: repr(whatever(value)),
    "json": lambda value: json.dumps(whatever(value), default=whatever),
    "html": lambda value: getattr(value, "_repr_html_", str)() if hasattr(value, "_repr_html_") else "",
    "copy": lambda value: repr(copy.copy(value)),
    "deepcopy": lambda value: repr(copy.deepcopy(value)),
    "pickle": pickled,
    "locals": lambda value: repr({"mine": value, **locals()}),
    "fields": lambda value: repr([getattr(value, name, None) for name in dir(value) if not name.startswith("_")]),
}


@dataclass(frozen=True)
class Leaky:
    """What a record without masks would be."""

    token: str

    def _repr_html_(self) -> str:
        return f"<code>{self.token}</code>"


@pytest.mark.parametrize("surface", SURFACES)
def test_every_surface_shows_an_unmasked_record(surface: str) -> None:
    assert shows(SURFACES[surface](Leaky(SECRET)), SECRET)


REPLIES: dict[str, Behaviour] = {
    "refused": postmark(),
    "server": postmark(server_tokens=[SECRET]),
    "account": postmark(account_tokens=[SECRET]),
    "echo": echo,
    "secrets in replies": lambda _heard: json_reply(
        200,
        {
            "ID": 7,
            "Name": "Shop",
            "ApiTokens": [OTHERS, SECRET],
            "InboundHookUrl": f"https://me:{OTHERS}@example.com",
            "Webhooks": [{"HttpAuth": {"Username": "me", "Password": OTHERS}, "HttpHeaders": [{"Value": OTHERS}]}],
            "InactiveMails": 0,
            "Bounces": [],
        },
    ),
}


async def exchange(connection: Connection, token: Token) -> object:
    return await connection.send("GET", "/server", server_token=token)


async def evidence(connection: Connection, token: Token) -> object:
    return await with_facts(connection, await probe(connection, token))


async def verdict(connection: Connection, token: Token) -> object:
    return await examine(connection, token)


async def texts(connection: Connection, token: Token) -> object:
    found = await examine(connection, token)
    sample = await send_sample(connection, token, SAMPLE)
    shown = verdict_as_json(found), verdict_as_text(found), sample_as_json(sample), sample_as_text(sample)
    return [*shown, exchange_as_json(sample.exchange)]


async def sample(connection: Connection, token: Token) -> object:
    return await send_sample(connection, token, SAMPLE)


async def timeline(connection: Connection, token: Token) -> object:
    return await follow(connection, token, f"message-{token.reveal()}", patience_s=0)


async def with_token_in_the_request(connection: Connection, token: Token) -> object:
    text = token.reveal()
    return await connection.send(
        "POST", f"/odd/{text}", server_token=token, query={"q": text}, body={text: [f"is {text}"]}
    )


async def refusal(connection: Connection, token: Token) -> object:
    with pytest.raises(NotAccepted) as caught:
        (await connection.send("GET", "/nothing", server_token=token)).or_raise()
    return caught.value


RECORDS: list[Callable[[Connection, Token], Awaitable[object]]] = [
    *(exchange, evidence, verdict, texts, sample, timeline, with_token_in_the_request)
]


@pytest.mark.parametrize("reply", REPLIES)
async def test_no_record_shows_a_secret(reply: str) -> None:
    with loopback(REPLIES[reply]) as server:
        async with Connection(server.url) as connection:
            records = [await make(connection, Token(SECRET)) for make in RECORDS]
    for record in records:
        for surface in SURFACES.values():
            shown = surface(record)
            assert not shows(shown, SECRET), shown
            assert not shows(shown, OTHERS), shown


async def test_no_refusal_shows_a_secret() -> None:
    with loopback(echo) as server:
        async with Connection(server.url) as connection:
            error = await refusal(connection, Token(SECRET))
    assert isinstance(error, NotAccepted)
    assert not shows(verbose(error) + "".join(traceback.format_exception(error)), SECRET)
    assert not any(shows(surface(error), SECRET) for surface in SURFACES.values())


@pytest.mark.parametrize(
    "form", ["{}\n", " {}", "{}\x00", "{}é", "SG.{}", "https://{}", "{}:{}", "{0}{0}{0}{0}{0}{0}{0}{0}"]
)
async def test_no_refused_token_is_shown(form: str) -> None:
    token = Token(form.format(SECRET, SECRET))
    async with Connection("http://127.0.0.1:9") as connection:
        with pytest.raises(SettingsProblem) as caught:
            await connection.send("GET", "/server", server_token=token)
        found = await examine(connection, token)
    error = caught.value
    for record in (token, error, found, *token.faults):
        for surface in SURFACES.values():
            assert not shows(surface(record), SECRET)
    assert not shows(verbose(error) + "".join(traceback.format_exception(error)), SECRET)
