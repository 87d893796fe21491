"""Panels share one layout and one style of a kind, so that a page has little to make before it can show them."""

from collections import Counter

import ipywidgets
from ipywidgets.widgets import widget as registry

from helpers.lab import Lab
from helpers.panels.widgets import HTML, Text


def test_two_panels_need_no_more_layouts_than_one(lab: Lab) -> None:
    before = _layouts()
    lab.token_tester()
    lab.sample_sender()
    assert _layouts() - before <= 2  # one for what is shown and one for what is not


def test_a_kind_shares_its_style() -> None:
    assert Text().style is Text().style
    assert Text().style is not HTML().style


def test_what_somebody_closed_is_made_anew() -> None:
    closed = Text()
    ipywidgets.Widget.close_all()
    assert Text().layout is not closed.layout
    assert Text().layout.comm is not None


def _layouts() -> int:
    alive = Counter(isinstance(one, ipywidgets.Layout) for one in registry._instances.values())
    return alive[True]
