"""What each line of an SMTP transcript means, in a few words. Pure; imports the records."""

import re

from helpers.diagnosis.smtp_check.records import Speaker

_CLIENT = (
    (r"EHLO ", "says hello and asks what the server offers"),
    (r"STARTTLS", "asks to encrypt what follows"),
    (r"AUTH PLAIN", "logs in: user name and password in one line, which is not shown"),
    (r"AUTH LOGIN", "logs in: user name and password one after the other"),
    (r"••••", "a secret, which is not shown"),
    (r"QUIT", "ends the talk; no mail was handed over"),
)
_SERVER = (
    (r"220.*practice Postmark", "the practice Postmark greets"),
    (r"220\b.*(ready|TLS)", "ready: the talk is encrypted from here on"),
    (r"220", "ready"),
    (r"250.STARTTLS", "the talk can be encrypted"),
    (r"250.AUTH ", "ways to log in"),
    (r"250.SIZE ", "the largest message, in bytes"),
    (r"250", "understood"),
    (r"334 VXNlcm5hbWU6|334 User Name", "asks for the user name, in base64"),
    (r"334 UGFzc3dvcmQ6|334 Password", "asks for the password, in base64"),
    (r"334", "asks for the next part of the login"),
    (r"235", "the login is accepted"),
    (r"221", "goodbye"),
    (r"421", "the server closes the connection"),
    (r"4\d\d", "refused for now: trying again later may help"),
    (r"530", "wants a login first"),
    (r"535", "user name and password are refused"),
    (r"5\d\d", "refused for good"),
)


def meaning(speaker: Speaker, text: str) -> str:
    """A line in words; empty where the text is no SMTP."""
    rows = _CLIENT if speaker is Speaker.CLIENT else _SERVER
    return next((words for form, words in rows if re.match(form, text, re.IGNORECASE)), "")
