"""Lesson 04: right answers are right, and every known mistake is taken up by its own sentence."""

import pytest

from helpers.lab import Lab
from helpers.lessons.marking import Result, mark
from helpers.lessons.sign_in_files import ENV, MENDED, shop
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN

LINES = {"a": "from", "b": "approval", "c": "provider id"}
RIGHT_ENV = f"AUTH_SECRET=x\nAUTH_POSTMARK_KEY={SERVER_TOKEN}\nEMAIL_FROM=lin@example.com\n"
SMTP = f"smtp://{SERVER_TOKEN}:{SERVER_TOKEN}@smtp.postmarkapp.com:587"
FILES = dict(shop())


def code(old: str, new: str) -> dict[str, str]:
    """The shop's files with one change in the code."""
    return {**FILES, "auth.ts": FILES["auth.ts"].replace(old, new)}


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        ("4.1", "server"),
        ("4.2", LINES),
        ("4.2", LINES | {"a": "sender"}),
        ("4.3", RIGHT_ENV),
        ("4.4", SMTP),
        ("4.4", f"EMAIL_SERVER={SMTP}"),
        ("4.4", SMTP.replace("587", "2525")),
        ("4.5", {**FILES, "auth.ts": MENDED}),
        ("4.5", code("apiKey: process.env.POSTMARK_KEY", 'from: "Shop <hello@example.com>"')),
        ("4.5", code("POSTMARK_KEY", "AUTH_POSTMARK_KEY, from: process.env.EMAIL_FROM")),
    ],
)
def test_right_answers(number: str, answer: object) -> None:
    assert mark(number, answer).result is Result.RIGHT


@pytest.mark.parametrize(
    ("number", "answer", "said"),
    [
        ("4.1", "account", "called API Tokens too"),
        ("4.1", "either", "Which header"),
        ("4.2", dict.fromkeys(LINES, "token"), "Does it stand in any of these lines"),
        ("4.2", LINES | {"a": "token"}, "an address that nobody set"),
        ("4.2", LINES | {"b": "from"}, "still waiting for"),
        ("4.2", LINES | {"c": "from"}, "does not find"),
        ("4.3", ENV, "looks under one name only"),
        ("4.3", RIGHT_ENV.replace("AUTH_POSTMARK", "NEXT_PUBLIC_POSTMARK"), "code that browsers load"),
        ("4.3", RIGHT_ENV.replace(SERVER_TOKEN, ACCOUNT_TOKEN), "stands the account token now"),
        ("4.3", RIGHT_ENV.replace(SERVER_TOKEN, f'"{SERVER_TOKEN} "'), "the space behind the token"),
        ("4.3", RIGHT_ENV.replace("lin@example.com", "lin.shop@gmail.com"), "who sends"),
        ("4.3", {".env": RIGHT_ENV}, "without its name"),
        ("4.4", SMTP.replace(SERVER_TOKEN, ACCOUNT_TOKEN), "535 again"),
        ("4.4", f"smtp://{SERVER_TOKEN}@smtp.postmarkapp.com:587", "The password is missing"),
        ("4.4", SMTP.replace("smtp.postmarkapp.com", "api.postmarkapp.com"), "look at the host"),
        ("4.4", SMTP.replace("587", "465"), "does not serve port 465"),
        ("4.4", SMTP.replace("smtp:", "smtps:"), "does not serve port 465"),
        ("4.4", f"{SERVER_TOKEN}@smtp.postmarkapp.com", "no address that nodemailer takes"),
        ("4.5", MENDED, "each under its name"),
        ("4.5", FILES, "comes before AUTH_POSTMARK_KEY"),
        ("4.5", {".env": FILES[".env"]}, "The code cannot be read"),
        ("4.5", code("process.env.POSTMARK_KEY", "process.env.NOTHING"), "no server token travels"),
        ("4.5", code("apiKey: process.env.POSTMARK_KEY", ""), "Without a from"),
    ],
)
def test_wrong_answers(number: str, answer: object, said: str) -> None:
    assert said in mark(number, answer).sentence
    assert mark(number, answer).result is Result.NOT_YET


async def test_the_diagnosis_is_not_the_file(lab: Lab) -> None:
    assert "Hand in the file's text" in mark("4.3", lab.doctor({".env": RIGHT_ENV})).sentence


def test_the_drill_hides_the_second_fault_behind_the_first(lab: Lab) -> None:
    codes = [finding.code for finding in lab.doctor(FILES).findings]
    assert codes == ["AUTHJS331", "AUTHJS403", "AUTHJS501"]
