"""`tokenlab doctor`: paths, pastes, JSON, exit codes, and that Postmark is asked only when somebody agrees."""

import io
from pathlib import Path
from uuid import uuid4

import pytest

from helpers.cli.doctor import gathered
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.cli.conftest import Tokenlab
from tests.leaks.canary import canary, shows
from tests.loopback import loopback
from tests.replies import postmark

FINDING = [
    "code", "severity", "title", "evidence", "next_step", "source",
    "cause", "confidence", "alternatives", "how_to_tell", "file", "line",
]  # fmt: skip
LOG = (
    b'[auth][error] Error: Postmark error: {"ErrorCode":10,"Message":"Request does not contain a valid Server token."}'
)
CORRECT = Path(__file__).parents[1] / "authjs" / "correct"


@pytest.fixture
def env_file(tmp_path: Path) -> Path:
    path = tmp_path / ".env"
    path.write_text(f"AUTH_SECRET=a-random-text\nAUTH_POSTMARK_KEY={SERVER_TOKEN}\n")
    return path


@pytest.mark.parametrize("folder", sorted(path.name for path in CORRECT.iterdir()))
def test_nothing_wrong(tokenlab: Tokenlab, folder: str) -> None:
    ran = tokenlab("doctor", str(CORRECT / folder))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Nothing wrong was found in what was read.\n")


def test_a_problem(tokenlab: Tokenlab, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("POSTMARK_API_KEY=abc123\n")
    ran = tokenlab("doctor", str(tmp_path))
    assert ran.code == 1
    assert "✗ AUTHJS301 Auth.js does not look under this name  [likely]" in ran.out
    assert ".env, line 1: POSTMARK_API_KEY is set, and AUTH_POSTMARK_KEY is not." in ran.out
    assert "abc123" not in ran.out


def test_a_log_in_the_folder_is_read(tokenlab: Tokenlab, tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text("{}")
    (tmp_path / "error.log").write_bytes(LOG)
    ran = tokenlab("doctor", str(tmp_path))
    assert ran.code == 1
    assert "error.log, line 1: “[auth][error] Error: Postmark error" in ran.out


def test_a_paste(tokenlab: Tokenlab) -> None:
    ran = tokenlab("doctor", "-", stdin=LOG)
    assert ran.code == 1
    assert "standard input, line 1: “[auth][error] Error: Postmark error" in ran.out


def test_the_address_alone_cannot_tell(tokenlab: Tokenlab) -> None:
    ran = tokenlab("doctor", "-", stdin=b"https://shop.example.com/api/auth/error?error=Configuration\n")
    assert ran.code == 2
    assert "It could be: " in ran.out


@pytest.mark.parametrize("stdin", [b"", b"\x7fELF\x00\x01", b"\xff\xfe\xff", b"hello"])
def test_a_paste_that_says_nothing(tokenlab: Tokenlab, stdin: bytes) -> None:
    ran = tokenlab("doctor", "-", stdin=stdin)
    assert ran.code == 2
    assert "Not determined:\n  - standard input: " in ran.out


def test_an_empty_paste_is_not_called_right(tokenlab: Tokenlab) -> None:
    assert tokenlab("doctor", "-", stdin=b"").out.startswith("Nothing was read.\n")


class Person(io.TextIOWrapper):
    """A standard input at which a person sits who pastes something."""

    def isatty(self) -> bool:
        return True


def test_a_person_is_told_to_paste(capsys: pytest.CaptureFixture[str]) -> None:
    (piece,) = gathered(["-"], Person(io.BytesIO(LOG))).pieces
    assert piece.text == LOG.decode()
    assert capsys.readouterr().err == "tokenlab: Paste the text, then press Ctrl-D on an empty line.\n"


def test_without_any_standard_input() -> None:
    (piece,) = gathered(["-"], None).pieces
    assert piece.text == ""


def test_a_path_that_is_not_there(tokenlab: Tokenlab, env_file: Path) -> None:
    ran = tokenlab("doctor", str(env_file), str(env_file.with_name("auth.ts")))
    assert ran.code == 2
    assert "auth.ts: it cannot be read (No such file or directory)." in ran.out


def test_json(tokenlab: Tokenlab) -> None:
    ran = tokenlab("doctor", "--json", "-", stdin=LOG)
    assert list(ran.json) == ["findings", "unclear", "looked_at", "verdicts"]
    assert [list(finding) for finding in ran.json["findings"]] == [FINDING]
    assert ran.json["findings"][0]["code"] == "AUTHJS501"
    assert ran.json["looked_at"] == ["standard input (log)"]


def test_postmark_is_not_asked_unless_told_to(tokenlab: Tokenlab, env_file: Path) -> None:
    with loopback(postmark()) as server:
        assert tokenlab("doctor", str(env_file), "--base-url", server.url).code == 0
    assert server.requests == []


@pytest.mark.parametrize(("token", "code"), [(SERVER_TOKEN, 0), (ACCOUNT_TOKEN, 1)])
def test_postmark_is_asked(tokenlab: Tokenlab, env_file: Path, practice_url: str, token: str, code: int) -> None:
    env_file.write_text(f"AUTH_POSTMARK_KEY={token}\n")
    ran = tokenlab("doctor", str(env_file), "--ask-postmark", "--base-url", practice_url)
    assert ran.code == code
    assert ("ACCESS203" in ran.out) is (code == 1)


OWN_KEY = """import Postmark from "next-auth/providers/postmark"
export default { adapter, secret, providers: [Postmark({ from, apiKey: %s })] }
"""


def test_the_key_that_is_used_is_asked_about(tokenlab: Tokenlab, env_file: Path, practice_url: str) -> None:
    env_file.write_text(f"AUTH_POSTMARK_KEY={SERVER_TOKEN}\nPM_KEY={ACCOUNT_TOKEN}\n")
    env_file.with_name("auth.ts").write_text(OWN_KEY % "process.env.PM_KEY")
    ran = tokenlab("doctor", str(env_file.parent), "--ask-postmark", "--base-url", practice_url)
    assert ran.code == 1
    assert ("PM_KEY in .env, line 2" in ran.out, "This is a server token" in ran.out) == (True, False)


def test_a_key_that_was_not_asked_about_cannot_be_told(tokenlab: Tokenlab, env_file: Path, practice_url: str) -> None:
    env_file.with_name("auth.ts").write_text(OWN_KEY % "vault()")
    ran = tokenlab("doctor", str(env_file.parent), "--ask-postmark", "--base-url", practice_url)
    assert ran.code == 2
    assert "where its key comes from only running the code tells." in ran.out


def test_what_postmark_answered_is_no_longer_open(tokenlab: Tokenlab, env_file: Path, practice_url: str) -> None:
    ran = tokenlab("doctor", str(env_file), "--ask-postmark", "--base-url", practice_url)
    assert "This is a server token" in ran.out
    assert "Whether the key is a server token" not in ran.out


def test_no_account_token_stands_under_nothing_wrong(tokenlab: Tokenlab, env_file: Path, practice_url: str) -> None:
    env_file.write_text(f"AUTH_POSTMARK_KEY={ACCOUNT_TOKEN}\n")
    ran = tokenlab("doctor", str(env_file), "--ask-postmark", "--base-url", practice_url)
    assert ran.out.startswith("The files look right, and the key is not.\n")
    assert "Nothing wrong" not in ran.out


def test_the_verdict_in_json(tokenlab: Tokenlab, env_file: Path, practice_url: str) -> None:
    ran = tokenlab("doctor", str(env_file), "--ask-postmark", "--json", "--base-url", practice_url)
    (verdict,) = ran.json["verdicts"]
    assert (verdict["kind"], verdict["origin"]) == ("server", f"AUTH_POSTMARK_KEY in {env_file.as_posix()}, line 2")


def test_without_a_key_nobody_is_asked(tokenlab: Tokenlab, env_file: Path) -> None:
    env_file.write_text("AUTH_SECRET=x\n")
    with loopback(postmark()) as server:
        ran = tokenlab("doctor", str(env_file), "--ask-postmark", "--base-url", server.url)
    assert "No key to ask Postmark about was found." in ran.out
    assert server.requests == []


def test_an_account_that_is_not_reached_cannot_tell(tokenlab: Tokenlab, env_file: Path) -> None:
    env_file.write_text(f"AUTH_POSTMARK_KEY={uuid4()}\n")
    ran = tokenlab("doctor", str(env_file), "--ask-postmark", "--base-url", "http://127.0.0.1:9", "--timeout", "2")
    assert ran.code == 2


def test_the_environment_is_compared(tokenlab: Tokenlab, env_file: Path) -> None:
    ran = tokenlab("doctor", "--json", str(env_file), AUTH_POSTMARK_KEY="the-other-token")
    assert [finding["code"] for finding in ran.json["findings"]] == ["AUTHJS324"]
    assert "the-other-token" not in ran.out


@pytest.mark.parametrize(
    "form", ["AUTH_POSTMARK_KEY={}", 'AUTH_POSTMARK_KEY="{} ', "EMAIL_SERVER=smtp://{0}:{0}@x.postmark.com"]
)
@pytest.mark.parametrize("ask", [(), ("--ask-postmark",), ("--json",), ("--ask-postmark", "--json")])
def test_no_token_is_shown(tokenlab: Tokenlab, tmp_path: Path, form: str, ask: tuple[str, ...]) -> None:
    secret = canary()
    (tmp_path / ".env").write_text(form.format(secret))
    with loopback(postmark(account_tokens=[secret])) as server:
        ran = tokenlab("doctor", str(tmp_path), *ask, "--base-url", server.url, AUTH_POSTMARK_KEY=secret)
    assert not shows(ran.out + ran.err, secret)


def test_a_token_given_as_a_path_is_not_repeated(tokenlab: Tokenlab) -> None:
    secret = canary()
    ran = tokenlab("doctor", secret)
    assert ran.code == 2
    assert not shows(ran.out + ran.err, secret)


def test_wrong_use(tokenlab: Tokenlab) -> None:
    assert tokenlab("doctor").code == 64
    assert (
        tokenlab("doctor", "-", "--base-url", "http://api.postmarkapp.com", "--ask-postmark", stdin=b"A=1").code == 64
    )
