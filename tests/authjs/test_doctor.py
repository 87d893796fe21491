"""The doctor as a whole: what it says in which order, what it cannot tell, and that it gives no secret away."""

import sys
from dataclasses import asdict
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.authjs.doctor import Diagnosis, diagnose
from helpers.authjs.log_lines import explain_log
from helpers.authjs.piece import Piece, PieceKind, sort_out
from helpers.diagnosis.records import Confidence, Severity
from tests.authjs.application import FROM, KEY, SECRET, SMTP, Pieces, env, package, smtp, ts, v4, v5
from tests.authjs.cases import HOST, MAIL, NAMES, SENDERS
from tests.authjs.code_cases import CODE, VERSIONS
from tests.authjs.env_cases import ENV
from tests.leaks.canary import canary, shows

LOG = '[auth][error] Error: Postmark error: {"ErrorCode":10,"Message":"Request does not contain a valid Server token."}'
LINK = "https://shop.example.com/api/auth/error?error=Configuration"
EVERY = [
    pieces
    for table in (NAMES, SENDERS, HOST, MAIL, CODE, VERSIONS, ENV)
    for case in table.values()
    for pieces in case.holds
]


def codes(pieces: Pieces) -> list[str]:
    return [finding.code for finding in diagnose(pieces).findings]


# The faults of a key's form, as they stand in a .env file; with what, if anything, keeps sign-in from working.
SHAPES = {
    '"{} "': ("SHAPE102", Severity.WARNING),
    '" {}"': ("SHAPE102", Severity.WARNING),
    "'\"{}\"'": ("SHAPE103", Severity.PROBLEM),
    "“{}”": ("SHAPE103", Severity.PROBLEM),
    "KEY={}": ("SHAPE104", Severity.PROBLEM),
    "Bearer {}": ("SHAPE105", Severity.PROBLEM),
    "\u200b{}": ("SHAPE106", Severity.PROBLEM),
    "{}…": ("SHAPE107", Severity.PROBLEM),
    "https://account.postmarkapp.com/api_tokens": ("SHAPE109", Severity.PROBLEM),
    "me@example.com": ("SHAPE110", Severity.PROBLEM),
    "abc123": ("SHAPE111", Severity.PROBLEM),
    "your-server-token": ("SHAPE111", Severity.PROBLEM),
    "re_0123456789": ("SHAPE112", Severity.PROBLEM),
    "PM-T-outbound-x:secret-key": ("SHAPE113", Severity.PROBLEM),
    "PM-T-outbound-x": ("SHAPE114", Severity.WARNING),
    "X-Postmark-Server-Token: {}": ("SHAPE116", Severity.PROBLEM),
    "hunter2hunter2": ("SHAPE117", Severity.WARNING),
}


@pytest.mark.parametrize("written", SHAPES)
def test_a_fault_of_the_keys_form(written: str) -> None:
    found = diagnose(env(f"AUTH_POSTMARK_KEY={written.format(uuid4())}\n")).findings
    assert SHAPES[written] in {(one.code, one.severity) for one in found}


def test_a_key_that_is_cut_short() -> None:
    assert codes(env(f"AUTH_POSTMARK_KEY={str(uuid4())[:20]}\n")) == ["SHAPE108"]


def test_a_key_in_the_code_has_the_same_faults() -> None:
    assert codes(v5(f'Postmark({{ apiKey: "abc123", {FROM} }})')) == ["SHAPE111", "AUTHJS314"]


def test_a_whole_case() -> None:
    """An account token's usual story: the wrong name's file, the log of the refusal, the page that says nothing."""
    pieces = (*env(KEY), *v5(), Piece(name="dev.log", text=LOG), Piece(name="", text=LINK))
    diagnosis = diagnose(pieces)
    assert [finding.code for finding in diagnosis.findings] == ["AUTHJS501", "AUTHJS341", "AUTHJS801"]
    assert diagnosis.looked_at == (".env (.env file)", "auth.ts (settings code)", "dev.log (log)", " (address)")


@pytest.mark.parametrize("pieces", EVERY, ids=range(len(EVERY)))
def test_the_certain_comes_first(pieces: Pieces) -> None:
    order = [list(Confidence).index(finding.confidence) for finding in diagnose(pieces).findings]
    assert order == sorted(order)


def test_the_address_alone_cannot_tell() -> None:
    diagnosis = diagnose([Piece(name="", text=LINK)])
    assert (diagnosis.has_problem, diagnosis.can_tell) == (False, False)


def test_a_tokens_kind_is_not_guessed() -> None:
    diagnosis = diagnose(env(f"{SECRET}AUTH_POSTMARK_KEY={uuid4()}\n"))
    assert diagnosis.findings == ()
    assert any("server token" in sentence for sentence in diagnosis.unclear)


def test_without_the_parser_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tree_sitter", None)
    diagnosis = diagnose(v5(settings="") + env(KEY))
    assert diagnosis.findings == ()
    assert not diagnosis.can_tell
    assert any('the extra "authjs"' in sentence for sentence in diagnosis.unclear)


@pytest.mark.parametrize(
    ("pieces", "says"),
    [
        ((), None),
        (env(""), None),
        (ts(""), "No settings of Auth.js"),
        ((Piece(name="", text=" \n"),), "there is nothing in it"),
        ((Piece(name=".env", text="A=\x00\x01"),), "this is no text"),
        ((Piece(name="auth.ts", text="x" * 300_001),), "more than 300,000 characters"),
        ((Piece(name="package.json", text='{"dependencies": {'),), "not valid JSON"),
        ((Piece(name="package.json", text="[]"),), "holds no JSON object"),
        ((Piece(name="dev.log", text="Ready in 1203 ms"),), "nothing in it is known"),
        (
            ts('import NextAuth from "next-auth"\nexport default NextAuth({ providers: [Postmark({ from'),
            "cannot be parsed",
        ),
    ],
)
def test_bad_input_is_answered_with_a_sentence(pieces: Pieces, says: str | None) -> None:
    diagnosis = diagnose(pieces)
    assert says is None or any(says in sentence for sentence in diagnosis.unclear)


def test_half_a_file_is_not_judged_for_what_is_missing() -> None:
    half = ts(
        'import NextAuth from "next-auth"\nexport const { auth } = NextAuth({ providers: [Postmark({ from: "a@b.de"'
    )
    assert [code for code in codes(half) if code in ("AUTHJS401", "AUTHJS331")] == []


KINDS = {
    (".env", "anything"): PieceKind.ENV,
    ("apps/web/.env.production.local", "x"): PieceKind.ENV,
    ("prod.env", "x"): PieceKind.ENV,
    (".env.example", "A=1"): PieceKind.ENV_EXAMPLE,
    (".env.local.example", "A=1"): PieceKind.ENV_EXAMPLE,
    ("app/api/auth/[...nextauth]/route.ts", ""): PieceKind.SETTINGS_CODE,
    ("C:\\shop\\auth.js", "x"): PieceKind.SETTINGS_CODE,
    ("web/package.json", "x"): PieceKind.PACKAGE,
    ("dev.log", "x"): PieceKind.LOG,
    ("", "AUTH_POSTMARK_KEY=x"): PieceKind.ENV,
    ("", "# comment\nexport A=1\nB=2"): PieceKind.ENV,
    ("paste", 'import NextAuth from "next-auth"'): PieceKind.SETTINGS_CODE,
    ("paste", "providers: [Postmark({ from })]"): PieceKind.SETTINGS_CODE,
    ("paste", LOG): PieceKind.LOG,
    ("paste", "TypeError: Missing Postmark API Key"): PieceKind.LOG,
    ("paste", LINK): PieceKind.LINK,
    ("paste", '{"dependencies": {"next-auth": "beta"}}'): PieceKind.PACKAGE,
    ("paste", "  "): PieceKind.NOTHING,
}


@pytest.mark.parametrize(("name", "text"), KINDS)
def test_what_a_text_is(name: str, text: str) -> None:
    assert sort_out(name, text) is KINDS[name, text]


def everything(diagnosis: Diagnosis) -> str:
    """All that a diagnosis holds."""
    return repr(asdict(diagnosis))


def test_what_is_held_is_seen() -> None:
    secret = canary()
    assert shows(everything(diagnose([Piece(name=secret, text="A=1")])), secret)


PLACES = (
    "AUTH_POSTMARK_KEY={}\n",
    'AUTH_POSTMARK_KEY="{} \n',
    "NEXT_PUBLIC_POSTMARK_KEY={}#\n",
    "EMAIL_SERVER=smtp://{}:{}@smtp.postmark.com:465\n",
    "EMAIL_SERVER={}\n",
    "AUTH_URL={}\n",
    "AUTH_SECRET={}\n",
    "POSTMARK_X EMAIL_FROM={}\n",
    "EMAIL_FROM={}@gmail.com\nPOSTMARK_TOKEN=x\n",
    'export default NextAuth({{ secret: "{}", providers: [Postmark({{ apiKey: "{}", name: "{}" }})] }})',
    'NextAuth({{ providers: [EmailProvider({{ server: "smtp://{}:{}@api.postmarkapp.com:465" }})] }})',
    'x = {{ providers: [EmailProvider({{ server: {{ host: "x.postmark.com", auth: {{ user: "{}" }} }} }})] }}',
    "POSTMARK_TOKEN:{}=\n",
    "AUTH_POSTMARK_KEY: {}\n",
    "#AUTH_POSTMARK_KEY={}\n# {}=x\n",
    "AUTH_POSTMARK_KEY=${}\n",
    'export default {{ providers: [Postmark({{ apiKey: process.env.K ?? "{}" }})] }}',
    'fetch("https://api.postmark.com/{}/emails")',
    'fetch("https://api.postmark.com/emails?token={}", {{ headers: {{ Authorization: "Bearer {}" }} }})',
    '[auth][error] Error: Postmark error: {{"ErrorCode":10,"Message":"{}"}} x-postmark-server-token: {}',
    "https://shop.example.com/api/auth/callback/postmark?token={}&error=Verification",
    '{{"dependencies": {{"next-auth": "{}"}}}}',
)


@pytest.mark.parametrize("name", ["", ".env", "auth.ts", "dev.log", "package.json"])
@pytest.mark.parametrize("place", PLACES)
def test_no_secret_is_told(place: str, name: str) -> None:
    secret = canary()
    assert not shows(everything(diagnose([Piece(name=name, text=place.format(*[secret] * 3))])), secret)


def test_a_key_without_quotation_marks_is_not_told() -> None:
    secret = f"re_{uuid4().hex}"
    diagnosis = diagnose(v5(f"Postmark({{ apiKey: {secret}, {FROM} }})"))
    assert [finding.code for finding in diagnosis.findings] == ["AUTHJS402"]
    assert not shows(everything(diagnosis), secret)


@given(
    parts=st.lists(st.sampled_from(PLACES) | st.text(max_size=40), max_size=4),
    name=st.sampled_from(["", ".env", "auth.ts"]),
)
def test_no_text_makes_it_fail_or_tell(parts: list[str], name: str) -> None:
    secret = canary()
    text = "\n".join(part.format(*[secret] * 3) if part in PLACES else part for part in parts)
    assert not shows(everything(diagnose([Piece(name=name, text=f"{text}\nA={secret}")])), secret)


@pytest.mark.parametrize("pieces", EVERY, ids=range(len(EVERY)))
def test_nothing_of_a_log_changes_what_files_say(pieces: Pieces) -> None:
    with_log = diagnose((*pieces, Piece(name="dev.log", text=LOG))).findings
    assert set(with_log) == {*diagnose(pieces).findings, *explain_log(LOG, "dev.log")}


def test_version_4_over_smtp_from_paste_to_answer() -> None:
    provider = f"EmailProvider({{ server: process.env.EMAIL_SERVER, {FROM} }})"
    pieces = v4(provider) + smtp(SMTP.replace("587", "465")) + package(next_auth="4.24.15")
    assert codes(pieces) == ["AUTHJS352", "AUTHJS341", "AUTHJS603"]
