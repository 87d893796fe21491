"""The doctor's findings as a card and as text: nothing that it could not tell is left out, nothing is markup."""

from helpers.authjs.doctor import diagnose
from helpers.authjs.piece import Piece
from helpers.display.diagnosis_card import diagnosis_as_text, diagnosis_card, headline
from helpers.display.markup import to_html
from helpers.reference.practice_tokens import SERVER_TOKEN

BROKEN = diagnose([Piece(name=".env", text=f"POSTMARK_API_TOKEN={SERVER_TOKEN}\nEMAIL_FROM=a@gmail.com\n")])
ONE = diagnose([Piece(name=".env", text=f"AUTH_POSTMARK_KEY={SERVER_TOKEN}\nEMAIL_FROM=a@gmail.com\n")])
SOUND = diagnose([Piece(name=".env", text=f"AUTH_POSTMARK_KEY={SERVER_TOKEN}\n")])
NOTHING = diagnose([])


def test_the_headline_counts() -> None:
    assert headline(BROKEN) == "2 findings, the certain first."
    assert headline(ONE) == "1 finding."
    assert headline(SOUND) == "Nothing wrong was found in what was read."
    assert headline(NOTHING) == "Nothing was read."


def test_card_and_text_say_the_same() -> None:
    page, text = "".join(diagnosis_card(BROKEN).itertext()), diagnosis_as_text(BROKEN)
    for finding in BROKEN.findings:
        assert finding.title in page and finding.title in text
        assert finding.next_step.replace("`", "") in page and finding.next_step in text
    for sentence in (*BROKEN.unclear, *BROKEN.looked_at):
        assert sentence.replace("`", "") in page and sentence in text


def test_what_is_not_determined_is_said_where_nothing_is_wrong() -> None:
    assert "Whether the key is a server token" in diagnosis_as_text(SOUND)


def test_commands_are_shown_as_code() -> None:
    assert "<code>--ask-postmark</code>" in to_html(diagnosis_card(SOUND))


def test_what_is_empty_has_no_title() -> None:
    assert diagnosis_as_text(NOTHING) == "Nothing was read."
    assert "Not determined" not in to_html(diagnosis_card(NOTHING))


def test_names_of_files_stay_text() -> None:
    name = "<b>\x1b[2J.env"
    diagnosis = diagnose([Piece(name=name, text="A=1\n")])
    assert "<b>" not in to_html(diagnosis_card(diagnosis)).replace("<b>Not", "").replace("<b>Looked", "")
    assert "\x1b" not in diagnosis_as_text(diagnosis)
