"""What happens to a practice world outside the API: over its control routes, and from a notebook's cells."""
