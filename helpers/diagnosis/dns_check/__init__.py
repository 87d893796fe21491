"""Whether a sending domain's DNS holds what Postmark expects."""
