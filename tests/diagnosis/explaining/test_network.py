"""Failures on the way: each ending in many runtimes' words, and whose connection a line speaks of."""

import pytest

from helpers.diagnosis.explain import explain
from helpers.diagnosis.records import Confidence

HOST = "api.postmarkapp.com"


def codes(text: str) -> list[str]:
    return [finding.code for finding in explain(text)]


# what runtimes print -> the ending that the client's table has for it
FAILURES = {
    "NET320": (
        "Error: connect ETIMEDOUT 203.0.113.9:443",
        "curl: (28) Operation timed out",
        "httpx.ConnectTimeout",
        "net/http: TLS handshake timeout",
        "%Req.TransportError{reason: :timeout}",
        "dial tcp 203.0.113.9:443: i/o timeout",
        "UND_ERR_CONNECT_TIMEOUT",
    ),
    "NET321": (
        "php_network_getaddresses: getaddrinfo for host failed",
        "The remote name could not be resolved",
        "dial tcp: lookup api.postmarkapp.com on 127.0.0.11:53: server misbehaving",
        "** (HTTPoison.Error) :nxdomain",
        "getaddrinfo ENOTFOUND",
        "curl: (6) Could not resolve host",
        "java.net.UnknownHostException",
        "[Errno -2] Name or service not known",
        "No such host is known.",
    ),
    "NET322": (
        "connect ECONNREFUSED",
        "[Errno 111] Connection refused",
        "No connection could be made because the target machine actively refused it.",
    ),
    "NET323": (
        "tls: failed to verify certificate: x509: certificate signed by unknown authority",
        "The remote certificate is invalid according to the validation procedure.",
        "write EPROTO 0:error:0A00010B:SSL routines:ssl3_get_record",
        "unable to get local issuer certificate",
        "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed",
        "SELF_SIGNED_CERT_IN_CHAIN",
        "PKIX path building failed",
        "tls: first record does not look like a TLS handshake",
        "javax.net.ssl.SSLException: Unsupported or unrecognized SSL message",
        "[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1000)",
        "System.Security.Authentication: Cannot determine the frame size or a corrupted frame was received.",
        "cURL error 60: SSL certificate problem",
        "The SSL connection could not be established",
    ),
    "NET324": (
        "curl: (56) CONNECT tunnel failed, response 403",
        "The proxy tunnel request to proxy 'http://proxy:3128/' failed with status code '407'.",
        "ProxyError: Tunnel connection failed: 407 Proxy Authentication Required",
        "curl: (56) Received HTTP code 403 from proxy after CONNECT",
    ),
    "NET325": (
        "failed to respond",
        "%Mint.TransportError{reason: :closed}",
        "** (Task) terminating: :closed",
        "write EPIPE",
        "java.net.SocketException: Broken pipe",
        "curl: (52) Empty reply from server",
        "The response ended prematurely.",
        "smtplib.SMTPServerDisconnected: Connection unexpectedly closed",
        "read ECONNRESET",
        "socket hang up",
        "Connection reset by peer",
        "RemoteDisconnected",
    ),
    "NET326": (
        "connect EHOSTUNREACH",
        "Network is unreachable",
        "TypeError: fetch failed",
        "Unable to connect to the remote server",
    ),
}


@pytest.mark.parametrize(("code", "line"), [(code, line) for code, lines in FAILURES.items() for line in lines])
def test_a_failure_on_the_way_is_told_by_its_ending(code: str, line: str) -> None:
    (finding,) = explain(f"POST https://{HOST}/email: {line}")
    assert (finding.code, finding.confidence) == (code, Confidence.CERTAIN)


@pytest.mark.parametrize("line", [lines[0] for lines in FAILURES.values()])
def test_a_failure_on_the_way_to_somebody_else_is_not_told(line: str) -> None:
    assert codes(f"{line} redis.example.com:6379") == ["EXPLAIN690"]
    assert codes(f"the mailer uses Postmark\n{line} redis.example.com:6379") == ["EXPLAIN690"]


def test_a_line_with_another_host_is_about_that_host_whatever_stands_around_it() -> None:
    assert codes(f"POST https://{HOST}/email 200\nconnect ECONNREFUSED 127.0.0.1:6379") == ["EXPLAIN690"]


@pytest.mark.parametrize(
    ("line", "confidence"),
    [
        (f"connect ECONNREFUSED 127.0.0.1:6379 while queueing mail for {HOST}", Confidence.OPEN),
        (f"GET https://{HOST}/email 200 OK db timed out", Confidence.OPEN),
        (f"{HOST} HTTP/1.1 200: connection timed out", Confidence.OPEN),
        (f"redis timed out; then POST https://{HOST}/email", Confidence.LIKELY),
        (f"hooks.example.com timed out after {HOST}", Confidence.LIKELY),
        (f"to ada@shop.example.com via {HOST}:443: connect ECONNREFUSED", Confidence.CERTAIN),
        (f"POST https://{HOST}/email timed out after 250 ms", Confidence.CERTAIN),
    ],
)
def test_another_system_beside_our_host_makes_it_less_sure(line: str, confidence: Confidence) -> None:
    (finding,) = explain(line)
    assert finding.confidence is confidence
    assert any("else" in other or "another" in other for other in finding.alternatives) is (confidence != "certain")


@pytest.mark.parametrize("line", ["java.net.SocketTimeoutException: timeout", "PostmarkError: socket hang up"])
def test_a_line_without_a_host_is_likely_about_what_is_named_around_it(line: str) -> None:
    (finding,) = explain(f"com.postmarkapp.postmark.client\n{line}")
    assert finding.confidence is Confidence.LIKELY


@pytest.mark.parametrize(
    "line",
    [
        "redis.exceptions.ConnectionError: Error 111 connecting to cache:6379. Connection refused.",
        "Error: connect ECONNREFUSED 10.0.0.5:5432",
        "psycopg2.OperationalError: could not connect to server: Connection refused",
        "nginx: upstream timed out",
    ],
)
def test_a_line_about_another_system_is_not_told_however_near_postmark_is(line: str) -> None:
    assert codes(f"using Postmark for mail\n{line}") == ["EXPLAIN690"]


@pytest.mark.parametrize("line", ["{ timeout: 30 }", "http_open_timeout: 15", "timeout in seconds"])
def test_a_setting_is_no_failure(line: str) -> None:
    assert codes(f"Postmark {line}") == ["EXPLAIN690"]


def test_what_may_be_prose_stays_open() -> None:
    (finding,) = explain("We love Postmark. My session timed out yesterday.")
    assert (finding.code, finding.confidence) == ("NET320", Confidence.OPEN)


AT_ONCE = "Error: 40:error:0A00010B:SSL routines:wrong version number:../deps code: 'ESOCKET', command: 'CONN'"


@pytest.mark.parametrize(
    ("settings", "confidence"),
    [("", Confidence.OPEN), ("host: smtp.postmarkapp.com port: 587 secure: true\n", Confidence.LIKELY)],
)
def test_tls_at_once_on_a_port_of_starttls_is_named(settings: str, confidence: Confidence) -> None:
    (finding,) = explain(f"{settings}{AT_ONCE}")
    assert (finding.code, finding.confidence) == ("EXPLAIN657", confidence)
    assert "secure: false" in finding.next_step


def test_a_wrong_version_number_without_a_mailer_stays_a_failure_of_tls() -> None:
    assert codes(f"write EPROTO https://{HOST}/email wrong version number") == ["NET323"]


@pytest.mark.parametrize(
    "line",
    [
        f"# {HOST} has never timed out here",
        f"const retry = {{ host: '{HOST}', codes: ['ECONNRESET', 'ETIMEDOUT'] }}",
        f"INFO retry policy for {HOST}: retry on ECONNRESET, ETIMEDOUT",
    ],
)
def test_a_codes_name_alone_is_no_failure(line: str) -> None:
    assert explain(line)[0].confidence is Confidence.OPEN


@pytest.mark.parametrize(
    "line", [f"getaddrinfo ENOTFOUND {HOST}", f"read ECONNRESET {HOST}", f"Error: ETIMEDOUT {HOST}"]
)
def test_a_call_that_failed_is_one(line: str) -> None:
    assert explain(line)[0].confidence is Confidence.CERTAIN
