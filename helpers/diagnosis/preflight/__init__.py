"""Go, careful or stop, before a send."""
