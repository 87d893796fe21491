"""The rows of the ErrorCode table, one module an area of the API. Imports `helpers.reference.sources` only.

Readers go through `helpers.reference.error_codes`, which joins them.
"""
