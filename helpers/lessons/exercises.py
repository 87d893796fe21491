"""All exercises by their number; the rows stand in one module a lesson."""

from collections.abc import Mapping
from types import MappingProxyType

from helpers.lessons import send_a_sample, two_tokens
from helpers.lessons.exercise import Exercise

EXERCISES: Mapping[str, Exercise] = MappingProxyType(
    {row.number: row for row in (*two_tokens.EXERCISES, *send_a_sample.EXERCISES)}
)
