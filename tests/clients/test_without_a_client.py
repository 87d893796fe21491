"""Programs without any Postmark client on the loopback practice Postmark: curl, and the `fetch` of Node."""

import json
import subprocess
from typing import Any

import pytest

from tests.clients.conftest import Run
from tests.needed import needed

CURL_IS_MISSING = "curl is missing: install it (Debian: apt install curl)."


def curl(practice: dict[str, Any], token_header: str, path: str, *more: str) -> tuple[int, Any]:
    """The status and the JSON of one reply, as curl shows them."""
    command = [needed("curl", CURL_IS_MISSING), "--silent", "--max-time", "10", "--write-out", "\n%{http_code}"]
    command += ["--header", token_header, *more, practice["url"] + path]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    body, status = shown.rsplit("\n", 1)
    return int(status), json.loads(body)


def test_curl_sends(practice: dict[str, Any]) -> None:
    header = f"X-Postmark-Server-Token: {practice['server_token']}"
    email = {"From": practice["from"], "To": "ada@example.org", "Subject": "Hello", "TextBody": "Hello."}
    status, body = curl(practice, header, "/email", "--json", json.dumps(email))
    assert (status, body["ErrorCode"], body["Message"]) == (200, 0, "OK")


def test_curl_reads(practice: dict[str, Any]) -> None:
    status, body = curl(practice, f"X-Postmark-Account-Token: {practice['account_token']}", "/domains?count=1&offset=0")
    assert (status, len(body["Domains"])) == (200, 1)


def test_curl_is_refused_with_the_other_kind_of_token(practice: dict[str, Any]) -> None:
    header = f"X-Postmark-Server-Token: {practice['account_token']}"
    assert curl(practice, header, "/deliverystats") == (
        401,
        {"ErrorCode": 10, "Message": "Request does not contain a valid Server token."},
    )


@pytest.mark.clients
def test_fetch_sends(practice: dict[str, Any], node: Run) -> None:
    (reply,) = node("fetch.mjs", stdin=json.dumps(practice))
    assert (reply["status"], reply["body"]["ErrorCode"]) == (200, 0)


REBOUND = "rebound.example"  # a name that resolves to this machine, as a hostile page's would


def test_curl_is_refused_under_a_foreign_name(practice: dict[str, Any]) -> None:
    program = needed("curl", CURL_IS_MISSING)
    port = practice["url"].rpartition(":")[2]
    email = {"From": practice["from"], "To": "ada@example.org", "TextBody": "Hello.", "Tag": "rebound"}
    token = f"X-Postmark-Server-Token: {practice['server_token']}"
    command = [program, "--silent", "--max-time", "10", "--write-out", "\n%{http_code}", "--header", token]
    command += [
        "--resolve",
        f"{REBOUND}:{port}:127.0.0.1",
        "--json",
        json.dumps(email),
        f"http://{REBOUND}:{port}/email",
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.endswith("\n403")
    found = curl(practice, token, "/messages/outbound?count=1&offset=0&tag=rebound")
    assert found[1]["TotalCount"] == 0  # although the token was right
