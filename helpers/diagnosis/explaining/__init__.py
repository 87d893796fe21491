"""Explains handed-over text: what is quoted of it, what is recognised in it, one kind of text a module.

Imports `helpers.client`, `helpers.reference` and the records; asks nobody and keeps nothing of the text.
"""
