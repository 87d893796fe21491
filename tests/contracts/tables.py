"""All contracts: the first table, and one for each area that was imitated later."""

from tests.contracts import bulk_table, inbound_table, settings_table, table, template_table, tracking_table

CONTRACTS = (
    *table.CONTRACTS,
    *template_table.CONTRACTS,
    *bulk_table.CONTRACTS,
    *inbound_table.CONTRACTS,
    *settings_table.CONTRACTS,
    *tracking_table.CONTRACTS,
)
