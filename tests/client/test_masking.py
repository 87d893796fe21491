"""Secrets in bodies: masked where Postmark puts them, listed by path, and nothing else touched."""

import json
from uuid import uuid4

import pytest

from helpers.client.masking import mask_body, mask_reply, without_tokens
from helpers.client.token import Token
from helpers.reference.practice_tokens import SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN

SECRET = str(uuid4())
SHOWN = f"••••{SECRET[-4:]}"


def masked(value: object) -> tuple[object, list[str]]:
    found = mask_reply(json.dumps(value).encode(), value)
    assert SECRET not in str(found)
    return found.body, found.paths


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"ApiTokens": [SECRET]}, "$.ApiTokens[0]"),
        ({"TotalCount": 1, "Servers": [{"ID": 1, "ApiTokens": ["x" * 9, SECRET]}]}, "$.Servers[0].ApiTokens[1]"),
        ({"HttpAuth": {"Username": "me", "Password": SECRET}}, "$.HttpAuth.Password"),
        ({"Webhooks": [{"HttpHeaders": [{"Name": "X-Key", "Value": SECRET}]}]}, "$.Webhooks[0].HttpHeaders[0].Value"),
        ({"apitokens": [SECRET]}, "$.apitokens[0]"),
        ({"ApiTokens": {"first": [[SECRET]]}}, None),
        ({"InboundHookUrl": f"https://me:{SECRET}@example.com/in"}, "$.InboundHookUrl"),
        ({"Url": f"https://{SECRET}@example.com/in"}, "$.Url"),
    ],
)
def test_a_secret_is_masked_and_its_path_listed(body: object, path: str | None) -> None:
    shown, paths = masked(body) if path else (body, [])
    assert path is None or path in paths
    assert path is None or "••••" in json.dumps(shown, ensure_ascii=False)


def test_what_is_no_secret_stays() -> None:
    body = {
        "Name": "ApiTokens",
        "Color": "Password",
        "Value": "plain",
        "ApiTokens": [SERVER_TOKEN, TEST_TOKEN, ""],
        "Link": "https://a:b@example.com",
        "ServerLink": "https://postmarkapp.com/servers/1",
        "BounceHookUrl": "https://example.com/a@b",
    }
    assert masked(body) == (body, [])


def test_the_server_tokens_are_kept_as_tokens() -> None:
    body = {"ApiTokens": [SECRET, SERVER_TOKEN], "Password": "not one of them"}
    assert mask_body(body).tokens == [Token(SECRET), Token(SERVER_TOKEN)]


def test_the_entered_token_among_them_is_known_again() -> None:
    found = mask_body({"ApiTokens": [SHOWN]}, [Token(SECRET)])
    assert found.body == {"ApiTokens": [SHOWN]}
    assert (found.paths, found.tokens) == (["$.ApiTokens[0]"], [Token(SECRET)])


def test_a_reply_without_any_hint_is_not_even_walked() -> None:
    body = {"InactiveMails": 0}
    assert mask_reply(b'{"InactiveMails": 0}', body).body is body


def test_an_entered_token_is_masked_at_any_depth() -> None:
    value = {SECRET: [f"you sent {SECRET.upper()}", {"deep": (SECRET, 7, None)}]}
    shown = without_tokens(value, [Token(SECRET)])
    assert shown == {SHOWN: [f"you sent {SHOWN}", {"deep": [SHOWN, 7, None]}]}
