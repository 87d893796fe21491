"""The diagnosis' tests run in a clean environment."""

from tests.clean_environment import clean_environment

__all__ = ["clean_environment"]
