"""Which rows of the permission matrix are shown: a group, words that stand in them, differences only.

Imports the matrix and ipywidgets.
"""

import ipywidgets

from helpers.diagnosis.matrix.matrix import Matrix, expected_matrix
from helpers.panels.handlers import Handler
from helpers.panels.widgets import Dropdown, HBox, Text, VBox
from helpers.reference.operations import Operation

EVERY_GROUP, EVERY_ROW, DIFFERENCES = "all groups", "all", "only those with differences"


class MatrixFilters(VBox):
    """Three controls, with `beside` as the fourth; each change takes effect at once, and asks nobody."""

    def __init__(self, handler: Handler, beside: ipywidgets.Widget) -> None:
        everything = expected_matrix()
        self._everything = everything
        self.group = Dropdown(description="Group", options=(EVERY_GROUP, *everything.groups))
        self.search = Text(description="Search", placeholder="a path, a word, a risk")
        self.rows = Dropdown(description="Rows", options=(EVERY_ROW, DIFFERENCES))
        pairs = ([self.group, self.search], [self.rows, beside])
        super().__init__([HBox(pair).add_class("tokenlab-fields") for pair in pairs])
        self.add_class("tokenlab-form")
        for control in (self.group, self.search, self.rows):
            control.observe(handler, names="value")

    @property
    def operations(self) -> tuple[Operation, ...]:
        """What a run asks about: the group and the search; whether rows differ shows only afterwards."""
        return self._selected(self._everything).operations

    def shown(self, matrix: Matrix) -> Matrix:
        """The rows of `matrix` that are to be seen."""
        return self._selected(matrix).only(differences=self.rows.value == DIFFERENCES)

    def _selected(self, matrix: Matrix) -> Matrix:
        group = "" if self.group.value == EVERY_GROUP else self.group.value
        return matrix.only(group=group, text=self.search.value.strip())
