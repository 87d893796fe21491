"""All refusals by the name of their constant, for the coverage report and for the tests that hold the table complete.

Imports the area modules only.
"""

from collections.abc import Mapping
from types import MappingProxyType

from helpers.practice.refusals import (
    access,
    account,
    account_state,
    activity,
    bulk,
    data_removals,
    domains,
    faults,
    inbound,
    sending,
    statistics,
    streams,
    templates,
    webhooks,
)
from helpers.practice.refusals.row import Refusal

_AREAS = (
    access,
    account_state,
    sending,
    activity,
    streams,
    account,
    domains,
    templates,
    statistics,
    faults,
    webhooks,
    inbound,
    data_removals,
    bulk,
)

REFUSALS: Mapping[str, Refusal] = MappingProxyType(
    {name: row for area in _AREAS for name, row in vars(area).items() if isinstance(row, Refusal)}
)
