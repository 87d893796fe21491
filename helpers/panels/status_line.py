"""The status line: one sentence about what a panel is doing, announced to screen readers, honest about a dead kernel.

Imports the theme of `helpers.display`. Its front end is `status_line.js`.
"""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from helpers.display.theme import THEME_CSS
from helpers.panels.home_loop import HomeLoop
from helpers.panels.status import GLYPHS_AND_WORDS, StatusState
from helpers.panels.widgets import Plain

KERNEL_GONE = "The kernel was restarted or has stopped: run this cell again. Nothing shown here is current."
KERNEL_SILENT = (
    "The kernel does not answer. If it is busy with another cell, wait; "
    "if it was restarted or shut down, run this cell again."
)
PAGE_PATIENCE_S = 2.0
LONGEST_PASTE = 1_000_000  # bytes; past 10 MiB the connection would break, and the kernel keep what stood there before
PASTE_REFUSED = f"Not pasted: that was {{length}} bytes, and a field takes {LONGEST_PASTE:,} at once. Nothing changed."


def _stale_words() -> dict[str, str]:
    glyph, word = GLYPHS_AND_WORDS[StatusState.STALE]
    return {"glyph": glyph, "word": word, "kernel_gone": KERNEL_GONE, "kernel_silent": KERNEL_SILENT}


class StatusLine(Plain, anywidget.AnyWidget):
    """One line: glyph, word, sentence, detail. Inside an element of class `tokenlab-panel` it greys `tokenlab-verdict`.

    A kernel that was restarted or died can't report itself, so the page does: it draws `STALE` with `KERNEL_GONE`.
    """

    _esm = Path(__file__).with_name("status_line.js")
    _css = THEME_CSS

    state = traitlets.Unicode(StatusState.IDLE.value).tag(sync=True)
    glyph = traitlets.Unicode().tag(sync=True)
    word = traitlets.Unicode().tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)
    detail = traitlets.Unicode().tag(sync=True)
    stale = traitlets.Dict(_stale_words()).tag(sync=True)
    longest_paste = traitlets.Int(LONGEST_PASTE).tag(sync=True)
    paste_refused = traitlets.Unicode(PASTE_REFUSED).tag(sync=True)

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._home = HomeLoop()
        self._page_listens = False
        self._caught_up = asyncio.Event()
        self.on_msg(self._answer)
        self.show(StatusState.IDLE, text)

    def show(self, state: StatusState, text: str, detail: str = "") -> None:
        """Replace the line; `detail` is drawn smaller, e.g. `200 · 41 ms`."""
        with self.hold_sync():
            self.state = state.value
            self.glyph, self.word = GLYPHS_AND_WORDS[state]
            self.text, self.detail = text, detail

    async def page_caught_up(self) -> None:
        """Wait until the page has handed over all that was typed before; return at once where no page has been heard.

        An ipywidgets field sends at the pace at which the kernel takes it in, so that a click can overtake the last
        letters. The page answers in order: when its answer is here, so are they.
        """
        if not self._page_listens:
            return
        self._caught_up = asyncio.Event()
        self.send({"type": "caught up?"})
        with suppress(TimeoutError):
            async with asyncio.timeout(PAGE_PATIENCE_S):
                await self._caught_up.wait()

    def _answer(self, _line: object, content: dict[str, Any], _buffers: object) -> None:
        """Show the page that the kernel is alive, and hear that the page has caught up."""
        if content.get("type") == "are you there":
            self._page_listens = True
            self.send({"type": "here"})
        if content.get("type") == "caught up":
            self._home.call(self._caught_up.set)

    def __repr__(self) -> str:
        """What a stored notebook shows in place of the line."""
        return f"{self.word}: {self.text}" if self.text else self.word
