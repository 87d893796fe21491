"""What was handed over, a row each: what it is, how it is read, and a button that removes it. Imports ipywidgets."""

from collections.abc import Callable, Iterable

from helpers.display.markup import el, to_html
from helpers.panels.buttons import button
from helpers.panels.handed_over import READ_AS, HandedOver
from helpers.panels.handlers import Handlers
from helpers.panels.widgets import HTML, Button, Dropdown, HBox, VBox

_CHOICES = [(words, name) for name, words in READ_AS.items()]


class HandedOverList(VBox):
    """The rows. `rename(number, name)` and `remove(number)` are called when a person asks for that."""

    def __init__(self, handle: Handlers, rename: Callable[[int, str], None], remove: Callable[[int], None]) -> None:
        self._handle, self._rename, self._remove = handle, rename, remove
        self.rows: dict[int, Row] = {}
        super().__init__()
        self.add_class("tokenlab-handed")

    def show(self, handed: Iterable[HandedOver]) -> None:
        """One row each; a row that stays keeps its place and the keyboard's focus."""
        wanted = {one.number: one for one in handed}
        gone = [self.rows.pop(number) for number in [*self.rows] if number not in wanted]
        for number, one in wanted.items():
            if number not in self.rows:
                self.rows[number] = self._row(one)
        self.children = [*self.rows.values()]
        for row in gone:
            row.close_all_parts()

    def _row(self, one: HandedOver) -> "Row":
        return Row(
            one,
            self._handle,
            rename=lambda name: self._rename(one.number, name),
            remove=lambda: self._remove(one.number),
        )


class Row(HBox):
    """One paste, file or folder. `choice` is there for a paste only: a file's own name says what it is."""

    def __init__(
        self, one: HandedOver, handle: Handlers, *, rename: Callable[[str], None], remove: Callable[[], None]
    ) -> None:
        self.choice: Dropdown | None = None
        self.remove_button: Button = button("Remove", handle(remove))
        self.remove_button.tooltip = f"Remove {one.words}"
        super().__init__([self._what(one, handle, rename), self.remove_button])

    def close_all_parts(self) -> None:
        """Leave nothing of the row in the page or in the kernel."""
        for part in (*self.children, self):
            part.close()

    def _what(self, one: HandedOver, handle: Handlers, rename: Callable[[str], None]) -> HTML | Dropdown:
        if not one.read_as:
            return HTML(to_html(el("p", {}, one.words)))
        self.choice = choice = Dropdown(description=f"{one.words}, read as", options=_CHOICES, value=one.read_as)
        choice.observe(handle(lambda: rename(choice.value)), names="value")
        return choice
