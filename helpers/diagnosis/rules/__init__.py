"""The rules: pure functions from evidence to findings, one family a file."""
