"""Postmark Token Lab: the names that notebook cells use, each loaded when it is first asked for."""

from importlib import import_module

_HOME = {
    "Email": "helpers.client.email",
    "SettingsProblem": "helpers.client.problems",
    "Token": "helpers.client.token",
    "doors_picture": "helpers.display.doors_picture",
    "mark": "helpers.lessons.marking",
    "open_lab": "helpers.lab",
    "request_picture": "helpers.display.request_picture",
    "side_by_side": "helpers.display.side_by_side",
}

__all__ = sorted(_HOME)  # noqa: PLE0605
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load a public name from its module on first use, so that `import helpers` stays fast."""
    if name not in _HOME:
        raise AttributeError(f"helpers has no name {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
