"""A panel of ours as a person sees it on a page: its parts by the words that stand on them."""

from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk

SETUP = 'from helpers import open_lab\nlab = open_lab("practice")'


@dataclass(frozen=True, kw_only=True)
class PanelPage:
    """One panel on one page, found by its title; `index` tells several of one title apart."""

    desk: Desk
    title: str
    index: int = 0

    @property
    def root(self) -> Locator:
        """The whole panel."""
        head = self.desk.page.locator(".tokenlab-place strong").get_by_text(self.title, exact=True)
        return self.desk.page.locator(".tokenlab-panel").filter(has=head).nth(self.index)

    @property
    def status(self) -> Locator:
        """The status line."""
        return self.root.locator(".tokenlab-status")

    @property
    def card(self) -> Locator:
        """The verdict, or the answer to a sample."""
        return self.root.get_by_role("article")

    def field(self, label: str) -> Locator:
        """The field or the list with this label."""
        return self.root.get_by_label(label, exact=True)

    def press(self, name: str) -> None:
        """Click a button."""
        self.root.get_by_role("button", name=name, exact=True).click()

    def says(self, words: str) -> None:
        """Wait until the status line says these words."""
        expect(self.status).to_contain_text(words)

    def tab_stops(self, count: int) -> list[str]:
        """What the Tab key leads to from where the focus is, `count` times."""
        return [self._next_stop() for _ in range(count)]

    def _next_stop(self) -> str:
        self.desk.page.keyboard.press("Tab")
        return str(
            self.desk.page.evaluate(
                """() => {
                  const focused = document.activeElement;
                  return focused.labels?.[0]?.textContent || focused.title || focused.textContent;
                }"""
            )
        )
