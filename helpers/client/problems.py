"""What stops a request before anything is sent. Every text says what happened and what to do.

Imports nothing of ours, so that everybody can catch them.
"""


class SettingsProblem(Exception):
    """Nothing was sent, because what was asked for could not be right. `str()` is a sentence for people."""


class TokenMissing(SettingsProblem):
    """No token was given where one is needed."""


class TokenMalformed(SettingsProblem):
    """The token cannot be put into a request header, or should not be."""


class PracticeTokenInLive(SettingsProblem):
    """A practice token was about to be sent to somebody else than the practice Postmark."""


class BaseUrlRefused(SettingsProblem):
    """The base URL is malformed or would send a token in clear over a network."""


class RouteRefused(SettingsProblem):
    """The environment names a proxy or a file of certificates that cannot be used."""


class LiveNotConfirmed(SettingsProblem):
    """A live send lacks its confirmation."""


class NotAccepted(Exception):
    """An exchange did not end well; raised by `Exchange.or_raise()` only."""
