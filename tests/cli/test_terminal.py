"""A person at a real terminal: the token is asked for, does not show, and may be left out."""

import errno
import os
import pty
import subprocess
import sys
from uuid import uuid4

from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.cli.program import PROGRAM, environment

PROMPT = "Token (it does not show while you paste it): "
CTRL_C, CTRL_D = b"\x03", b"\x04"
AT_A_TERMINAL = "import os, sys; os.login_tty(0); os.execv(sys.argv[1], sys.argv[1:])"


def screen_after(typed: bytes, *arguments: str) -> tuple[str, int]:
    """What stands on the screen once `typed` was typed at the prompt, and the exit code."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", AT_A_TERMINAL, str(PROGRAM), *arguments]
    with subprocess.Popen(command, stdin=theirs, env=environment()) as running:
        os.close(theirs)
        screen = ""
        while piece := read(ours):
            screen += piece
            if screen == PROMPT:
                os.write(ours, typed)
    os.close(ours)
    return screen.removeprefix(PROMPT).replace("\r\n", "\n"), running.returncode


def read(terminal: int) -> str:
    """What comes next on the screen; nothing once the program is gone, which Linux tells by an error."""
    try:
        return os.read(terminal, 4096).decode()
    except OSError as end:
        if end.errno != errno.EIO:
            raise
        return ""


def test_a_token_is_asked_for_and_named(practice_url: str) -> None:
    screen, code = screen_after(SERVER_TOKEN.encode() + b"\n", "check", "--base-url", practice_url)
    assert "This is a server token" in screen
    assert "from: typed here" in screen
    assert code == 0


def test_what_is_typed_does_not_show(practice_url: str) -> None:
    canary = str(uuid4())
    screen, code = screen_after(canary.encode() + b"\n", "check", "--base-url", practice_url)
    assert "practice Postmark" in screen
    assert canary not in screen
    assert code == 2


def test_nothing_typed_is_nothing_sent(practice_url: str) -> None:
    for nothing in (b"\n", CTRL_D):
        screen, code = screen_after(nothing, "check", "--base-url", practice_url)
        assert "SHAPE101 The token is missing" in screen
        assert code == 1


def test_what_is_no_text_is_not_called_missing(practice_url: str) -> None:
    screen, code = screen_after(b"caf\xe9-1234-token\n", "check", "--base-url", practice_url)
    assert "no text in UTF-8" in screen
    assert code == 64


def test_ctrl_c_at_the_prompt_ends_quietly(practice_url: str) -> None:
    screen, code = screen_after(CTRL_C, "check", "--base-url", practice_url)
    assert screen.strip() == "tokenlab: Stopped."
    assert code == 130
