"""Whether a line of a log speaks of another system than Postmark: another host, a database, a port of something else.

Imports the patterns.
"""

from helpers.diagnosis.explaining.pattern_row import pattern

_OUR_HOST = pattern(r"\b(?:api|smtp(?:-broadcasts)?)\.postmarkapp\.com\b(?::\d{1,5}\b)?")
_ADDRESSEE = pattern(r"[^\s@<>\"'(),;:=]+@[\w.-]+")  # whose mail it was says nothing of whom the line is about
_ANY_HOST = pattern(
    r"\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|dev|app|co|local|internal|test)\b(?!\.?\w)|localhost|127\.0\.0\.1\b"
)
_OTHER_PORT = pattern(
    r"(?:connect(?:ing|ion|ed)?(?:\(2\))?(?: to| for)?|host|port|ECONN\w+|ETIMEDOUT|EHOSTUNREACH)[ \"'=]{1,4}"
    r"(?:[\w.-]{1,80}[\"']?:)?(?!(?:25|443|465|587|2525|8443)\b)\d{2,5}\b(?!\.)"
)
_OTHER_SYSTEM = pattern(
    r"psycopg|postgres|\bpg::|mysql|mariadb|\bredis\b|mongo|memcache|rabbitmq|\bamqp\b|kafka|elasticsearch|opensearch"
    r"|sqlalchemy|activerecord|kubelet|\bdocker\b|\bnpm ERR|\bnginx\b|\bapache\b|\bldap\b|\bdatabase\b"
    r"|(?<![/.])\bdb\b(?![/.])"
)


def names_our_host(line: str) -> bool:
    """Whether one of Postmark's hosts stands in the line."""
    return _OUR_HOST.search(line) is not None


def names_another_system(line: str) -> bool:
    """Whether the line names another host, another system, or a port that Postmark does not have."""
    return connects_elsewhere(line) or any(mark.search(line) for mark in (_ANY_HOST, _OTHER_SYSTEM))


def connects_elsewhere(line: str) -> bool:
    """Whether the line speaks of a connection to a port that Postmark does not have."""
    return _OTHER_PORT.search(line) is not None


def without_ours(line: str) -> str:
    """The line without Postmark's hosts and without the addresses of people: what is left may name somebody else."""
    return _ADDRESSEE.sub(" ", _OUR_HOST.sub(" ", line))
