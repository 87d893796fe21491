"""Message streams and their suppression lists."""
