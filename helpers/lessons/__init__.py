"""Exercises that check themselves: what is asked, which answers are right, which mistakes are known by name.

Imports `helpers.reference`, `client`, `diagnosis` and `display`, never `helpers.practice`: a drill breaks the practice
world by requests, as an application would.
"""
