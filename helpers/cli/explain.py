"""`tokenlab explain`: what does this error, log or transcript on standard input mean? No token is needed.

Reads and prints; what is known stands behind `helpers.authjs.front_door`.
"""

import codecs
import json
from typing import TextIO

from helpers.authjs.front_door import explain_anything
from helpers.cli.exits import Exit, complain, say
from helpers.diagnosis.explaining.other_senders import ANOTHER_SENDER
from helpers.diagnosis.records import Confidence, Explanation, Severity
from helpers.display.as_json import explanation_as_json
from helpers.display.explained_text import explanation_as_text

_MOST = 16 * 1024 * 1024  # bytes read from standard input
_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def explain_input(standard_input: TextIO | None, *, as_json: bool) -> Exit:
    """Explain what is piped or pasted in, and print it; nothing of it is kept."""
    explanation = explain_anything(_read(standard_input))
    say(json.dumps(explanation_as_json(explanation), indent=2) if as_json else explanation_as_text(explanation))
    return exit_for(explanation)


def exit_for(explanation: Explanation) -> Exit:
    """A problem, none, or no telling. What is open tells nothing, nor does it that another service was speaking."""
    told = [one for one in explanation.findings if one.confidence is not Confidence.OPEN and one.code != ANOTHER_SENDER]
    if not told:
        return Exit.CANNOT_TELL
    return Exit.PROBLEM if any(finding.severity is Severity.PROBLEM for finding in told) else Exit.OK


def _read(standard_input: TextIO | None) -> str:
    if standard_input is None:
        return ""
    if standard_input.isatty():
        complain("Paste the text, then press Ctrl-D on an empty line.")
    content = standard_input.buffer.read(_MOST + 1)
    if len(content) > _MOST:
        complain(f"Only the first {_MOST // 1024**2} MiB were read. Hand over the lines around the failure alone.")
    content = content[:_MOST]
    encoding = next((encoding for mark, encoding in _MARKED if content.startswith(mark)), "utf-8")
    return content.decode(encoding, "replace")
