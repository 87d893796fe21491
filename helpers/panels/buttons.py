"""Buttons whose handlers cannot fail unseen. Imports ipywidgets."""

from collections.abc import Callable

import ipywidgets

from helpers.client.problems import SettingsProblem

Say = Callable[[str], None]


def button(word: str, action: Callable[[], None], say: Say, *, primary: bool = False) -> ipywidgets.Button:
    """A button that runs `action`; what goes wrong in it is handed to `say` as a sentence."""
    made = ipywidgets.Button(description=word, button_style="primary" if primary else "")
    run = guarded(action, say)
    made.on_click(lambda _button: run())
    return made


def guarded(action: Callable[[], None], say: Say) -> Callable[[], None]:
    """`action`, with every error turned into a sentence for `say`: a handler's own errors are shown to nobody."""

    def run() -> None:
        try:
            action()
        except SettingsProblem as problem:
            say(str(problem))
        except Exception as error:
            say(f"Something in this kit failed ({type(error).__name__}). Nothing was sent.")

    return run
