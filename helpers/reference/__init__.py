"""Tables and words about Postmark. No input or output; imports nothing else of this project."""
