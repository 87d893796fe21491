"""The cases that were seen with the real Auth.js, from the files and the log that each leaves to the diagnosis."""

import time

import pytest

from helpers.authjs.doctor import diagnose
from helpers.authjs.piece import Piece
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.authjs.application import FROM, KEY, SECRET, SMTP, Pieces, core, env, package, smtp, v4, v5

NO_SERVER_TOKEN = "Request does not contain a valid Server token."
V4_SMTP = f"EmailProvider({{ server: process.env.EMAIL_SERVER, {FROM} }})"


def log(line: str) -> Pieces:
    return (Piece(name="server.log", text=line),)


def refused(number: int, message: str) -> Pieces:
    return log(f'[auth][error] Error: Postmark error: {{"ErrorCode":{number},"Message":"{message}"}}')


CASES: dict[str, tuple[Pieces, list[str]]] = {
    "account token": (v5() + env(SECRET + KEY) + refused(10, NO_SERVER_TOKEN), ["AUTHJS501"]),
    "only POSTMARK_API_TOKEN is set": (
        v5()
        + env(f"{SECRET}POSTMARK_API_TOKEN=practice-x\n")
        + log("[auth][error] TypeError: Missing Postmark API Key"),
        ["AUTHJS301", "AUTHJS510"],
    ),
    "key in literal quotes": (
        v5() + env(f"{SECRET}AUTH_POSTMARK_KEY='\"x\"'\n") + refused(10, NO_SERVER_TOKEN),
        ["SHAPE103"],
    ),
    "placeholder of the documents": (v5() + env(f"{SECRET}AUTH_POSTMARK_KEY=abc123\n"), ["SHAPE111"]),
    "explicit key, another in the environment": (
        v5(f"Postmark({{ apiKey: process.env.MINE, {FROM} }})") + env(f"{SECRET}{KEY}MINE={SANDBOX_SERVER_TOKEN}\n"),
        ["AUTHJS403"],
    ),
    "explicit key that is undefined": (v5(f"Postmark({{ apiKey: undefined, {FROM} }})") + env(SECRET + KEY), []),
    "explicit key from a variable that is not set": (
        v5(f"Postmark({{ apiKey: process.env.MINE, {FROM} }})") + env(SECRET + KEY),
        [],
    ),
    "no from": (
        v5("Postmark")
        + env(SECRET + KEY)
        + refused(400, "The 'From' address you supplied (no-reply@authjs.dev) is not"),
        ["AUTHJS331", "AUTHJS503"],
    ),
    "empty from": (
        v5('Postmark({ from: "" })') + env(SECRET + KEY) + refused(300, "Invalid 'From' value."),
        ["AUTHJS504"],
    ),
    "pending approval": (refused(412, "While your account is pending approval"), ["AUTHJS505"]),
    "inactive recipient": (refused(406, "marked as inactive"), ["AUTHJS506"]),
    "wrong stream": (refused(1235, "The 'MessageStream' provided does not exist"), ["EXPLAIN601"]),
    "both headers": (refused(10, "Please do not include Account API Token for Server API Token calls."), ["AUTHJS501"]),
    "no header, without Auth.js": (
        log("No Account or Server API tokens were supplied in the HTTP headers."),
        ["EXPLAIN609"],
    ),
    "no adapter": (v5(settings="") + log("[auth][error] MissingAdapter: x"), ["AUTHJS401", "AUTHJS514"]),
    "no secret": (v5() + env(KEY) + log("[auth][error] MissingSecret: x"), ["AUTHJS341", "AUTHJS515"]),
    "provider id": (
        v5(tail='signIn("email")') + log('[auth][error] Error: Provider with id "email" not found.'),
        ["AUTHJS424", "AUTHJS517"],
    ),
    "AUTH_URL without a path": (
        core("") + env(f"{SECRET}AUTH_URL=http://127.0.0.1:3000\n") + log("[auth][error] UnknownAction: x"),
        ["AUTHJS345", "AUTHJS520"],
    ),
    "a host without setEnvDefaults": (core(defaults=""), ["AUTHJS407"]),
    "EMAIL_SERVER with version 5": (v5() + env(f"{SECRET}EMAIL_SERVER={SMTP}\n"), ["AUTHJS302", "AUTHJS304"]),
    "version 4, token only as user": (
        v4(V4_SMTP) + smtp("smtp://practice-x@smtp.postmarkapp.com") + log('Missing credentials for "PLAIN"'),
        ["AUTHJS354", "AUTHJS531"],
    ),
    "version 4, EMAIL_SERVER not set": (v4(V4_SMTP) + env(SECRET), ["AUTHJS359"]),
    "before beta.17": (v5() + package(next_auth="5.0.0-beta.16"), ["AUTHJS601"]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_case(case: str) -> None:
    pieces, expected = CASES[case]
    found = {finding.code for finding in diagnose(pieces).findings}
    assert set(expected) <= found
    assert expected or not found


SLOW = {
    "entries": (".env", "".join(f"POSTMARK_KEY{number}=x\n" for number in range(5_000))),
    "white space": ("", f"a{chr(10) * 1_000_000}b"),
    "one word": ("x.log", "A" * 100_000),
    "nested code": ("auth.ts", "(" * 50_000),
    "objects in objects": (
        "auth.ts",
        "const o0 = {};" + "".join(f"const o{n + 1} = {{...o{n}, ...o{n}}};" for n in range(200)) + "x = {...o200}",
    ),
    "a chain": ("auth.ts", "a" + ".b()" * 20_000),
    "a log": ("x.log", '[auth][error] Error: Postmark error: {"ErrorCode":10}\n' * 5_000),
}


@pytest.mark.parametrize("what", SLOW)
def test_no_text_takes_long(what: str) -> None:
    """What grows with the square of the text, or faster, takes minutes here."""
    name, text = SLOW[what]
    began = time.monotonic()
    diagnose([Piece(name=name, text=text)])
    assert time.monotonic() - began < 15
