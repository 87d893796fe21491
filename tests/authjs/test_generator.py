"""What the generator writes: no token, and nothing that the doctor finds fault with once the values are filled in."""

import re
from uuid import uuid4

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from helpers.authjs.doctor import diagnose
from helpers.authjs.generator import Generated, generate
from helpers.authjs.piece import Piece
from helpers.authjs.settings_code import read_settings
from helpers.authjs.settings_facts import ProviderKind
from helpers.authjs.wishes import Framework, Way, Wishes, WishRefused

SENDER = "Shop <hello@example.com>"
NAMES = st.from_regex(r"[A-Z][A-Z0-9_]{0,12}", fullmatch=True) | st.sampled_from(
    ["", "AUTH_POSTMARK_KEY", "POSTMARK_API_TOKEN", "POSTMARK_FROM", "EMAIL_FROM", "MAIL_FROM", "SMTP_PASSWORD"]
)
SENDERS = st.builds(
    lambda name, address: f"{name} <{address}>" if name else address,
    st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(["O'Brien", '"Shop, Inc"', "Ärger & Co"]),
    st.sampled_from(["hello@example.com", "no-reply@mail.shop.example", "a.b+c@x-y.dev"]),
)


def filled(generated: Generated, token: str) -> tuple[Piece, ...]:
    """The two files with a value behind each equals sign that has none."""
    env = re.sub(r"(?m)^(.*SECRET)=$", r"\1=a-random-text", generated.env.text)
    return Piece(name=generated.env.name, text=re.sub(r"(?m)=$", f"={token}", env)), generated.code


@given(way=st.sampled_from(Way), framework=st.sampled_from(Framework), sender=SENDERS, key=NAMES, name=NAMES)
def test_the_doctor_is_silent(way: Way, framework: Framework, sender: str, key: str, name: str) -> None:
    try:
        wishes = Wishes(way=way, framework=framework, sender=sender, key_name=key, sender_name=name or "EMAIL_FROM")
    except WishRefused:
        assume(False)
    diagnosis = diagnose(filled(generate(wishes), str(uuid4())))
    assert [f"{one.code} {one.evidence}" for one in diagnosis.findings] == []
    assert diagnosis.can_tell


@pytest.mark.parametrize("way", Way)
def test_every_way_can_be_written(way: Way) -> None:
    generated = generate(Wishes(way=way, sender=SENDER))
    assert diagnose(filled(generated, str(uuid4()))).findings == ()
    assert f"='{SENDER}'" in generated.env.text


@pytest.mark.parametrize("framework", Framework)
@pytest.mark.parametrize("way", [Way.V5_PROVIDER, Way.V5_NODEMAILER])
def test_version_5_is_written_for_every_framework(way: Way, framework: Framework) -> None:
    generated = generate(Wishes(way=way, sender=SENDER, framework=framework))
    assert diagnose(filled(generated, str(uuid4()))).findings == ()


PROVIDERS = {
    Way.V5_PROVIDER: (5, ProviderKind.POSTMARK, "postmark"),
    Way.V5_NODEMAILER: (5, ProviderKind.NODEMAILER, "nodemailer"),
    Way.V4_SMTP: (None, ProviderKind.EMAIL, "email"),
    Way.V4_HTTP: (None, ProviderKind.CUSTOM, "postmark"),
}


@pytest.mark.parametrize("way", Way)
def test_the_code_says_what_was_wanted(way: Way) -> None:
    code = generate(Wishes(way=way, sender=SENDER)).code
    facts = read_settings(code.name, code.text)
    (provider,) = facts.providers
    assert (facts.version, provider.kind, provider.id) == PROVIDERS[way]
    assert f'signIn("{provider.id}"' in code.text


@pytest.mark.parametrize("way", Way)
def test_no_value_is_written_but_the_sender(way: Way) -> None:
    lines = generate(Wishes(way=way, sender=SENDER)).env.text.splitlines()
    held = {line.partition("=")[0] for line in lines if "=" in line and not line.endswith("=")}
    assert held <= {"EMAIL_FROM", "NEXTAUTH_URL"}


def test_without_its_values_the_doctor_says_what_is_missing() -> None:
    generated = generate(Wishes(way=Way.V5_PROVIDER, sender=SENDER))
    codes = {finding.code for finding in diagnose((generated.env, generated.code)).findings}
    assert codes == {"AUTHJS303", "AUTHJS341"}


@pytest.mark.parametrize(
    "wishes",
    [
        {"sender": "me@gmail.com"},
        {"sender": "no-reply@authjs.dev"},
        {"sender": "Shop"},
        {"sender": "a@b.de\nAUTH_SECRET=x"},
        {"sender": "$HOME <a@b.de>"},
        {"sender": "a@b.de <c@d.de> e"},
        {"sender": "'\" <a@b.de>"},
        {"sender": SENDER, "key_name": "NEXT_PUBLIC_POSTMARK_KEY"},
        {"sender": SENDER, "key_name": "POSTMARK_ACCOUNT_TOKEN"},
        {"sender": SENDER, "key_name": "AUTH_SECRET"},
        {"sender": SENDER, "key_name": "a; rm -rf"},
        {"sender": SENDER, "key_name": "EMAIL_FROM"},
        {"sender": SENDER, "way": Way.V4_HTTP, "framework": Framework.EXPRESS},
    ],
)
def test_what_would_not_work_is_refused(wishes: dict[str, str]) -> None:
    with pytest.raises(WishRefused, match=r"\.$"):
        Wishes(**{"way": Way.V5_PROVIDER, **wishes})


def test_what_it_takes_is_named() -> None:
    assert generate(Wishes(way=Way.V4_SMTP, sender=SENDER)).packages == ("next-auth@4", "nodemailer@7")
    assert len(generate(Wishes(way=Way.V5_PROVIDER, sender=SENDER)).to_do) == 4
