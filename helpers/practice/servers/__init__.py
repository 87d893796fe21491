"""Servers, their settings and their tokens."""
