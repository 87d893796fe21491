"""At least sixty texts that people published are explained right; unrelated ones are not explained at all."""

import re

import pytest

from helpers.diagnosis.explain import explain
from helpers.diagnosis.records import Confidence
from tests.diagnosis.explaining.published import Published
from tests.diagnosis.explaining.texts import PUBLISHED, UNRELATED

SURENESS = {confidence: at for at, confidence in enumerate(reversed(Confidence))}
WRONG_CERTAIN = 1  # how many texts may be explained too surely


def error_codes_of(published: Published) -> set[int]:
    titles = (finding.title for finding in explain(published.text))
    return {int(number) for title in titles for number in re.findall(r"ErrorCode (\d+)", title)}


def is_too_sure(published: Published) -> bool:
    """Whether a finding is surer than may be, or something certain is found that is not expected at all."""
    certain = [one for one in explain(published.text) if one.confidence is Confidence.CERTAIN]
    unexpected = [one for one in certain if one.code not in published.finds]
    surest = max(SURENESS[one.confidence] for one in explain(published.text))
    return bool(unexpected) or surest > SURENESS[published.at_most]


def test_there_are_sixty_texts_each_with_a_public_source() -> None:
    assert len({published.text for published in PUBLISHED}) >= 60
    assert [one.name for one in PUBLISHED if not re.match(r"https://[\w.-]+/[\w./-]+", one.source)] == []


@pytest.mark.parametrize("published", PUBLISHED, ids=str)
def test_a_published_text_is_explained(published: Published) -> None:
    found = [finding.code for finding in explain(published.text)]
    assert sorted(found) == sorted(published.finds)
    assert error_codes_of(published) - {0} == set(published.error_codes)


def test_at_most_one_text_is_explained_too_surely() -> None:
    assert len([published.name for published in PUBLISHED if is_too_sure(published)]) <= WRONG_CERTAIN


@pytest.mark.parametrize("name", UNRELATED)
def test_an_unrelated_text_is_not_known(name: str) -> None:
    (finding,) = explain(UNRELATED[name])
    assert (finding.code, finding.confidence) == ("EXPLAIN690", Confidence.OPEN)
