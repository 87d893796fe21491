"""What became of a message: asked, put together, concluded, and what can be done about it."""
