"""How one of Postmark's texts is looked for: its quotation marks however they were printed, its spaces as spaces or as
the ends of wrapped lines.

Imports nothing of ours.
"""

import re

QUOTE = r"(?:\\{0,3}['’]|\\u0027|&\#0?39;|&apos;)"  # as JSON, .NET, HTML and programs write it
_SPACE = re.compile(r" (\??)")  # a space that may be missing is written with a question mark


def wording(text: str) -> re.Pattern[str]:
    """The pattern for a text in which `'` stands for a quotation mark, and which is a regular expression otherwise."""
    spaced = _SPACE.sub(lambda found: r"\s{0,4}" if found[1] else r"\s{1,4}", text)
    return re.compile(spaced.replace("'", QUOTE), re.IGNORECASE)
