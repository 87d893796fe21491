"""The permission matrix: who may call what, as the table expects; asked on request. Draws `PermissionMatrixModel`.

The table is one piece of HTML, however many cells it has.
"""

from helpers.diagnosis.matrix.matrix import Matrix
from helpers.display.markup import to_html
from helpers.display.matrix_table import matrix_card
from helpers.panels.buttons import button, row_of
from helpers.panels.matrix_filters import MatrixFilters
from helpers.panels.panel import Panel
from helpers.panels.permission_matrix_model import Form, PermissionMatrixModel, Run, copy_of
from helpers.panels.place import Connect, Place
from helpers.panels.token_pair import TokenPair
from helpers.panels.widgets import HTML, Dropdown, Textarea, VBox, show
from helpers.panels.writes_check import WritesCheck

NOTHING = "nothing"
_MOST_OPEN = 20  # rows that are shown unfolded; all of them fill ten screens


class PermissionMatrix(Panel):
    """The panel. Its code twin is `await lab.matrix(observe=True)`."""

    title = "Permission matrix"
    model: PermissionMatrixModel

    def __init__(self, connect: Connect, place: Place, live_url: str) -> None:
        super().__init__(PermissionMatrixModel(), connect, place, live_url)
        on_observe = self.handle(lambda: self.model.observe_rows(self._run))
        changed = self.handle(self._show_rows)
        self._drawn: Matrix | None = None
        self.observe_button = button("Observe", on_observe, primary=True)
        self.tokens = TokenPair(place, self.handle)
        self.tokens.server.on_submit(on_observe)
        self.tokens.account.on_submit(on_observe)
        self.form = Dropdown(description="Copy as", options=(NOTHING, *Form))
        self.form.observe(changed, names="value")
        self.copy = Textarea(description="To copy", rows=8)
        self.filters = MatrixFilters(changed, beside=self.form)
        self.writes = WritesCheck(self.handle)
        self.writes.offer(place)
        self.card = HTML().add_class("tokenlab-verdict")  # grey when it no longer holds
        buttons = row_of(self.observe_button, self.stop_button, self.forget_button)
        self.copies = VBox([self.copy]).add_class("tokenlab-form")
        self.fill(self.tokens, self.tokens, self.filters, self.writes, buttons, self.status, self.copies, self.card)

    def draw(self) -> None:
        """Show the status; the rows only when there are new ones, since a run says often how far it is."""
        super().draw()
        if self.model.state.matrix is not self._drawn:
            self._show_rows()

    def switched(self) -> None:
        """Offer what the other place has, and start over."""
        self.tokens.offer(self.place_bar.place)
        self.writes.offer(self.place_bar.place)
        super().switched()

    def forget(self) -> None:
        """Forget the confirmation as well."""
        self.writes.take()
        super().forget()

    def _show_rows(self) -> None:
        """Show the rows that are wanted, and the same to copy."""
        self._drawn = self.model.state.matrix
        rows = self.filters.shown(self._drawn)
        self.card.value = to_html(matrix_card(rows, folded=len(rows.rows) > _MOST_OPEN))
        show(self.copies, self.form.value != NOTHING)
        self.copy.value = "" if self.form.value == NOTHING else copy_of(rows, Form(self.form.value))

    async def _run(self) -> Run:
        await self.status.page_caught_up()
        return Run(
            connection=self.connection,
            tokens=self.tokens.take(),
            operations=self.filters.operations,
            writes=self.writes.writes,
            confirm=self.writes.take(),
        )
