"""Templates: kept, checked, pushed to another server, and sent with."""
