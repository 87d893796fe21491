"""What one line names: a MessageID, a recipient or a subject, in the spellings in which people have them."""

from uuid import uuid4

import pytest

from helpers.panels.desk.subject import Wanted, wanted_in

ID = str(uuid4())


@pytest.mark.parametrize("line", [ID, f" {ID}\n", ID.upper(), f"<{ID}@mtasv.net>", f"{ID}@mtasv.net", f"<{ID}>"])
def test_a_message_id(line: str) -> None:
    assert wanted_in(line) == Wanted(message_id=line.strip(), recipient="", subject="")


@pytest.mark.parametrize("line", ["ada@example.com", " ada@example.com ", "Ada <ada@example.com>", "<ada@example.com>"])
def test_a_recipient(line: str) -> None:
    assert wanted_in(line) == Wanted(message_id="", recipient="ada@example.com", subject="")


def test_a_name_with_a_comma_and_quotes() -> None:
    assert wanted_in('"Lovelace, Ada" <ada@example.com>')["recipient"] == "ada@example.com"


@pytest.mark.parametrize(
    "line", ["Your sign-in link", "mail for ada@example.com", f"Order {ID}", "ada@", "<ada>", f"{ID[:-1]}g", "a@b@c"]
)
def test_a_subject(line: str) -> None:
    assert wanted_in(line) == Wanted(message_id="", recipient="", subject=line)


@pytest.mark.parametrize("line", ["", "  \t"])
def test_nothing(line: str) -> None:
    assert wanted_in(line) == Wanted(message_id="", recipient="", subject="")
