"""Whether a login opens an SMTP server."""
