"""The token tester: paste a token, press Test, see what it is. Draws `TokenTesterModel`."""

from helpers.display.markup import to_html
from helpers.display.verdict_card import verdict_card
from helpers.panels.buttons import button, row_of
from helpers.panels.panel import Panel
from helpers.panels.place import Connect, Place
from helpers.panels.token_entry import TokenEntry
from helpers.panels.token_tester_model import TokenTesterModel, TokenToTest
from helpers.panels.widgets import HTML


class TokenTester(Panel):
    """The panel. Its code twin is `await lab.examine(token)`."""

    title = "Token tester"
    model: TokenTesterModel

    def __init__(self, connect: Connect, place: Place, live_url: str) -> None:
        super().__init__(TokenTesterModel(), connect, place, live_url)
        on_test = self.handle(lambda: self.model.test(self._token_to_test))
        self.test_button = button("Test", on_test, primary=True)
        self.card = HTML()
        buttons = row_of(self.test_button, self.stop_button, self.forget_button)
        self.entry = TokenEntry("API token", self.handle, buttons)
        self.entry.field.on_submit(on_test)
        self.fill(self.entry, self.entry, self.status, self.card)

    def draw(self) -> None:
        """Show the status and the verdict."""
        super().draw()
        verdict = self.model.state.verdict
        self.card.value = to_html(verdict_card(verdict)) if verdict else ""

    async def _token_to_test(self) -> TokenToTest:
        await self.status.page_caught_up()
        token, origin = self.entry.take()
        return TokenToTest(connection=self.connection, token=token, origin=origin)
