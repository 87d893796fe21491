"""Everything that a lab can be asked, each with one token or two, so that a test of all of them forgets none."""

from collections.abc import Awaitable, Callable
from inspect import isawaitable

from helpers.authjs.replay import sign_in_mail
from helpers.client.email import Email
from helpers.lab import Lab

Ask = Callable[[Lab, str, str], Awaitable[object] | object]  # of a server token and an account token

SUBJECT, CONTENT = "The party of Ada", "Nobody's business"
HARD = "HardBounce@bounce-testing.postmarkapp.com"
_MAIL = sign_in_mail(to="ada@blackhole.postmarkapp.com", sender="hello@example.com")


def sample(server: str) -> Email:
    """A message that bounces; its text holds the token, too."""
    return Email(sender="hello@example.com", to=HARD, subject=SUBJECT, text_body=f"{CONTENT} {server}")


def _transcript(server: str) -> str:
    return f"AUTH PLAIN {server}\n535 5.7.8 Error: authentication failed: {server} smtp.postmarkapp.com"


ASKS: dict[str, Ask] = {
    "examine": lambda lab, server, _: lab.examine(server),
    "send_sample": lambda lab, server, _: lab.send_sample(server, sample(server)),
    "follow": lambda lab, server, _: lab.follow(server, server, patience_s=0),
    "reach": lambda lab, *_: lab.reach(),
    "explain": lambda lab, server, _: lab.explain(_transcript(server)),
    "investigate": lambda lab, server, _: lab.investigate(server, recipient=HARD),
    "preflight": lambda lab, server, account: lab.preflight(sample(server), server, account),
    "reactivate": lambda lab, server, _: lab.reactivate(server, 1),
    "unsuppress": lambda lab, server, _: lab.unsuppress(server, "outbound", HARD),
    "doctor": lambda lab, server, account: lab.doctor({".env": f"AUTH_POSTMARK_KEY={account}\nOTHER={server}\n"}),
    "replay": lambda lab, server, _: lab.replay(server, _MAIL),
    "blast_radius": lambda lab, _, account: lab.blast_radius(account),
    "compare": lambda lab, server, account: lab.compare(account, server),
    "matrix": lambda lab, *_: lab.matrix(group="servers", observe=True),
    "smtp_check": lambda lab, server, account: lab.smtp_check(server, account),
    "dns_check": lambda lab, _, account: lab.dns_check("example.org", account),
}


async def ask(lab: Lab, name: str, server: str, account: str) -> object:
    """What the lab answers."""
    asked = ASKS[name](lab, server, account)
    return await asked if isawaitable(asked) else asked
