"""Results, made visible: the theme, the markup, the marks and the pictures that everything on screen shares.

Imports `helpers.reference`, `helpers.client` and the result records of `helpers.diagnosis`.
"""
