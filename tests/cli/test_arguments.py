"""Wrong use ends with 64 and one sentence, and what was given is not repeated: it could be a token."""

import re
from uuid import uuid4

import pytest

from helpers import __version__
from helpers.diagnosis.origin import VARIABLES
from tests.cli.conftest import Tokenlab

SECRET = str(uuid4())
SEND = ("send", "--from", "hello@example.com", "--to", "ada@example.com")


def test_the_version(tokenlab: Tokenlab) -> None:
    ran = tokenlab("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"tokenlab {__version__}\n", "")


@pytest.mark.parametrize("command", [(), ("check",), ("send",), ("reach",), ("practice",)])
def test_help(tokenlab: Tokenlab, command: tuple[str, ...]) -> None:
    ran = tokenlab(*command, "--help")
    assert ran.code == 0
    assert "usage: tokenlab" in ran.out


@pytest.mark.parametrize("command", ["check", "send"])
def test_help_says_where_the_token_comes_from(tokenlab: Tokenlab, command: str) -> None:
    said = " ".join(tokenlab(command, "--help").out.split())
    assert f"The token comes from the first of {', '.join(VARIABLES)} that is set" in said


WRONG = [
    *("", "chek", "check more", "check --time 3", "send", "send --to a@example.com", "reach --confirm x"),
    *("check --timeout", "check --timeout 0", "check --timeout nan", "check --timeout 1e9", "check --timeout soon"),
    *("practice --port 70000", "practice --port -1", "practice --port http", "practice --smtp-port smtp"),
]


@pytest.mark.parametrize("line", WRONG)
def test_wrong_use(tokenlab: Tokenlab, line: str) -> None:
    ran = tokenlab(*line.split())
    assert (ran.code, ran.out) == (64, "")
    usage, *_more, sentence = ran.err.splitlines()
    assert usage.startswith("usage: tokenlab")
    assert re.fullmatch(r"tokenlab: .+\. A token is never an argument\.", sentence)


TWICE = [
    *("--from a@example.com", "--to c@example.org", "--subject x", "--stream broadcast", "--confirm b@example.com"),
    *("--base-url http://127.0.0.1:1 --base-url http://127.0.0.1:2", "--timeout 1 --timeout 2"),
]


@pytest.mark.parametrize("more", TWICE)
def test_an_option_that_is_given_twice_is_refused(tokenlab: Tokenlab, more: str) -> None:
    line = f"--subject s --stream outbound --confirm x@example.com {more}"
    ran = tokenlab(*SEND, *line.split(), POSTMARK_TOKEN=SECRET)
    assert (ran.code, ran.out) == (64, "")
    assert f"argument {more.split(maxsplit=1)[0]}: it is given twice; " in ran.err


def test_a_file_for_explain_gets_a_hint(tokenlab: Tokenlab) -> None:
    ran = tokenlab("explain", "file.log")
    assert (ran.code, "tokenlab explain < FILE" in ran.err, "file.log" in ran.err) == (64, True, False)


@pytest.mark.parametrize("option", ["--text", "--subject", "--html"])
def test_bytes_that_are_no_text_are_not_sent(tokenlab: Tokenlab, option: str) -> None:
    ran = tokenlab(*SEND, option, "\udcff", POSTMARK_TOKEN=SECRET)
    assert (ran.code, ran.out) == (64, "")
    assert f"argument {option}: it holds bytes that are no UTF-8; nothing was sent" in ran.err


MISTAKEN = [
    *("{}", "check {}", "check --token {}", "check --token={}", "check -t{}", "POSTMARK_TOKEN={} check"),
    *("check --timeout {}", "check --timeout={}", "check --base-url {}"),
    *("practice --port {}", "practice --smtp-port {}"),
    *("send --from a@example.com --to b@example.com {}", "send --from a@example.com --to b@example.com --{}"),
]


@pytest.mark.parametrize("line", MISTAKEN)
@pytest.mark.parametrize("token", [SECRET, SECRET.upper()], ids=["lower", "upper"])
def test_a_token_given_as_an_argument_is_not_repeated(tokenlab: Tokenlab, line: str, token: str) -> None:
    ran = tokenlab(*line.replace("{}", token).split())
    assert ran.code == 64
    assert SECRET not in (ran.out + ran.err).lower()


@pytest.mark.parametrize(
    ("base_url", "says"),
    [
        ("api.postmarkapp.com", "is not a web address"),
        ("http://api.postmarkapp.com", "would send the token in clear. Use https"),
        ("https://user:pass@api.postmarkapp.com", "holds more than scheme, host, port and a plain path"),
        ("https://xn--a", "host cannot be read"),
    ],
)
@pytest.mark.parametrize("command", [("check",), ("reach",), SEND])
def test_a_base_url_that_is_refused(tokenlab: Tokenlab, command: tuple[str, ...], base_url: str, says: str) -> None:
    ran = tokenlab(*command, "--base-url", base_url, POSTMARK_TOKEN=SECRET)
    assert (ran.code, ran.out) == (64, "")
    assert ran.err.startswith("tokenlab: The base URL") or ran.err.startswith("tokenlab: Plain http")
    assert says in ran.err
    assert len(ran.err.splitlines()) == 1
    assert "pass" not in ran.err


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("ALL_PROXY", "socks5://127.0.0.1:1080", "SOCKS proxy"),
        ("HTTPS_PROXY", f"ftp://me:{SECRET}@127.0.0.1", "proxy cannot be used"),
        ("SSL_CERT_FILE", "/nowhere/authorities.pem", "SSL_CERT_FILE names a file that cannot be used"),
    ],
)
def test_an_environment_that_cannot_be_used(tokenlab: Tokenlab, variable: str, value: str, says: str) -> None:
    ran = tokenlab("check", POSTMARK_TOKEN=SECRET, **{variable: value})
    assert (ran.code, ran.out) == (64, "")
    assert says in ran.err
    assert SECRET not in ran.err
