"""The probes: each reaches its own operation, and none could be accepted by anything that writes, sends or destroys."""

import json
import re

import pytest

from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.operations import OPERATIONS, Effect
from helpers.reference.probes import ACCEPTED, NO_ID, NO_STREAM, NO_UUID, NOBODY, PROBES, Probe
from helpers.reference.routes import match

ALL = list(PROBES.values())
HARMFUL = [probe for probe in ALL if probe.operation.effect is not Effect.READS]
LISTS = [probe for probe in ALL if "count" in probe.query]
MAIL_LISTS = ("/bounces", "/messages/outbound", "/messages/inbound", "/servers")  # rows with people or tokens in them


def named(probe: Probe) -> str:
    return probe.operation.key


def test_every_operation_has_its_probe() -> None:
    assert list(PROBES) == list(OPERATIONS)


@pytest.mark.parametrize("probe", ALL, ids=named)
def test_a_probe_reaches_its_own_operation(probe: Probe) -> None:
    found = match(probe.operation.method, probe.path)
    assert found is not None
    assert found.operation is probe.operation


@pytest.mark.parametrize("probe", ALL, ids=named)
def test_every_placeholder_names_what_cannot_be_there(probe: Probe) -> None:
    found = match(probe.operation.method, probe.path)
    assert found is not None
    assert set(found.parameters.values()) <= {NO_ID, NO_UUID, NO_STREAM}


@pytest.mark.parametrize("probe", HARMFUL, ids=named)
def test_what_is_no_read_has_to_be_refused(probe: Probe) -> None:
    assert ACCEPTED not in probe.opened
    assert probe.body is not None or "{" in probe.operation.path


@pytest.mark.parametrize("probe", [one for one in HARMFUL if one.operation.effect is Effect.SENDS], ids=named)
def test_no_probe_names_anybody_to_send_to(probe: Probe) -> None:
    assert "@" not in json.dumps(probe.body)
    assert not re.search(r'"(To|Cc|Bcc|FromEmail)": "[^"]', json.dumps(probe.body))


@pytest.mark.parametrize("probe", ALL, ids=named)
def test_the_error_codes_are_known_ones(probe: Probe) -> None:
    assert probe.opened
    assert probe.opened - {ACCEPTED} <= ERROR_CODES.keys()
    assert 10 not in probe.opened


@pytest.mark.parametrize("probe", LISTS, ids=named)
def test_a_list_is_asked_for_one_row_at_most(probe: Probe) -> None:
    assert probe.query["count"] == 1


@pytest.mark.parametrize("path", MAIL_LISTS)
def test_a_list_of_people_or_tokens_is_asked_for_nobody(path: str) -> None:
    assert NOBODY in PROBES[f"GET {path}"].query.values()


def test_no_stream_can_have_the_id_that_is_asked_for() -> None:
    assert NO_STREAM.startswith("pm-")
    assert 1233 in ERROR_CODES


def test_what_is_inferred_is_not_called_documented() -> None:
    assert {probe.source.standing for probe in ALL} == {"assumed"}
