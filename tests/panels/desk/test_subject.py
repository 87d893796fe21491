"""What one line names: a MessageID, a recipient or a subject, in the spellings in which people have them.

The reader itself is tested in tests/diagnosis; here, what the line is taken for.
"""

from uuid import uuid4

import pytest

from helpers.client.problems import SettingsProblem
from helpers.panels.desk.subject import Wanted, wanted_in

ID = str(uuid4())


@pytest.mark.parametrize(
    "line",
    [
        *(ID, f" {ID}\n", f"<{ID}@mtasv.net>", f"{ID}@mtasv.net", f"<{ID}>"),
        *(f"Message-ID: <{ID}@mtasv.net>", f"X-PM-Message-Id: {ID}", f'"MessageID":"{ID}"'),
        f"https://account.postmarkapp.com/servers/7/streams/outbound/messages/{ID}",
    ],
)
def test_a_message_id(line: str) -> None:
    assert wanted_in(line) == Wanted(message_id=ID, recipient="", subject="")


@pytest.mark.parametrize(
    "line",
    [
        *("ada@example.com", " ada@example.com ", "Ada <ada@example.com>", "<ada@example.com>"),
        *("To: ada@example.com", "mailto:ada@example.com", "ada@example.com (Ada)"),
    ],
)
def test_a_recipient(line: str) -> None:
    assert wanted_in(line) == Wanted(message_id="", recipient="ada@example.com", subject="")


@pytest.mark.parametrize("letter", ["a", " ", "@", "(", '"a" ', f"{ID} "])
def test_what_is_longer_than_any_subject_is_refused_before_it_is_read(letter: str) -> None:
    with pytest.raises(SettingsProblem, match="longer than any subject"):
        wanted_in(letter * 1_000_000)


def test_a_name_with_a_comma_and_quotes() -> None:
    assert wanted_in('"Lovelace, Ada" <ada@example.com>')["recipient"] == "ada@example.com"


@pytest.mark.parametrize(
    "line",
    [
        *("ada@a.example, bob@b.example", "ada@a.example bob@b.example", "To: ada@a.example; Bob <bob@b.example>"),
        '"Lovelace, Ada" <ada@a.example>, bob@b.example',
    ],
)
def test_several_recipients_are_not_taken_for_a_subject(line: str) -> None:
    with pytest.raises(SettingsProblem, match="Name one recipient: here are several"):
        wanted_in(line)


@pytest.mark.parametrize("line", ["ada@", "a@b@c", "Ada <ada@>", "to: ada@"])
def test_a_recipient_that_cannot_be_read_is_not_taken_for_a_subject(line: str) -> None:
    with pytest.raises(SettingsProblem, match="no address could be read"):
        wanted_in(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Your sign-in link", "mail for ada@example.com", f"Order {ID}", "<ada>", f"{ID[:-1]}g", "To: all of you"),
        *("ada@a.example and bob@b.example", "Hello <ada@a.example> and all"),
    ],
)
def test_a_subject(line: str) -> None:
    assert wanted_in(line) == Wanted(message_id="", recipient="", subject=line)


@pytest.mark.parametrize("line", ["", "  \t"])
def test_nothing(line: str) -> None:
    assert wanted_in(line) == Wanted(message_id="", recipient="", subject="")
