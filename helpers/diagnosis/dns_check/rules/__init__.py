"""What the look-ups show: pure functions, one family a file."""
