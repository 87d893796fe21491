"""What only a process can show: Ctrl-C at any moment, closed outputs, a look-up that hangs."""

import signal
import subprocess
import sys
import time
from uuid import uuid4

import pytest

from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.cli.program import shell, start
from tests.loopback import Act, Loopback, loopback
from tests.replies import HANG, postmark

TOKEN = str(uuid4())
BEGUN = Act(data=b'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"InactiveMails"', then=HANG.then)
EMAIL = ("--from", "hello@example.com", "--to", "test@blackhole.postmarkapp.com")


def interrupt(running: subprocess.Popen[str]) -> tuple[int, str, str]:
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    return running.returncode, out, err


def called(server: Loopback) -> Loopback:
    assert server.called.wait(20)
    time.sleep(0.1)
    return server


@pytest.mark.parametrize("act", [HANG, BEGUN])
def test_ctrl_c_while_waiting_for_an_answer(act: Act) -> None:
    with loopback(act) as server:
        running = start("check", "--base-url", server.url, POSTMARK_TOKEN=TOKEN)
        called(server)
        assert interrupt(running) == (130, "", "tokenlab: Stopped.\n")


def test_ctrl_c_in_the_middle_of_a_send_says_look_first() -> None:
    with loopback(HANG) as server:
        running = start("send", "--base-url", server.url, *EMAIL, POSTMARK_TOKEN=TOKEN)
        called(server)
        code, out, err = interrupt(running)
    assert (code, out) == (130, "")
    assert err.splitlines()[1:] == [
        "tokenlab: It may have been accepted all the same: look into the server's Activity before you send it again.",
        "tokenlab: Stopped.",
    ]


# A standard input that says when it is read, and to which nobody ever writes.
ENDLESS_INPUT = """
import io, os, sys

class Endless(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, buffer):
        print("reading", file=sys.stderr, flush=True)
        return os.read(os.pipe()[0], 1)

sys.stdin = io.TextIOWrapper(io.BufferedReader(Endless()))
from helpers.cli.main import main
sys.exit(main())
"""


def test_ctrl_c_while_waiting_for_standard_input() -> None:
    with start("check", program=(sys.executable, "-c", ENDLESS_INPUT)) as running:
        assert running.stderr
        assert running.stderr.readline() == "reading\n"
        time.sleep(0.1)
        assert interrupt(running) == (130, "", "tokenlab: Stopped.\n")


# A program that interrupts itself when a module of the kit, or one that it needs, is about to be loaded.
INTERRUPTED_WHILE_LOADING = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == MODULE:
            os.kill(os.getpid(), signal.SIGINT)

MODULE = sys.argv.pop(1)
sys.meta_path.insert(0, Interrupting())
from helpers.cli.main import main
sys.exit(main())
"""


@pytest.mark.parametrize("module", ["helpers.cli.program", "httpx", "helpers.diagnosis.verdict"])
def test_ctrl_c_while_loading(module: str) -> None:
    program = (sys.executable, "-c", INTERRUPTED_WHILE_LOADING, module)
    with start("check", program=program, POSTMARK_TOKEN=TOKEN) as running:
        out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (130, "", "tokenlab: Stopped.\n")


@pytest.mark.parametrize("command", ["check", "check --json"])
def test_a_reader_that_goes_away_changes_nothing(command: str) -> None:
    done = shell(f"(tokenlab {command}; echo $? >&2) | true", POSTMARK_TOKEN=f"{TOKEN}\n")
    assert (done.stdout, done.stderr) == ("", "1\n")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-", "2>/dev/full"])
def test_closed_outputs(closed: str) -> None:
    done = shell(f"tokenlab check {closed}", POSTMARK_TOKEN=f"{TOKEN}\n")
    assert done.returncode == 1
    assert done.stderr == ""
    assert TOKEN not in done.stdout


@pytest.mark.parametrize(
    ("command", "code"), [("check", 1), ("check --json", 1), ("matrix --json", 2), ("practice --port 0", 1)]
)
def test_a_full_disk_loses_no_answer_in_silence(command: str, code: int) -> None:
    done = shell(f"tokenlab {command} >/dev/full", POSTMARK_TOKEN=f"{TOKEN}\n")
    assert done.returncode == code
    assert done.stderr == "tokenlab: The answer could not be written: No space left on device.\n"


def test_closed_outputs_of_wrong_use_and_help() -> None:
    assert shell("tokenlab check --nonsense 2>&-").returncode == 64
    assert shell("tokenlab --help | true").stderr == ""
    assert shell("tokenlab send --base-url http://x --from a --to b 2>/dev/full", POSTMARK_TOKEN=TOKEN).returncode == 64


def test_a_terminal_that_lacks_letters() -> None:
    done = shell("tokenlab check", POSTMARK_TOKEN=f"{TOKEN}\n", PYTHONIOENCODING="ascii:strict")
    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout.startswith("? What this token is cannot be told.")


# The resolver of a broken network: it answers after a minute, and nothing can stop it.
SLOW_LOOK_UPS = """
import socket, sys, time

def look_up(*arguments, **options):
    print("looking up", file=sys.stderr, flush=True)
    time.sleep(60)

socket.getaddrinfo = look_up
from helpers.cli.main import main
sys.exit(main())
"""


def test_a_look_up_that_hangs_does_not_hold_the_deadline_up() -> None:
    program = (sys.executable, "-c", SLOW_LOOK_UPS)
    with start("check", "--timeout", "0.3", program=program, POSTMARK_TOKEN=TOKEN) as running:
        out, _err = running.communicate(timeout=20)
    assert running.returncode == 2
    assert "No answer within 0.3 s." in out


def test_ctrl_c_in_a_look_up_that_hangs() -> None:
    with start("check", program=(sys.executable, "-c", SLOW_LOOK_UPS), POSTMARK_TOKEN=TOKEN) as running:
        assert running.stderr
        assert running.stderr.readline() == "looking up\n"
        time.sleep(0.2)
        code, _out, err = interrupt(running)
    assert code == 130
    assert err.endswith("tokenlab: Stopped.\n")
    assert "Traceback" not in err


def test_ctrl_c_is_how_the_practice_postmark_ends_well() -> None:
    with start("practice", "--port", "0", "--json") as practice:
        assert practice.stdout
        practice.stdout.readline()
        code, _out, err = interrupt(practice)
    assert (code, err) == (0, "")
    assert "130 Ctrl-C (practice: 0)" in " ".join(shell("tokenlab practice --help").stdout.split())


def test_the_installed_program_with_the_practice_postmark() -> None:
    with start("practice", "--port", "0") as practice:
        assert practice.stdout
        url = practice.stdout.readline().split()[3]
        server = shell(f"tokenlab check --base-url {url}", POSTMARK_TOKEN=SERVER_TOKEN)
        account = shell(f"echo {ACCOUNT_TOKEN} | tokenlab check --json --base-url {url}")
        sent = shell(f"tokenlab send --base-url {url} {' '.join(EMAIL)}", AUTH_POSTMARK_KEY=SERVER_TOKEN)
        practice.send_signal(signal.SIGINT)
        assert practice.wait(20) == 0
    assert (server.returncode, server.stderr) == (0, "")
    assert server.stdout.startswith("● This is a server token")
    assert '"kind": "account"' in account.stdout
    assert (account.returncode, sent.returncode) == (0, 0)


def test_a_garbage_token_at_postmark() -> None:
    with loopback(postmark()) as server:
        done = shell(f"tokenlab check --base-url {server.url}", POSTMARK_TOKEN=TOKEN)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("✗ This token is not accepted")
