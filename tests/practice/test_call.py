"""A call as handlers see it: its query, its numbers, its server."""

import pytest

from helpers.practice.call import Call
from helpers.practice.wire import PracticeRequest
from helpers.practice.world import World
from helpers.reference.operations import OPERATIONS


def call(world: World, query: str = "", **parameters: str) -> Call:
    operation = OPERATIONS["GET /bounces"]
    return Call(
        world=world,
        request=PracticeRequest(method="GET", path="/bounces", query=query),
        operation=operation,
        parameters=parameters,
        opened=None,
        is_test=True,
        source=operation.source,
    )


def test_query_names_are_read_without_letter_case_and_empty_values_count_as_absent(world: World) -> None:
    assert call(world, "FromEmail=A%40b.c&Tag=&count=1&COUNT=2").query() == {"fromemail": "A@b.c", "count": "2"}


@pytest.mark.parametrize(("text", "number"), [("17", 17), ("x", 0), ("-1", 0), ("٣", 0), ("9" * 5000, 0)])
def test_a_number_in_the_path(world: World, text: str, number: int) -> None:
    assert call(world, bounce_id=text).number("bounce_id") == number


def test_a_call_without_a_server_says_so_instead_of_answering(world: World) -> None:
    with pytest.raises(LookupError, match="GET /bounces came without a server"):
        _ = call(world).server
