"""What a talk with an SMTP server shows: pure functions, one family a file."""
