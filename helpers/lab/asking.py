"""What a lab asks about a token, a message and an application. Each is loaded when it is first asked for.

What comes back is kept for the report.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from helpers.client.email import Email
from helpers.client.token import Token
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.sending.following import PATIENCE_S
from helpers.lab.base import IN_A_CELL, Base, token_of

if TYPE_CHECKING:
    from helpers.authjs.doctor import Diagnosis
    from helpers.authjs.replay import Replayed, SignInMail
    from helpers.diagnosis.delivery.records import Delivery
    from helpers.diagnosis.delivery.remedies import Mended
    from helpers.diagnosis.preflight.records import Preflight
    from helpers.diagnosis.reach import Reach
    from helpers.diagnosis.records import Explanation, Verdict
    from helpers.diagnosis.sending.sample import SentSample
    from helpers.diagnosis.sending.timeline import Timeline


class Asking(Base):
    """Questions about one token, one message, one application."""

    async def examine(self, token: Token | str, origin: Origin = IN_A_CELL) -> "Verdict":
        """What is this token? `origin` says where it was found. Raises nothing."""
        from helpers.diagnosis.examine import examine

        token = token_of(token)
        return self.keep(await examine(self.connection, token, origin))

    async def send_sample(self, token: Token | str, email: Email, *, confirm: str = "") -> "SentSample":
        """Send one message, once. In live mode `confirm` repeats the recipients. Raises SettingsProblem."""
        from helpers.diagnosis.sending.sample import send_sample

        token = token_of(token)
        return self.keep(await send_sample(self.connection, token, email, confirm=confirm))

    async def follow(self, token: Token | str, message_id: str, *, patience_s: float = PATIENCE_S) -> "Timeline":
        """Follow a message to its end, or for `patience_s` seconds. Raises SettingsProblem."""
        from helpers.diagnosis.sending.following import follow

        token = token_of(token)
        return self.keep(await follow(self.connection, token, message_id, patience_s=patience_s))

    async def reach(self) -> "Reach":
        """Can Postmark be reached? In live mode one request with the public test token, which delivers nothing."""
        from helpers.diagnosis.reach import reach

        return self.keep(await reach(self.connection))

    def explain(self, text: str) -> "Explanation":
        """What does a pasted error line, log or transcript mean? Offline; of the text only what is shown is kept."""
        from helpers.authjs.front_door import explain_anything

        return self.keep(explain_anything(text))

    async def investigate(
        self,
        token: Token | str,
        *,
        message_id: str = "",
        recipient: str = "",
        subject: str = "",
        progress: Callable[[str], object] = lambda _sentence: None,
    ) -> "Delivery":
        """What became of a message? By MessageID, or the newest that fits. Only reads. Raises SettingsProblem.

        `progress` hears in sentences what is being done: `progress=print`.
        """
        from helpers.diagnosis.delivery.investigate import investigate

        token = token_of(token)
        found = await investigate(
            self.connection,
            token,
            message_id=message_id,
            recipient=recipient,
            subject=subject,
            progress=progress,
        )
        return self.keep(found)

    async def preflight(
        self, email: Email, token: Token | str, account_token: Token | str | None = None, *, pending: bool | None = None
    ) -> "Preflight":
        """Go, careful or stop, before `email` is sent. Only reads. Raises SettingsProblem."""
        from helpers.diagnosis.preflight.preflight import preflight

        token, account_token = token_of(token), None if account_token is None else token_of(account_token)
        return self.keep(await preflight(self.connection, email, token, account_token, pending=pending))

    async def reactivate(self, token: Token | str, bounce_id: int, *, confirm: str = "") -> "Mended":
        """Let a bounced address get mail again. In live mode `confirm` repeats it. Raises SettingsProblem."""
        from helpers.diagnosis.delivery.remedies import reactivate

        token = token_of(token)
        return self.keep(await reactivate(self.connection, token, bounce_id, confirm=confirm))

    async def unsuppress(self, token: Token | str, stream: str, email: str, *, confirm: str = "") -> "Mended":
        """Take an address off a stream's suppressions. In live mode `confirm` repeats it. Raises SettingsProblem."""
        from helpers.diagnosis.delivery.remedies import unsuppress

        token = token_of(token)
        return self.keep(await unsuppress(self.connection, token, stream, email, confirm=confirm))

    def doctor(self, files: Mapping[str, str]) -> "Diagnosis":
        """What keeps sign-in by mail through Auth.js from working? `files`: texts by their names. Asks nobody."""
        from helpers.lessons.sign_in_readings import diagnosis_of

        return self.keep(diagnosis_of(files))

    async def replay(self, token: Token | str, mail: "SignInMail", *, confirm: str = "") -> "Replayed":
        """Send a `sign_in_mail` as Auth.js would, once, and say what it makes of the reply. Raises SettingsProblem."""
        from helpers.authjs.replay import replay

        return self.keep(await replay(self.connection, token_of(token), mail, confirm=confirm))
