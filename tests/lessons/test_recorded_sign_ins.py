"""The recorded sign-ins: all that can be compared are there, and the doctor reads each as it reads the real one."""

import re

import pytest

from helpers.authjs.log_lines import explain_log
from helpers.lessons.recorded_sign_ins import recorded_sign_ins, recorded_with
from tests.clients.recording import RECORDED
from tests.notebooks.stored import text

CONFIGURATION = "/auth/error?error=Configuration"


def test_every_way_to_fail_that_can_be_compared_is_recorded() -> None:
    assert list(recorded_sign_ins()) == list(RECORDED)


@pytest.mark.parametrize("wrong", RECORDED)
def test_it_ended_and_is_read_as_the_real_one(wrong: str) -> None:
    recorded, way = recorded_sign_ins()[wrong], RECORDED[wrong]
    assert (recorded.wrong, recorded.ends) == (wrong, way.ends)
    assert explain_log(recorded.log)[0].code == way.says
    assert recorded.line in recorded.log.splitlines()


def test_more_than_ten_causes_end_on_one_page() -> None:
    lines = {one.line for one in recorded_sign_ins().values() if one.ends == CONFIGURATION}
    assert len({explain_log(line)[0].code for line in lines}) > 10


def test_nothing_of_a_machine_stands_in_the_logs() -> None:
    logs = "".join(one.log for one in recorded_sign_ins().values())
    assert re.findall(r"file:|node:|127\.0\.0\.1|\x1b|/tests/", logs) == []


def test_the_lesson_names_what_was_recorded() -> None:
    lesson = text("04-nextauth.ipynb")
    assert f"in {len(RECORDED)} ways" in lesson
    for package in ("@auth/core", "next-auth", "nodemailer"):
        assert f"`{package}` {recorded_with()[package]}" in lesson
    assert f"Node {recorded_with()['node'].partition('.')[0]}" in lesson
