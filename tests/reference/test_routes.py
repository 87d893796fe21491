"""Finding the operation behind a method and a path."""

import re

import pytest

from helpers.reference.operations import OPERATIONS, Operation
from helpers.reference.routes import Match, match

ROWS = list(OPERATIONS.values())
BY_KEY = [pytest.param(row, id=row.key) for row in ROWS]


def concrete(row: Operation) -> str:
    """A path that the row's template stands for."""
    return re.sub(r"\{\w+\}", "Value-7", row.path)


@pytest.mark.parametrize("row", BY_KEY)
def test_each_operation_is_found_by_its_path(row: Operation) -> None:
    names = re.findall(r"\{(\w+)\}", row.path)
    assert match(row.method, concrete(row)) == Match(row, dict.fromkeys(names, "Value-7"))


@pytest.mark.parametrize("row", BY_KEY)
def test_letter_case_of_the_path_does_not_matter(row: Operation) -> None:
    found = match(row.method, concrete(row).swapcase())
    assert found is not None
    assert found.operation is row


def test_parameters_keep_their_letter_case() -> None:
    found = match("GET", "/TEMPLATES/Welcome-Mail")
    assert found is not None
    assert found.parameters == {"template_id_or_alias": "Welcome-Mail"}


def test_a_slash_at_the_end_does_not_matter() -> None:
    assert match("POST", "/templates/") == match("POST", "/templates")


@pytest.mark.parametrize("path", ["/templates/push", "/Templates/PUSH"])
def test_push_is_not_taken_for_a_template(path: str) -> None:
    assert match("PUT", path) == Match(OPERATIONS["PUT /templates/push"], {})


def test_a_template_with_the_alias_push_can_still_be_read() -> None:
    found = match("GET", "/templates/push")
    assert found == Match(OPERATIONS["GET /templates/{template_id_or_alias}"], {"template_id_or_alias": "push"})


def test_listing_opens_is_not_taken_for_a_message() -> None:
    assert match("GET", "/messages/outbound/opens") == Match(OPERATIONS["GET /messages/outbound/opens"], {})


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/email"), ("DELETE", "/server"), ("PATCH", "/domains/7"), ("PUT", "/message-streams/outbound")],
)
def test_a_wrong_method_on_a_path_that_exists(method: str, path: str) -> None:
    assert match(method, path) == Match(None, {})


@pytest.mark.parametrize("path", ["/", "", "/emails", "/email/7/8/9", "/server/7", "/.well-known/security.txt"])
def test_a_path_that_does_not_exist(path: str) -> None:
    assert match("GET", path) is None
