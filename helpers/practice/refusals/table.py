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
)
from helpers.practice.refusals.row import Refusal

REFUSALS: Mapping[str, Refusal] = MappingProxyType(
    {
        name: row
        for area in (
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
            inbound,
            data_removals,
            bulk,
        )
        for name, row in vars(area).items()
        if isinstance(row, Refusal)
    }
)
