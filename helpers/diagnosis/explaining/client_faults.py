"""Faults inside the program or its client library: a call that the library does not take, a reply that it cannot read.

Imports the rows of patterns.
"""

from helpers.diagnosis.explaining.pattern_row import PatternRow, pattern, recogniser_of
from helpers.diagnosis.explaining.sighting import REFUSED, Words
from helpers.reference.sources import observed

_FRAME = r"\bpostmark(?:er)?[\\/]\w+\.py\b[^\n]{0,80}\n(?:[^\n]{0,200}\n){0,4}?"  # a line of a stack, with what follows
_CALL = r"\bpostmark[\w.]{0,60}\([^\n]{0,400}\n(?:[ \t~^]{0,200}\n)?[^\n\w]{0,12}"  # a line of code, and marks below it

_ROWS = (
    PatternRow(
        pattern=pattern(_CALL + r"TypeError: [\w.]{1,60}\(\) (?:missing \d+ required|got an unexpected|takes )"),
        words=Words(
            code="EXPLAIN629",
            title="The program calls the client library in a way that this version does not take",
            cause="Python refused the call for its arguments before anything was sent; the token was not looked at.",
            next_step="Pass the arguments that the installed version wants, or update it: postmarker takes"
            " TemplateAlias in place of TemplateId from version 0.17.0 on.",
            source=observed("https://github.com/Stranger6667/postmarker/issues/179"),
            alternatives=("A function of the program's own has that name and is called wrongly.",),
            how_to_tell="Compare the call with the signature that Python's help() shows for that method.",
        ),
        topics=frozenset({REFUSED, "call"}),
    ),
    PatternRow(
        pattern=pattern(_FRAME + r"\w{0,20}UnicodeDecodeError\b"),
        words=Words(
            code="EXPLAIN630",
            title="The client library could not read the letters of Postmark's reply, and hides what it said",
            cause="A reply came and holds a letter beyond ASCII, which this old version does not decode; err.read() in"
            " the stack means that it was a refusal.",
            next_step="Update the library or decode the reply as UTF-8 there, and read its ErrorCode and Message.",
            source=observed("https://github.com/themartorana/python-postmark/pull/62"),
            alternatives=(
                "With result.read() in the stack the message was accepted, and only its reply was not read.",
                "The letter stands in what was to be sent, and the program failed before the request.",
            ),
            how_to_tell="Look for the message in the server's Activity before it is sent again.",
        ),
        topics=frozenset({REFUSED, "reply not read"}),
    ),
)

client_faults = recogniser_of(_ROWS)
"""Calls that a library refuses, and replies that it cannot read."""
