"""Failures on the way to Postmark, as runtimes and client libraries print them.

What is said of each comes from the client's own table of endings. Imports that table and the rows of patterns.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from helpers.client.outcome import OUTCOMES, OutcomeKind
from helpers.diagnosis.explaining.another_system import (
    connects_elsewhere,
    names_another_system,
    names_our_host,
    without_ours,
)
from helpers.diagnosis.explaining.pasted import MOST_PLACES, Pasted
from helpers.diagnosis.explaining.pattern_row import pattern
from helpers.diagnosis.explaining.sighting import Sighting, Words
from helpers.diagnosis.records import Confidence

_FAILURE = re.compile(
    r"[Ee]rr(?:or|no)|[Ee]xception|[Ff]ail|curl|\bE[A-Z]{4,}|::|[a-z]Timeout\b|SSL|Could not|\bERR_|[a-z]Error|#1\d\d"
    r"|terminating"
)

# Node's codes, Python's, Ruby's, PHP's, Java's and .NET's words, and curl's numbers; the more exact rows come first.
_PATTERNS = (
    (
        OutcomeKind.PROXY_FAILED,
        r"ProxyError|Tunnel connection failed|Proxy Authentication Required|Received HTTP code \d+ from proxy"
        r"|ERR_TUNNEL_CONNECTION_FAILED|407 Proxy|CONNECT tunnel failed|proxy tunnel request to proxy|ERR_PROXY_",
    ),
    (
        OutcomeKind.TLS_FAILED,
        r"CERTIFICATE_VERIFY_FAILED|certificate verify failed|CERT_HAS_EXPIRED|SELF_SIGNED_CERT_IN_CHAIN"
        r"|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)"
        r"|OpenSSL::SSL::SSLError|SSL_connect (?:returned|SYSCALL)|SSLHandshakeException|PKIX path building failed"
        r"|The SSL connection could not be established|SSL certificate problem|cURL error (?:35|60)\b"
        r"|curl: \((?:35|60)\)|\bSSLError\b|ERR_TLS_CERT_ALTNAME_INVALID|wrong version number|\bEPROTO\b|ERR_SSL_"
        r"|\bx509: |unable to get local issuer certificate|self[- ]signed certificate|handshake failure|tlsv1 alert"
        r"|remote certificate is invalid|cURL error 77\b|first record does not look like a TLS handshake"
        r"|Unsupported or unrecognized SSL message|WRONG_VERSION_NUMBER|Cannot determine the frame size or a corrupted",
    ),
    (
        OutcomeKind.NAME_NOT_FOUND,
        r"\bENOTFOUND\b|\bEAI_AGAIN\b|Name or service not known|Temporary failure in name resolution"
        r"|getaddrinfo: Try again|getaddrinfo failed|nodename nor servname|NameResolutionError"
        r"|Could not resolve host|UnknownHostException|No such host is known|no such host|cURL error 6\b"
        r"|php_network_getaddresses|remote name could not be resolved|ERR_NAME_NOT_RESOLVED|:nxdomain\b"
        r"|dial tcp: lookup ",
    ),
    (
        OutcomeKind.CONNECTION_REFUSED,
        r"\bECONNREFUSED\b|Connection refused|actively refused it|ConnectionRefusedError|cURL error 7\b"
        r"|:econnrefused\b",
    ),
    (
        OutcomeKind.TIMED_OUT,
        r"\bE(?:SOCKET)?TIMEDOUT\b|\bETIMEOUT\b|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|Connection timed out"
        r"|(?:Read|Connect|Open)Timeout|Net::\w+Timeout|execution expired|timeout of \d+ ?ms exceeded|ECONNABORTED"
        r"|SocketTimeoutException|Postmark::TimeoutError|Operation timed out|cURL error 28\b|curl: \(28\)"
        r"|TaskCanceledException|TimeoutException|Timeout::Error|\btimed[ -]out\b|\bi/o timeout\b|deadline exceeded"
        r"|handshake timeout|(?:reason|error)\W{1,5}:timeout\b"
        r"|\btime-?out (?:exceeded|expired|reached|was reached|after|error)\b"
        r"|(?:error|exception|failed)[^\n]{0,40}: timeout\b",
    ),
    (
        OutcomeKind.CONNECTION_LOST,
        r"\bECONNRESET\b|socket hang up|Connection reset by peer|Connection aborted|RemoteDisconnected"
        r"|UND_ERR_SOCKET|EOFError|end of file reached|cURL error 5[26]\b|\bEPIPE\b|Broken pipe|failed to respond\b"
        r"|NoHttpResponseException|Empty reply from server|response ended prematurely|unexpected end of stream"
        r"|Server disconnected without sending|Connection unexpectedly closed|SMTPServerDisconnected"
        r"|(?:reason|error|terminating)\W{1,5}:closed\b",
    ),
    (
        OutcomeKind.UNREACHABLE,
        r"\bE(?:HOST|NET)UNREACH\b|Network is unreachable|No route to host|PMMailURLException"
        r"|Unable to connect to the remote server"
        r"|statusCode: 0,\s{0,12}code: 0|code: 0,\s{0,12}statusCode: 0|fetch failed",
    ),
)
_ROWS = tuple((kind, pattern(text)) for kind, text in _PATTERNS)

_BARE = re.compile(r"E[A-Z]+|[Tt]imed[ -]out")
_CALL = re.compile(r"\b(?:connect|getaddrinfo|read|write|query\w{0,8})[ :]{1,2}$")  # what Node says failed
_CALL_LENGTH = 20  # characters
_REQUEST = re.compile(r"\b(?:GET|POST|PUT|PATCH|DELETE)\b")

_ALTERNATIVES = {
    OutcomeKind.TIMED_OUT: (
        "A firewall or a hosting provider drops the connection, often the one to port 25.",
        "The deadline of the client library is too short.",
        "Postmark is slow or has an incident.",
    ),
    OutcomeKind.TLS_FAILED: (
        "A proxy that inspects traffic shows a certificate of its own.",
        "The machine's certificates, TLS library or clock are out of date.",
        "TLS from the first byte was wanted on an SMTP port that begins in clear: Postmark's ports use STARTTLS.",
    ),
    OutcomeKind.NAME_NOT_FOUND: ("The name is misspelt.", "The machine has no internet or no DNS for the moment."),
}
_IN_BETWEEN = "It lies between the program and Postmark; neither the token nor the message was looked at."
_HOW_TO_TELL = "Run `tokenlab reach` on the same machine, in the same environment."
_SOMEBODY_ELSE = "The line names another system too, and it was that one's connection that failed."
_SOMETHING_ELSE = "The line says that Postmark answered, so that something else failed."
_ANSWERED = re.compile(
    r"postmarkapp\.com\S*\W{1,4}(?:HTTP/\d(?:\.\d)?\W{1,3}|status\W{1,3})?2\d\d\b(?!\s?m?s\b)", re.IGNORECASE
)


def network(pasted: Pasted) -> Iterator[Sighting]:
    """The first and most exact failure to reach Postmark, where the text says that Postmark was to be reached."""
    for kind, wanted in _ROWS:
        for found in islice(wanted.finditer(pasted.text), MOST_PLACES):
            line = pasted.whole_line(found.start(), found.end())
            if confidence := _confidence(pasted, found, line, kind):
                words = words_for_ending(kind, confidence)
                words = replace(words, alternatives=(*_other_readings(line), *words.alternatives))
                topics = frozenset({"network", str(kind)})
                yield Sighting(start=found.start(), end=found.end(), words=words, topics=topics)
                return


def words_for_ending(kind: OutcomeKind, confidence: Confidence, cause: str = _IN_BETWEEN) -> Words:
    """What the client's table says of an ending."""
    row = OUTCOMES[kind]
    return Words(
        code=row.code,
        title=row.sentence.rstrip("."),
        cause=cause,
        next_step=row.next_step,
        source=row.source,
        confidence=confidence,
        alternatives=_ALTERNATIVES.get(kind, ()),
        how_to_tell=_HOW_TO_TELL,
    )


def _other_readings(line: str) -> Iterator[str]:
    if names_another_system(without_ours(line)):
        yield _SOMEBODY_ELSE
    if _ANSWERED.search(line):
        yield _SOMETHING_ELSE


def _confidence(pasted: Pasted, found: re.Match[str], line: str, kind: OutcomeKind) -> Confidence | None:
    """Certain on a line with Postmark's host and nothing else; less where another system stands there too. Without the
    host None on a line about something else, likely near Postmark's name where the line reports a failure, and open
    where it may be somebody's prose or a setting."""
    if names_our_host(line):
        return _beside_our_host(found, line, kind)
    if names_another_system(line) or not pasted.is_about_postmark(found.start()):
        return None
    return Confidence.LIKELY if _FAILURE.search(line) else Confidence.OPEN


def _is_failure(found: re.Match[str], line: str) -> bool:
    """Whether something failed, where a code's name or “timed out” alone may stand in a setting or in prose."""
    if not _BARE.fullmatch(found[0]) or _CALL.search(found.string, max(0, found.start() - _CALL_LENGTH), found.start()):
        return True
    for _kind, row in _ROWS:
        line = row.sub(" ", line)
    return (_FAILURE.search(line) or _REQUEST.search(line)) is not None


def _beside_our_host(found: re.Match[str], line: str, kind: OutcomeKind) -> Confidence:
    rest = without_ours(line)
    if _ANSWERED.search(line) or (connects_elsewhere(rest) and kind is not OutcomeKind.PROXY_FAILED):
        return Confidence.OPEN
    if names_another_system(rest):
        return Confidence.LIKELY
    return Confidence.CERTAIN if _is_failure(found, line) else Confidence.OPEN
