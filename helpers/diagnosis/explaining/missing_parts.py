"""Programs that never came as far as Postmark: a package that is not installed, a runtime that it does not run in.

Imports the rows of patterns.
"""

from helpers.diagnosis.explaining.pattern_row import PatternRow, pattern, recogniser_of
from helpers.diagnosis.explaining.sighting import REFUSED, Words
from helpers.diagnosis.records import Confidence
from helpers.reference.sources import observed

_NAME = r"(?:[\w@./\\-]{0,60}postmark[\w./\\-]{0,60}|anymail\b|pystmark)"
_ROWS = (
    PatternRow(
        pattern=pattern(
            rf"\bClass \\?[\"']?{_NAME}\\?[\"']? (?:does not exist|not found)"
            r"|(?:Cannot find (?:module|package)|Can't resolve|No module named|cannot load such file --)"
            rf" \\?['\"]?{_NAME}"
            r"|Invalid delivery method :postmark|Unsupported mail (?:driver|transport) \[postmark\]"
            r"|\bDriver \[postmark\] not supported"
            r"|\"postmark(?:\+\w+)?\" scheme is not supported"
            r"|\bClass [\w\\]{1,80} not found in [^\n]{0,80}postmark"
            r"|service definition \"[^\"\n]{0,80}postmark\" does not"
            r"|as the HttpClient component is not installed"
        ),
        words=Words(
            code="EXPLAIN626",
            title="The package that speaks to Postmark is not installed where the program runs",
            cause="The program names Postmark's package or a part of it, and the runtime does not find it; nothing was"
            " sent.",
            next_step="Install the package in the environment that runs, and take one that fits the framework's version"
            " (Laravel 9 and later: symfony/postmark-mailer with symfony/http-client).",
            source=observed("https://github.com/laravel/framework/issues/40906"),
            alternatives=(
                "It is installed, but for another version, or left out of the build that was deployed.",
                "It is installed, and the framework was not told to load it.",
            ),
            how_to_tell="List the installed packages on the machine that runs the program.",
        ),
        topics=frozenset({REFUSED, "package"}),
    ),
    PatternRow(
        pattern=pattern(
            r"field on 'RequestInitializerDict' is not implemented|Adapter \w+ is not supported by the environment"
            r"|\b\w+\.adapter \|\| \w+\.adapter\)? is not a function|There is no suitable adapter to dispatch"
        ),
        words=Words(
            code="EXPLAIN627",
            title="The client library does not work in this runtime",
            cause="Workers and edge runtimes lack what axios needs, which postmark.js used up to version 4; nothing"
            " was sent.",
            next_step="Update the package postmark to version 5, which uses fetch, or send POST /email with fetch.",
            source=observed("https://github.com/ActiveCampaign/postmark.js/issues/163"),
            confidence=Confidence.LIKELY,
            alternatives=("A faulty version of axios: 1.7.4 failed this way on Workers.",),
            how_to_tell="The same code sends when it runs on Node.",
        ),
        topics=frozenset({REFUSED, "runtime", *(f"status {status}" for status in (500, 502))}),
    ),
)

missing_parts = recogniser_of(_ROWS)
"""Packages that are missing, and runtimes that lack what a package needs."""
