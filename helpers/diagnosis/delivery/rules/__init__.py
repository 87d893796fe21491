"""The conclusions of an investigation, and what else is worth knowing: pure functions, one family a file."""
