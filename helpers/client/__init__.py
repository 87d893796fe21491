"""Talking to Postmark: tokens, connections, exchanges as evidence. Imports `helpers.reference` only."""
