"""Everything that `tokenlab` says and logs, in every way in which it can end, and what others see of the process."""

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpers.cli.main import main
from tests.cli.program import environment, start
from tests.leaks.canary import canary, shows
from tests.leaks.conftest import Pages
from tests.loopback import Act, Behaviour, Heard, Loopback, closed_port, loopback, private_tls, write_authority
from tests.replies import (
    BAD_GZIP,
    CAPTIVE_PORTAL,
    DROP,
    DROP_MID_BODY,
    HANG,
    MAINTENANCE,
    NO_HTTP,
    RESET,
    TRUNCATED_JSON,
    WRONG_SHAPE,
    deadline_for,
    echo,
    error,
    page,
    postmark,
    reply,
    tunnel_to,
)

SECRET = canary()
EMAIL = ["--from", "a@example.com", "--to", "b@example.com"]
COMMANDS = {
    "check": ["check"],
    "check --json": ["check", "--json"],
    "send": ["send", *EMAIL],
    "send --json": ["send", "--json", *EMAIL],
    "reach": ["reach"],
}
ENDINGS: dict[str, Behaviour | Act] = {
    "server": postmark(server_tokens=[SECRET]),
    "account": postmark(account_tokens=[SECRET]),
    "neither": postmark(),
    "echo": echo,
    "echo in a page": lambda heard: page(403, f"No {heard.headers}"),
    "echo in a text": lambda heard: reply(200, str(heard.headers).encode(), "text/plain"),
    "echo in a redirect": lambda heard: reply(302, Location=f"https://a.b/?{token(heard)}", Set_Cookie=token(heard)),
    "echo escaped": lambda heard: reply(422, f'{{"ErrorCode":300,"Message":"{escaped(token(heard))}"}}'.encode()),
    **{"429": reply(429), "maintenance": MAINTENANCE, "500": error(500, 101, "Oops."), "502": page(502)},
    **{"portal": CAPTIVE_PORTAL, "shape": WRONG_SHAPE, "truncated": TRUNCATED_JSON, "gzip": BAD_GZIP},
    **{"hang": HANG, "drop": DROP, "reset": RESET, "mid body": DROP_MID_BODY, "no HTTP": NO_HTTP},
}


def token(heard: Heard) -> str:
    """The token that a request brings."""
    return next(value for name, value in heard.headers.items() if name.startswith("x-postmark"))


def escaped(text: str) -> str:
    r"""Every character as `\u0061`, which JSON allows."""
    return "".join(f"\\u{ord(letter):04x}" for letter in text)


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], pages: Pages) -> Iterator[Callable[[], str]]:
    """Everything on both outputs and in all logs since the last call."""

    def everything() -> str:
        captured = capsys.readouterr()
        text, pages.text = captured.out + captured.err + pages.text, ""
        return text

    yield everything


Said = Callable[[], str]


def test_what_is_said_or_logged_is_seen(said: Said) -> None:
    print(SECRET)
    assert shows(said(), SECRET)
    logging.getLogger("httpcore.http11").debug("receive_response_headers.complete %s", SECRET)
    assert shows(said(), SECRET)
    logging.getLogger("some.new.logger").debug(SECRET)
    assert shows(said(), SECRET)
    assert said() == ""


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_no_ending_shows_the_token(ending: str, command: str, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    behaviour = ENDINGS[ending]
    monkeypatch.setenv("AUTH_POSTMARK_KEY", SECRET)
    monkeypatch.setenv("PYTHONASYNCIODEBUG", "1")
    with loopback(behaviour) as server:
        code = main([*COMMANDS[command], "--base-url", server.url, "--timeout", str(deadline_for(behaviour))])
    text = said()
    assert code in (0, 1, 2)
    assert "127.0.0.1" in text
    assert not shows(text, SECRET), text


@pytest.mark.parametrize(
    "form", ["{}\n", "{} ", '"{}"', "KEY={}", "Bearer {}", "\u200b{}", "{}…", "SG.{}", "{0}{0}{0}{0}{0}{0}{0}{0}"]
)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_faulty_token_is_shown(form: str, command: str, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTMARK_TOKEN", form.format(SECRET))
    with loopback(echo) as server:
        main([*COMMANDS[command], "--base-url", server.url])
    assert not shows(said(), SECRET)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_token_is_shown_without_a_connection(command: str, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTMARK_TOKEN", SECRET)
    for url in (
        f"http://127.0.0.1:{closed_port()}",
        "https://postmark.invalid",
        "http://api.postmarkapp.com",
        "nonsense",
    ):
        main(
            [
                *COMMANDS[command],
                "--base-url",
                url,
                "--timeout",
                "5",
                *(["--confirm", "b@example.com"] * ("send" in command)),
            ]
        )
        text = said()
        assert text
        assert not shows(text, SECRET)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_token_is_shown_on_the_way_out(
    command: str, said: Said, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    password = canary()
    monkeypatch.setenv("POSTMARK_TOKEN", SECRET)
    monkeypatch.setenv("SSL_CERT_FILE", str(write_authority(tmp_path)))
    arguments = [*COMMANDS[command], *(["--confirm", "b@example.com"] * ("send" in command))]
    with loopback(echo, tls=private_tls("api.postmarkapp.com")) as server:
        for act in (tunnel_to(server.port), reply(407), DROP):
            with loopback(act) as proxy:
                monkeypatch.setenv("HTTPS_PROXY", f"http://me:{password}@127.0.0.1:{proxy.port}")
                main(arguments)
            text = said()
            assert not shows(text, SECRET), text
            assert not shows(text, password), text
            assert SECRET not in str(proxy.requests)
    assert server.requests


def seen_by_others(pid: int) -> str:
    """What every user of the machine can read about a process: its command line, and those of its threads."""
    return " ".join(file.read_bytes().decode() for file in Path(f"/proc/{pid}").glob("task/*/cmdline"))


def called(server: Loopback) -> Loopback:
    assert server.called.wait(20)
    return server


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="There is no /proc to read command lines from.")
def test_the_process_list_shows_no_token() -> None:
    with loopback(HANG) as server, start("check", "--base-url", server.url, POSTMARK_TOKEN=SECRET) as running:
        called(server)
        seen = seen_by_others(running.pid)
        running.kill()
    assert "check" in seen
    assert not shows(seen, SECRET)
    assert shows(str(environment(POSTMARK_TOKEN=SECRET)), SECRET)  # it was there, where only its owner can look


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="There is no /proc to read command lines from.")
def test_the_process_list_would_show_an_argument() -> None:
    with start(
        f"--token={SECRET}", program=(sys.executable, "-c", "import time; print(flush=True); time.sleep(30)")
    ) as running:
        assert running.stdout
        running.stdout.readline()
        seen = seen_by_others(running.pid)
        running.kill()
    assert shows(seen, SECRET)
