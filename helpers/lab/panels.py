"""A lab's panels. Each is loaded when it is first asked for: ipywidgets is not needed before."""

from typing import TYPE_CHECKING

from helpers.lab.asking import Asking
from helpers.lab.surveying import Surveying
from helpers.practice.seed import VERIFIED_SENDER

if TYPE_CHECKING:
    from helpers.panels.config_doctor import ConfigDoctor
    from helpers.panels.desk.troubleshooting_desk import TroubleshootingDesk
    from helpers.panels.permission_matrix import PermissionMatrix
    from helpers.panels.sample_sender import SampleSender
    from helpers.panels.token_tester import TokenTester


class Panels(Asking, Surveying):
    """Every panel opens with this lab's place chosen."""

    def token_tester(self) -> "TokenTester":
        """The panel that tests a token, with this lab's place chosen."""
        from helpers.panels.token_tester import TokenTester

        return TokenTester(self.connect, self.place, self._live_url)

    def sample_sender(self) -> "SampleSender":
        """The panel that sends a sample, with this lab's place chosen."""
        from helpers.panels.sample_sender import SampleSender

        return SampleSender(self.connect, self.place, self._live_url, practice_senders=(VERIFIED_SENDER,))

    def permission_matrix(self) -> "PermissionMatrix":
        """The panel that shows who may call what and asks on request, with this lab's place chosen."""
        from helpers.panels.permission_matrix import PermissionMatrix

        return PermissionMatrix(self.connect, self.place, self._live_url)

    def config_doctor(self) -> "ConfigDoctor":
        """The panel that reads what keeps sign-in by mail from working, with this lab's place chosen."""
        from helpers.panels.config_doctor import ConfigDoctor

        return ConfigDoctor(self.connect, self.place, self._live_url)

    def troubleshooting_desk(self) -> "TroubleshootingDesk":
        """The panel that looks into a pasted error, a token or a lost message, with this lab's place chosen.

        It asks this lab, which keeps what comes back for `report`.
        """
        from helpers.panels.desk.troubleshooting_desk import TroubleshootingDesk

        return TroubleshootingDesk(self.at, self.place, self._live_url, practice_sender=VERIFIED_SENDER)
