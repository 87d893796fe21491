"""Domains and sender signatures: who may stand in From."""
