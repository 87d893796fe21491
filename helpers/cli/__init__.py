"""The command line: thin, one command a file. Secrets come from the environment or standard input only."""
