"""The troubleshooting desk: what somebody has in hand goes in once, and every check follows from it."""
