"""What speaks for and against a message before it is sent: pure functions, one family a file."""
