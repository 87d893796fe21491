"""One sample sent once, who would receive it, and its events."""
