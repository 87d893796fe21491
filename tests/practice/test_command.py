"""`tokenlab practice`: what it announces, how it ends, and what it says when the port is taken."""

import json
import signal
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from helpers.reference.practice_tokens import (
    ACCOUNT_TOKEN,
    SANDBOX_SERVER_TOKEN,
    SERVER_TOKEN,
    SMTP_ACCESS_KEY,
    SMTP_SECRET_KEY,
)

RUN = (
    "import sys; from helpers.cli.practice import run;"
    "sys.exit(run(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == 'json'))"
)
SIGNALS = [signal.SIGINT, signal.SIGTERM]


@contextmanager
def command(port: int = 0, output: str = "json", smtp_port: int = 0) -> Iterator[subprocess.Popen[str]]:
    """The command as a process of its own; ended when the block ends."""
    arguments = (sys.executable, "-c", RUN, str(port), str(smtp_port), output)
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def first_line(process: subprocess.Popen[str]) -> Any:
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


def ended(process: subprocess.Popen[str], *, by: signal.Signals) -> tuple[int, str]:
    """Exit code and error output after a signal."""
    process.send_signal(by)
    _, errors = process.communicate(timeout=10)
    return process.returncode, errors


def test_the_first_line_is_all_that_a_program_needs() -> None:
    with command() as process:
        facts = first_line(process)
        url = facts["url"]
        assert facts == {
            "url": url,
            "account_token": ACCOUNT_TOKEN,
            "server_token": SERVER_TOKEN,
            "sandbox_server_token": SANDBOX_SERVER_TOKEN,
            "from": "hello@example.com",
            "smtp_port": facts["smtp_port"],
            "smtp_access_key": SMTP_ACCESS_KEY,
            "smtp_secret_key": SMTP_SECRET_KEY,
            "control_url": f"{url}/practice",
        }


def test_connections_are_accepted_when_the_line_is_out() -> None:
    with command() as process:
        facts = first_line(process)
        message = {"From": facts["from"], "To": "ada@example.org", "TextBody": "Hello"}
        headers = {"X-Postmark-Server-Token": facts["server_token"]}
        assert httpx.post(f"{facts['url']}/email", json=message, headers=headers).json()["Message"] == "OK"
        assert httpx.post(f"{facts['control_url']}/reset").status_code == 200


def test_mail_over_smtp_reaches_the_same_world() -> None:
    with command() as process:
        facts = first_line(process)
        with smtplib.SMTP("127.0.0.1", facts["smtp_port"]) as smtp:
            smtp.login(facts["server_token"], facts["server_token"])
            smtp.sendmail(facts["from"], "ada@example.org", f"From: {facts['from']}\r\nTo: ada@example.org\r\n\r\nHi")
        headers = {"X-Postmark-Server-Token": facts["server_token"]}
        found = httpx.get(f"{facts['url']}/messages/outbound?count=1&offset=0", headers=headers).json()
        assert (found["TotalCount"], found["Messages"][0]["Recipients"]) == (1, ["ada@example.org"])


def test_a_person_gets_the_same_facts_and_a_line_to_try() -> None:
    with command(output="text") as process:
        assert process.stdout is not None
        text = "".join(process.stdout.readline() for _ in range(14))
        tokens = (ACCOUNT_TOKEN, SERVER_TOKEN, SANDBOX_SERVER_TOKEN, SMTP_ACCESS_KEY, SMTP_SECRET_KEY)
        assert all(one in text for one in (*tokens, "SMTP ", "curl http://127.0.0.1:"))


@pytest.mark.parametrize("by", SIGNALS)
def test_a_signal_ends_it_in_peace(by: signal.Signals) -> None:
    with command() as process:
        first_line(process)
        assert ended(process, by=by) == (0, "")


@pytest.mark.parametrize("by", SIGNALS)
def test_a_signal_ends_it_even_while_somebody_is_connected(by: signal.Signals) -> None:
    with command() as process:
        port = int(first_line(process)["url"].rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(b"POST /email HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n")
            assert ended(process, by=by) == (0, "")


def test_impatience_changes_nothing() -> None:
    with command() as process:
        first_line(process)
        for _ in range(5):
            process.send_signal(signal.SIGINT)
        assert ended(process, by=signal.SIGTERM) == (0, "")


STARTING = f"import signal, sys; signal.signal(signal.SIGINT, lambda *_: sys.exit(0)); print(flush=True); {RUN}"


@pytest.mark.parametrize("delay_ms", [0, 5, 20, 40, 80, 120, 180, 250])
def test_a_signal_during_start_up_leaves_no_traceback(delay_ms: int) -> None:
    arguments = (sys.executable, "-c", STARTING, "0", "0", "json")
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay_ms / 1000)
        assert ended(process, by=signal.SIGINT) == (0, "")


def test_a_taken_port_is_named_in_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with command(port) as process:
            output, errors = process.communicate(timeout=20)
    assert (process.returncode, output) == (1, "")
    assert errors == (
        f"Port {port} on 127.0.0.1 cannot be used (another program is using it). "
        "Choose another one with --port, or take any free one with --port 0.\n"
    )


def test_a_taken_smtp_port_leaves_nothing_running() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, command(smtp_port=taken.getsockname()[1]) as process:
        output, errors = process.communicate(timeout=20)
    assert (process.returncode, output, errors.count("\n")) == (1, "", 1)
    assert "another program is using it" in errors
    assert "--smtp-port 0." in errors


def test_one_port_cannot_be_both() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with command(port, smtp_port=port) as process:
        assert process.wait(timeout=20) == 1


def test_it_does_not_need_a_reader() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with command(port) as process:
        assert process.stdout is not None
        process.stdout.close()
        wait_for(port)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0


def wait_for(port: int) -> None:
    """Until somebody answers on the port; the test's own time limit ends a vain wait."""
    for _ in range(200):
        try:
            httpx.get(f"http://127.0.0.1:{port}/practice/coverage")
            return
        except httpx.ConnectError:
            time.sleep(0.05)
