"""Every sentence and every source of the reference tables, for tests that hold all of them to the same rules."""

from collections.abc import Iterator

from helpers.reference.bounce_types import BOUNCE_TYPES
from helpers.reference.destinations import DESTINATIONS
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.glossary import GLOSSARY
from helpers.reference.limits import FORBIDDEN_EXTENSIONS_SOURCE, LIMITS
from helpers.reference.operations import OPERATIONS
from helpers.reference.sources import Source
from helpers.reference.token_kinds import TOKEN_KINDS


def unique_sentences() -> Iterator[str]:
    """Sentences that say something of one row only, and so must not be shared by two rows."""
    for error in ERROR_CODES.values():
        yield from (error.meaning, error.cause, error.fix)
    for bounce in BOUNCE_TYPES.values():
        yield from (bounce.meaning, bounce.action)
    yield from (operation.summary for operation in OPERATIONS.values())
    yield from (destination.effect for destination in DESTINATIONS.values())
    yield from (term.text for term in GLOSSARY.values())
    yield from (limit.sentence for limit in LIMITS.values())
    for kind in TOKEN_KINDS.values():
        yield from (kind.opens, kind.cannot)


def all_sentences() -> Iterator[str]:
    """Every sentence that a reader may see."""
    yield from unique_sentences()
    yield from (destination.side_effect for destination in DESTINATIONS.values())


def all_sources() -> Iterator[Source]:
    """Every source of every row."""
    yield from (row.source for row in OPERATIONS.values())
    yield from (row.source for row in ERROR_CODES.values())
    yield from (row.source for row in BOUNCE_TYPES.values())
    yield from (row.deactivation_source for row in BOUNCE_TYPES.values())
    yield from (row.source for row in DESTINATIONS.values())
    yield from (row.source for row in GLOSSARY.values() if row.source)
    yield from (row.source for row in LIMITS.values())
    yield from (row.source for row in TOKEN_KINDS.values())
    yield FORBIDDEN_EXTENSIONS_SOURCE
