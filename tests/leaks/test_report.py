"""No form of a report shows a secret: from tokens, replies, proxies, texts and every field of every record."""

import dataclasses
import inspect
import types
import typing
from datetime import UTC, datetime
from enum import Enum
from importlib import import_module
from itertools import cycle
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.outcome import OUTCOMES, OutcomeRow
from helpers.client.route import Route
from helpers.client.token import Token
from helpers.diagnosis.blast_radius.blast_radius import blast_radius
from helpers.diagnosis.blast_radius.compare import compare
from helpers.diagnosis.dns_check.records import RecordName, Row
from helpers.diagnosis.examine import examine
from helpers.diagnosis.explain import explain
from helpers.diagnosis.matrix.holders import Tokens
from helpers.diagnosis.matrix.matrix import expected_matrix
from helpers.diagnosis.matrix.probing import observe
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.reach import reach
from helpers.diagnosis.records import Explanation
from helpers.diagnosis.sending.following import follow
from helpers.diagnosis.sending.sample import send_sample
from helpers.diagnosis.smtp_check.records import Step, StepName
from helpers.display.markup import to_html
from helpers.display.report.card import report_card
from helpers.display.report.kinds import KINDS
from helpers.display.report.make import report_of
from helpers.display.report.report import Report
from helpers.reference.operations import OPERATIONS
from helpers.reference.sources import Source, documented
from tests.leaks.canary import canary, shows
from tests.leaks.test_records import OTHERS as FOUND
from tests.leaks.test_records import REPLIES
from tests.leaks.test_records import SECRET as ENTERED
from tests.loopback import loopback

SAMPLE = Email(sender="a@example.com", to="b@example.com", subject="Hello", text_body=f"https://x.test/?key={FOUND}")


def forms(report: Report) -> str:
    """Everything that a report can show."""
    contents = report.contents
    shown = (report.markdown, report.html, report.json, report.har, repr(report), repr(contents), report._repr_html_())
    return "\n".join([*shown, to_html(report_card(contents)), str([part.result for part in contents.parts])])


async def results(connection: Connection, token: Token) -> list[object]:
    one = next(iter(expected_matrix().operations))
    return [
        await examine(connection, token, Origin(words=f"{token.reveal()} typed here")),
        await send_sample(connection, token, SAMPLE),
        await follow(connection, token, token.reveal(), patience_s=0),
        await reach(connection),
        await blast_radius(connection, token, Origin()),
        await compare(connection, token, Token(FOUND)),
        await observe(connection, Tokens(server=token, account=Token(FOUND)), operations=[one]),
        await connection.send("GET", f"/odd/{token.reveal()}", server_token=token, query={"q": FOUND}),
        Explanation(findings=explain(f"smtp://{FOUND}:{FOUND}@smtp.postmarkapp.com ErrorCode: 10 {token.reveal()}")),
    ]


@pytest.mark.parametrize("addresses", [False, True])
@pytest.mark.parametrize("reply", REPLIES)
async def test_no_report_of_real_results_shows_a_token(reply: str, addresses: bool) -> None:
    with loopback(REPLIES[reply]) as server:
        async with Connection(server.url) as connection:
            report = report_of(await results(connection, Token(ENTERED)), addresses=addresses)
    shown = forms(report)
    assert "127.0.0.1" in shown
    assert not shows(shown, ENTERED)
    assert not shows(shown, FOUND)


# Every record type, filled by its own annotations: each text is a sentence with a secret in it.
HOLDS = (
    "{}",
    "token {}",
    "It was {}.",
    "POSTMARK_API_TOKEN={}",
    "smtp://{0}:{0}@smtp.postmarkapp.com:587",
    "http://user:{}@proxy.test:8080",
    '{{"ApiTokens": ["{}"]}}',
    "X-Postmark-Server-Token: {}",
    "Authorization: Bearer {}",
    "LocalProtocolError: Illegal header value b'{}\\n'",
    "https://example.com/callback?token={}&email=a",
    "AUTH PLAIN {}",
    "“{}”",
    "x{}x",
    "{0}@example.com",
    "550 {}\ufeff\ud800",
)


class Filled:
    """Records of any type with a secret in every text, and in every token and body."""

    def __init__(self, holds: list[str]) -> None:
        self.secret, self.entered = canary(), canary()  # the one nobody entered: only its looks give it away
        self._holds = cycle(holds)

    @property
    def text(self) -> str:
        """The next of the texts."""
        return next(self._holds).format(self.secret)

    def record(self, kind: type) -> Any:
        hints = typing.get_type_hints(kind, vars(inspect.getmodule(kind)))
        given = {one.name: self.value(hints[one.name], one.name) for one in dataclasses.fields(kind) if one.init}
        return kind(**given)

    def value(self, hint: Any, name: str) -> Any:
        origin, inner = typing.get_origin(hint), typing.get_args(hint)
        if origin in (typing.Union, types.UnionType):
            return self.value(next(one for one in inner if one is not type(None)), name)
        if origin is tuple:
            return self.several(inner[0], name)
        if origin is not None:  # a mapping
            return {"Subject": self.text, "Password": str(uuid4()), "X-Postmark-Server-Token": self.secret}
        return self.plain(hint, name)

    def several(self, hint: Any, name: str) -> tuple[Any, ...]:
        """One of them; of steps and of a domain's records one for each name, since a check has them all."""
        one = self.value(hint, name)
        if isinstance(one, Step):
            return tuple(dataclasses.replace(one, name=step) for step in StepName)
        if isinstance(one, Row):
            records = (dataclasses.replace(one.expected, record=record) for record in RecordName)
            return tuple(dataclasses.replace(one, expected=expected) for expected in records)
        return (one,)

    def plain(self, hint: Any, name: str) -> Any:
        fixed: dict[Any, Any] = {
            **{int: 1, float: 1.0, bool: False, str: self.text, datetime: datetime(2026, 1, 1, tzinfo=UTC)},
            **{Token: Token(self.entered), Source: documented("https://postmarkapp.com/developer/api/overview")},
            **{OutcomeRow: next(iter(OUTCOMES.values())), object: self.body()},
        }
        if hint in fixed:
            return fixed[hint]
        if issubclass(hint, Enum):
            return next(iter(hint))
        if hint.__module__.startswith("helpers.reference."):
            return next((row for row in OPERATIONS.values() if isinstance(row, hint)), None)
        return self.record(hint)

    def body(self) -> dict[str, object]:
        deep = {"Password": self.secret, "ApiTokens": [self.secret], "Details": {self.secret: [self.text]}}
        web = {"HttpHeaders": [{"Name": "X", "Value": self.secret}], "Url": f"https://a:{self.secret}@x.test"}
        return {"Message": self.text, "TextBody": self.text, "Body": self.text, "Rows": [deep, web]}


def type_of(name: str) -> type:
    module, _, kind = name.rpartition(".")
    found: type = getattr(import_module(module), kind)
    return found


@pytest.mark.parametrize("kind", KINDS)
@given(holds=st.permutations(HOLDS), addresses=st.booleans())
@settings(max_examples=10)
def test_no_field_of_any_record_shows_a_secret(kind: str, holds: list[str], addresses: bool) -> None:
    filled = Filled(holds)
    record = filled.record(type_of(kind))
    shown = forms(report_of([record], addresses=addresses))
    assert shows(str(dataclasses.asdict(record)), filled.secret)
    assert not shows(shown, filled.secret)
    assert not shows(shown, filled.entered)


@given(secret=st.uuids().map(str), around=st.tuples(st.text(), st.text()))
@settings(max_examples=30)
def test_a_token_in_a_reply_is_found_in_any_text(secret: str, around: tuple[str, str]) -> None:
    finding = explain("535 5.7.8 Error: authentication failed")[0]
    found = dataclasses.replace(finding, evidence=secret.join(around), file=secret.upper().join(around))
    shown = forms(report_of([Explanation(findings=(found,))]))
    assert secret not in shown.lower()


async def test_the_password_of_a_proxy_is_in_no_form() -> None:
    route = str(Route(proxy=f"http://me:{ENTERED}@proxy.test:8080"))
    with loopback(REPLIES["refused"]) as server:
        async with Connection(server.url) as connection:
            exchange = await connection.send("GET", "/server", server_token=Token(FOUND))
    asked = dataclasses.replace(exchange.asked, route=f"{route} http://me:{ENTERED}@proxy.test")
    shown = forms(report_of([dataclasses.replace(exchange, asked=asked)]))
    assert "proxy.test:8080" in shown
    assert not shows(shown, ENTERED)
