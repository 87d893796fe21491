"""Which field of a message Postmark's Message names beside ErrorCode 300, which stands for every rule of a field.

Imports the stated codes. Where each Message names its field, nothing has to be guessed.
"""

import re
from dataclasses import replace

from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.explaining.stated import stated_codes

INVALID_FIELD = 300
_QUOTE = r"(?:\\{0,3}['’]|\\u0027|&\#0?39;|&apos;)"  # as JSON, .NET, HTML and programs write it
_ADDRESS_FIELD = rf"(?:Invalid|Error parsing) {_QUOTE}(?P<address>From|To|Cc|Bcc|ReplyTo){_QUOTE}"
_OTHERS = {
    "recipients": (r"Zero recipients specified", "To, Cc and Bcc", "No recipient stands in them."),
    "body": (r"Provide either email TextBody or HtmlBody", "TextBody and HtmlBody", "Both are missing."),
    "header": (rf"Header {_QUOTE}[\w-]+{_QUOTE} not allowed", "Headers", "One of them is not allowed."),
    "metadata": (r"in your metadata content exceeds these limits", "Metadata", "It passes its limits."),
    "attachments": (r"Attachments too big", "Attachments", "They pass the limit of a message."),
}
_PATTERN = "|".join([_ADDRESS_FIELD, *(f"(?P<{name}>{row[0]})" for name, row in _OTHERS.items())])
_NAMED = re.compile(_PATTERN.replace(" ", r"\s{1,4}"), re.IGNORECASE)
_SPELLED = {field.lower(): field for field in ("From", "To", "Cc", "Bcc", "ReplyTo")}


def fields_named(text: str) -> dict[str, str]:
    """The fields that refusals in `text` name, each with what is wrong; {} if one of the refusals names none."""
    named = list(_NAMED.finditer(text))
    stated = sum(1 for code, _ in stated_codes(text) if code == INVALID_FIELD)
    return dict(map(_field, named)) if len(named) >= stated else {}


def with_fields(words: Words, text: str) -> Words:
    """The words of ErrorCode 300 for the fields that the text names; as they are where it names none."""
    fields = fields_named(text)
    if not fields:
        return words
    names, several = ", ".join(fields), len(fields) > 1
    return replace(
        words,
        cause=f"Postmark's Message names the field{'s' * several}: {names}. {' '.join(dict.fromkeys(fields.values()))}",
        next_step=f"Correct {names} and send again.",
        alternatives=(),
        how_to_tell="",
    )


def _field(found: re.Match[str]) -> tuple[str, str]:
    if found["address"]:
        field = _SPELLED[found["address"].lower()]
        return field, f"{field} is empty, or holds something that is no address."
    (_, field, wrong) = _OTHERS[found.lastgroup or ""]
    return field, wrong
