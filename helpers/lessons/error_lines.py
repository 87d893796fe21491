"""Error lines for lesson 06: one refusal as several programs word it. Published by others; the addresses are changed.

Sources: https://github.com/ActiveCampaign/postmark-php/issues/35, https://github.com/symfony/symfony/pull/50178,
https://github.com/Stranger6667/postmarker/blob/HEAD/src/postmarker/core.py. The ticket's is the kit's own.
"""

from collections.abc import Mapping
from types import MappingProxyType

ONE_REFUSAL: Mapping[str, str] = MappingProxyType(
    {
        "PHP script": "422\nYou tried to send to a recipient that has been marked as inactive.\nFound inactive"
        " addresses: ada@example.com.\nInactive recipients are ones that have generated a hard bounce or a spam"
        " complaint.\n406",
        "Symfony": "Unable to send an email: You tried to send to recipient(s) that have been marked as inactive.",
        "postmarker": "postmarker.exceptions.ClientError: [406] You tried to send to a recipient that has been marked"
        " as inactive.",
        "a ticket": "Postmark: HTTP status 406",
    }
)
"""Four programs, one refusal: who wrote the line, and the line."""
