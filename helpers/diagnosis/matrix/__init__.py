"""Who may call what: expected, and observed without changing anything."""
