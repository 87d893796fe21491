"""Where texts are handed over: an area that takes a paste without showing it, alone or beside the name of a file.

Imports the secret field and ipywidgets.
"""

from helpers.client.problems import SettingsProblem
from helpers.panels.buttons import button
from helpers.panels.handlers import Handler
from helpers.panels.secret_field import SecretField
from helpers.panels.widgets import HBox, Text, VBox

LONGEST_PASTE = 1_000_000  # bytes
TOO_LONG = (
    f"Not taken: that was {{length}} bytes, and at most {LONGEST_PASTE:,} are taken at once. "
    "Paste the part around the error."
)
_LABEL = "Paste a .env, auth.ts, package.json, log, error line or address"
_PLACEHOLDER = "What you paste here is read in this kernel and is not shown."


class TextArea(VBox):
    """`field` takes texts, and shows dots in their place."""

    def __init__(self, label: str) -> None:
        self.field = SecretField(label, _PLACEHOLDER, multiline=True, limit_bytes=LONGEST_PASTE, too_long=TOO_LONG)
        super().__init__([self.field])
        self.add_class("tokenlab-entry")

    def on_change(self, handler: Handler) -> None:
        """Call `handler` whenever what is typed has changed."""
        self.field.on_change(handler)

    def take(self) -> str:
        """What is in the area, which is empty afterwards. Raises SettingsProblem after a paste that was refused."""
        try:
            self.check()
            return self.field.text
        finally:
            self.field.forget()

    def check(self) -> None:
        """Raise SettingsProblem after a paste that was refused."""
        if length := self.field.refused_bytes:
            raise SettingsProblem(f"Nothing was taken: that paste had {length:,} bytes.")

    def forget(self) -> None:
        """Empty the area, and the kernel's copy."""
        self.field.forget()


class PasteArea(TextArea):
    """An area, and below it `path`, which names a file or a folder; `add_button` hands the latter over."""

    def __init__(self, on_add: Handler) -> None:
        super().__init__(_LABEL)
        self.path = Text(description="Or a file or folder", placeholder="of this kernel's machine, such as ../shop")
        self.add_button = button("Add", on_add)
        self.children = [self.field, HBox([self.path, self.add_button]).add_class("tokenlab-file")]

    def forget(self) -> None:
        """Empty both, and the kernel's copies."""
        super().forget()
        self.path.value = ""
