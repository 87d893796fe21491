"""The doctor's rules, one family a file: pure functions from what was handed over to places, with words."""
