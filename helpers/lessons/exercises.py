"""All exercises by their number; the rows stand in one module a lesson."""

from collections.abc import Mapping
from types import MappingProxyType

from helpers.lessons import nextauth, send_a_sample, to_production, two_tokens, what_a_token_may_do, why_a_send_fails
from helpers.lessons.exercise import Exercise

EXERCISES: Mapping[str, Exercise] = MappingProxyType(
    {
        row.number: row
        for lesson in (two_tokens, send_a_sample, what_a_token_may_do, nextauth, to_production, why_a_send_fails)
        for row in lesson.EXERCISES
    }
)
