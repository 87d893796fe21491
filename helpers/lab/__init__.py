"""A lab: what a notebook works with.

A notebook's setup cell is `lab = open_lab("practice")`; with "live" the same cells talk to Postmark.
"""

from helpers.client.endpoint import DEADLINE_S, LIVE_URL
from helpers.display import formatters
from helpers.lab.base import Place, check_place
from helpers.lab.panels import Panels

__all__ = ["Lab", "Place", "open_lab"]


class Lab(Panels):
    """What a notebook works with: a connection, questions, panels, and the practice Postmark's `world` and `clock`."""


def open_lab(place: Place = "practice", *, base_url: str = LIVE_URL, deadline_s: float = DEADLINE_S) -> Lab:
    """Open a lab: "practice" is a fresh practice Postmark in this kernel, "live" talks to `base_url`.

    Raises ValueError for any other place, BaseUrlRefused when no token should travel to `base_url`, and RouteRefused
    when the environment's proxy or certificates cannot be used.
    """
    check_place(place)
    formatters.register(_POSTS)
    lab = Lab(place, base_url, deadline_s)
    formatters.announce(str(lab), live=place == "live")
    return lab


# What the panels and cards of `helpers.display` cannot name: it stands on the other side of the practice Postmark.
_POSTS = (
    "helpers.practice.receiver.Posts",
    "helpers.display.webhook_card.webhook_card",
    "helpers.display.webhook_card.webhooks_as_text",
)
