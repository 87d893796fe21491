"""Handlers that cannot fail unseen: what goes wrong in one is said in the panel.

A widget writes the errors of its callbacks into a console that few people open. Imports the home loop.
"""

from collections.abc import Callable

from helpers.client.problems import SettingsProblem
from helpers.panels.home_loop import HomeLoop

Action = Callable[[], object]
Handler = Callable[..., None]
Say = Callable[[str], None]


class Handlers:
    """Makes the handlers of one panel: each runs where the panel was made and hands its errors to `say`."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._home = HomeLoop()

    def __call__(self, action: Action) -> Handler:
        """`action` as a callback for a click, a change or Enter; what the widget tells of the event is not needed."""
        run = guarded(action, self._say)
        return lambda *_event: self._home.call(run)


def guarded(action: Action, say: Say) -> Handler:
    """`action`, with every error turned into a sentence for `say`. The error's own text may quote a secret."""

    def run(*_event: object) -> None:
        try:
            action()
        except SettingsProblem as problem:
            say(str(problem))
        except Exception as error:
            say(f"Something in this kit failed ({type(error).__name__}). Nothing was sent.")

    return run
