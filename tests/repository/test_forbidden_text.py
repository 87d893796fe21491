"""What no file of this repository may hold: package-registry hosts, paths of one machine, anything like a secret."""

import re

import pytest

from helpers.practice.ids import Ids
from tests.repository.tracked import tracked_texts

# Each pattern is written so that it does not match itself.
FORBIDDEN = {
    "a host of PyPI": r"pypi[.]org|pythonhosted[.]org",
    "a host of npm": r"npmjs[.](?:org|com)|yarnpkg[.]com",
    "a host of Debian": r"\w[.]debian[.]org",
    "a host of conda": r"(?:conda|repo)[.]anaconda[.](?:org|com)",
    "a path of one machine": r"(?<![\w./-])/(?:work|root|farm|opt|tmp/\w+)/[\w.]",
    "a folder beside the repository": r"[.][.]/shared\b",
}
KEY_SHAPES = {
    "Amazon": r"\bAKIA[0-9A-Z]{16}\b",
    "GitHub": r"\bgh[pousr]_[0-9A-Za-z]{36}",
    "Mailgun": r"\bkey-[0-9a-f]{32}\b",
    "Resend": r"\bre_[0-9A-Za-z]{8}_[0-9A-Za-z]{24}",
    "SendGrid": r"\bSG[.][\w-]{22}[.][\w-]{43}",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[0-9A-Za-z+/]{20}",
}
UUID = r"\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b"


def places(pattern: str) -> list[str]:
    """Where the pattern stands in tracked files: `path: text`."""
    found = ((path, re.finditer(pattern, text)) for path, text in tracked_texts().items())
    return [f"{path}: {match[0]}" for path, matches in found for match in matches]


def practice_message_ids() -> set[str]:
    """The ids that a fresh practice world gives to its first thousand messages: of all UUIDs these hide nothing."""
    ids = Ids()
    return {ids.message_id() for _ in range(1000)}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    assert places(FORBIDDEN[what]) == []


@pytest.mark.parametrize("provider", KEY_SHAPES)
def test_no_file_holds_a_key_of(provider: str) -> None:
    assert places(KEY_SHAPES[provider]) == []


def test_no_file_holds_a_uuid_that_could_be_a_token() -> None:
    allowed = practice_message_ids()
    assert [place for place in places(UUID) if place.rsplit(" ", 1)[1] not in allowed] == []


def test_every_pattern_finds_what_it_is_for() -> None:
    samples = {
        "a host of PyPI": "pypi{}org",
        "a host of npm": "registry{}npmjs{}org",
        "a host of Debian": "deb{}debian{}org",
        "a host of conda": "conda{}anaconda{}org",
        "a path of one machine": "/" + "root/{}ssh",
        "a folder beside the repository": "{}./shared/facts",
    }
    assert [what for what in FORBIDDEN if not re.search(FORBIDDEN[what], samples[what].replace("{}", "."))] == []
