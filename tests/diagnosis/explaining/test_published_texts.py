"""At least 180 texts that people published are explained right; unrelated ones are not explained at all."""

import re
from collections.abc import Iterable

import pytest

from helpers.authjs.front_door import explain_anything
from helpers.diagnosis.explain import explain
from helpers.diagnosis.records import Confidence, Explained
from tests.diagnosis.explaining.published import Published
from tests.diagnosis.explaining.texts import PUBLISHED, UNRELATED

SURENESS = {confidence: at for at, confidence in enumerate(reversed(Confidence))}
SURE_OF_AUTHJS = {"AUTHJS523", "AUTHJS531"}  # what the reader of Auth.js's logs is rightly sure of
WRONG_CERTAIN = 1  # how many texts may be explained too surely


def error_codes_of(found: Iterable[Explained]) -> set[int]:
    return {int(number) for one in found for number in re.findall(r"ErrorCode (\d+)", one.title)}


def is_too_sure(published: Published) -> bool:
    """Whether a finding is surer than may be, or something certain is found that is not expected at all."""
    found = (*explain(published.text), *explain_anything(published.text).findings)
    certain = {one.code for one in found if one.confidence is Confidence.CERTAIN}
    unexpected = certain - {*published.finds, *SURE_OF_AUTHJS}
    surest = max(SURENESS[one.confidence] for one in explain(published.text))
    return bool(unexpected) or surest > SURENESS[published.at_most]


def test_there_are_many_texts_each_with_a_public_source() -> None:
    assert len({published.text for published in PUBLISHED}) >= 180
    assert [one.name for one in PUBLISHED if not re.match(r"https://[\w.-]+/[\w./-]+", one.source)] == []


@pytest.mark.parametrize("published", PUBLISHED, ids=str)
def test_a_published_text_is_explained(published: Published) -> None:
    found = explain(published.text)
    assert sorted(finding.code for finding in found) == sorted(published.finds)
    assert error_codes_of(found) - {0} == set(published.error_codes)


@pytest.mark.parametrize("published", PUBLISHED, ids=str)
def test_the_front_door_knows_a_published_text_too(published: Published) -> None:
    """Of what Auth.js wrote it says more, so that only what has to be known of the text is compared."""
    found = explain_anything(published.text).findings
    by_authjs = any(one.code.startswith("AUTHJS") for one in found)
    assert (found[0].code == "EXPLAIN690") is (published.finds == ("EXPLAIN690",))
    assert by_authjs or error_codes_of(found) - {0} == set(published.error_codes)


def test_at_most_one_text_is_explained_too_surely() -> None:
    assert len([published.name for published in PUBLISHED if is_too_sure(published)]) <= WRONG_CERTAIN


@pytest.mark.parametrize("name", UNRELATED)
def test_an_unrelated_text_is_not_known(name: str) -> None:
    (finding,) = explain(UNRELATED[name])
    assert (finding.code, finding.confidence) == ("EXPLAIN690", Confidence.OPEN)
