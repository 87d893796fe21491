"""What a reader can rely on: the same sections, the same setup cell, links that lead somewhere, lessons of one size."""

import re
from itertools import pairwise

import pytest

from helpers.lessons.exercises import EXERCISES
from tests.notebooks.stored import FOLDER, LESSONS, NAMES, cells, exercise_of, headings, solution_in, text

SETUP = 'from helpers import open_lab\n\nlab = open_lab("practice")  # or "live"'
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
FOLD = re.compile(r"<details><summary>(?:Solution|How well this is known)</summary>\n\n.+?\n\n</details>", re.DOTALL)
FENCED = re.compile(r"```.*?```", re.DOTALL)

every_notebook = pytest.mark.parametrize("name", NAMES)
every_lesson = pytest.mark.parametrize("name", LESSONS)


@every_notebook
def test_it_begins_with_a_title_and_one_promise(name: str) -> None:
    title, promise = cells(name)[0].source.split("\n\n")[:2]
    assert title.startswith("# ")
    assert promise.endswith(".")


@every_notebook
def test_the_first_code_cell_is_the_setup(name: str) -> None:
    first = cells(name, "code")[0]
    assert (first.id, first.source) == ("setup", SETUP)


@every_notebook
def test_it_says_what_to_do_on_the_wrong_kernel(name: str) -> None:
    assert "No module named 'helpers'" in text(name)
    assert "Change Kernel" in text(name)


@every_notebook
def test_links_between_notebooks_lead_somewhere(name: str) -> None:
    targets = [one.partition("#")[0] for one in LINK.findall(text(name)) if not one.startswith("https://")]
    assert [one for one in targets if one and not (FOLDER / one).exists()] == []


@every_notebook
def test_a_later_lesson_is_not_promised(name: str) -> None:
    named = set(re.findall(r"\b\d\d-[a-z-]+", text(name)))
    assert named <= {other.removesuffix(".ipynb") for other in NAMES}


@every_lesson
def test_the_sections_come_in_order(name: str) -> None:
    found = headings(name, 2)
    parts = [heading for heading in found if re.match(r"\d · ", heading)]
    assert found == [
        "You will be able to",
        "Before you start",
        *parts,
        "Diagnose it",
        "What to remember",
        "Next",
    ]
    assert [int(heading[0]) for heading in parts] == list(range(1, len(parts) + 1))
    assert 3 <= len(parts) <= 5


@every_lesson
def test_every_part_asks_predicts_reads_and_rules(name: str) -> None:
    for part in re.split(r"^## ", text(name), flags=re.MULTILINE):
        if re.match(r"\d · ", part):
            assert [
                word for word in ("Question", "Predict", "Read the reply", "Rule") if f"**{word}.**" not in part
            ] == []


@every_lesson
def test_a_lesson_has_its_size(name: str) -> None:
    assert 25 <= len(cells(name)) <= 45
    assert 900 <= len(FENCED.sub("", text(name)).split()) <= 1800


@every_lesson
def test_it_says_what_the_practice_postmark_leaves_out(name: str) -> None:
    assert "practice Postmark leaves out" in text(name)


@every_lesson
def test_every_exercise_of_the_lesson_is_there_in_order(name: str) -> None:
    lesson = name[1]
    marked = [number for cell in cells(name, "code") if (number := exercise_of(cell))]
    assert marked == [number for number in EXERCISES if number.startswith(f"{lesson}.")]
    assert headings(name, 3)[-1:] == [f"Exercise {marked[-1]}"]


@every_lesson
def test_every_exercise_has_its_solution_right_before_it(name: str) -> None:
    for before, cell in pairwise(cells(name)):
        if number := exercise_of(cell):
            assert f"### Exercise {number}" in before.source
            assert solution_in(before)


@every_notebook
def test_no_answer_is_committed(name: str) -> None:
    answers = [cell.source.splitlines()[0] for cell in cells(name, "code") if exercise_of(cell)]
    assert [one for one in answers if not re.match(r"answer = (\.\.\.|\{.*: \.\.\..*\})(  # .*)?$", one)] == []


@every_notebook
def test_every_fold_closes(name: str) -> None:
    source = text(name)
    assert source.count("<details>") == source.count("</details>") == len(FOLD.findall(source))


def test_the_start_lists_every_lesson() -> None:
    linked = re.findall(r"^\| \[(\d\d) · .+?\]\((.+?)\) \|", text("00-start-here.ipynb"), re.MULTILINE)
    assert [name for _, name in linked] == list(LESSONS)
    assert [number for number, _ in linked] == [name[:2] for name in LESSONS]


@every_lesson
def test_the_title_is_the_one_that_others_link_to(name: str) -> None:
    title = headings(name, 1)[0]
    assert f"[{title}]({name})" in text("00-start-here.ipynb")
