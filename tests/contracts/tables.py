"""All contracts: the first table, and one for each area that was imitated later."""

from tests.contracts import table, template_table, tracking_table

CONTRACTS = (*table.CONTRACTS, *template_table.CONTRACTS, *tracking_table.CONTRACTS)
