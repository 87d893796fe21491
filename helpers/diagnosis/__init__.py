"""From evidence to findings to one verdict. Imports `helpers.client` and `helpers.reference`."""
