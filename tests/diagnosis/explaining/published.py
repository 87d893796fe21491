"""One published text: where it stands, what is to be found in it and how sure one may be of it."""

from dataclasses import dataclass

from helpers.diagnosis.records import Confidence

CERTAIN, LIKELY, OPEN = Confidence.CERTAIN, Confidence.LIKELY, Confidence.OPEN
GITHUB = "https://github.com/"


@dataclass(frozen=True, kw_only=True)
class Published:
    """One text. `finds` are the codes that have to be found, and `error_codes` the ErrorCodes their titles name."""

    name: str
    text: str
    source: str
    finds: tuple[str, ...]
    error_codes: tuple[int, ...] = ()
    at_most: Confidence = LIKELY  # a finding that is surer than this is wrong

    def __str__(self) -> str:
        return self.name


def published(
    name: str, source: str, finds: str, text: str, *error_codes: int, at_most: Confidence = LIKELY
) -> Published:
    where = source if source.startswith("https://") else GITHUB + source
    codes = tuple(finds.split())
    return Published(name=name, text=text, source=where, finds=codes, error_codes=error_codes, at_most=at_most)
