"""Keeps frames that hold a secret out of tracebacks, which in IPython's Verbose mode print their variables.

Imports nothing of ours.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


def sealed(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Let nothing out of `function` but its result: Ctrl-C inside it starts afresh outside.

    Raises KeyboardInterrupt for one inside, RuntimeError with the name of any other exception.
    """

    @wraps(function)
    def outside(*args: _P.args, **named: _P.kwargs) -> _R:
        try:
            return function(*args, **named)
        except BaseException as error:
            inside: type[BaseException] = type(error)
        del args, named
        if issubclass(inside, KeyboardInterrupt):
            raise KeyboardInterrupt
        raise RuntimeError(f"{inside.__name__} in {function.__qualname__}; the details could show a secret.")

    return outside
