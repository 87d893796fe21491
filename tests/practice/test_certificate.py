"""The certificate that a server makes for itself: OpenSSL reads it, believes it where told to, and nothing else."""

import ssl
from datetime import UTC, datetime, timedelta

import pytest

from helpers.practice.certificate import self_signed
from helpers.practice.elliptic_curve import new_key_pair
from helpers.practice.smtp import certified

NOW = datetime.now(UTC)
HERE = bytes((127, 0, 0, 1))


def shake_hands(server: ssl.SSLContext, client: ssl.SSLContext, name: str) -> ssl.SSLObject:
    """Both ends of a TLS handshake in memory; gives the client's."""
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = client.wrap_bio(back, there, server_hostname=name), server.wrap_bio(there, back, server_side=True)
    for _ in range(4):
        for end in ends:
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                continue
    return ends[0]


def server_and_client(now: datetime = NOW) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server with a fresh certificate, and a client that trusts exactly this one."""
    made = self_signed("localhost", HERE, now)
    return certified(made), ssl.create_default_context(cadata=made.pem)


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_whoever_trusts_it_gets_a_connection(name: str) -> None:
    server, client = server_and_client()
    client.verify_flags |= ssl.VERIFY_X509_STRICT
    assert shake_hands(server, client, name).version() == "TLSv1.3"


def test_nobody_trusts_it_of_themselves() -> None:
    server, _ = server_and_client()
    with pytest.raises(ssl.SSLCertVerificationError, match="self-signed"):
        shake_hands(server, ssl.create_default_context(), "localhost")


def test_it_is_for_this_machine_only() -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match="not valid for"):
        shake_hands(*server_and_client(), "smtp.postmarkapp.com")


@pytest.mark.parametrize(("days", "problem"), [(-366, "expired"), (2, "not yet valid")])
def test_it_is_good_for_a_year(days: int, problem: str) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match=problem):
        shake_hands(*server_and_client(NOW + timedelta(days=days)), "localhost")


def test_each_one_has_a_key_of_its_own_which_its_repr_hides() -> None:
    one, other = self_signed("localhost", HERE, NOW), self_signed("localhost", HERE, NOW)
    assert one.key_pem != other.key_pem
    assert repr(one) == "Certificate(…)"
    assert repr(new_key_pair()) == "KeyPair(…)"


def test_anothers_key_does_not_fit() -> None:
    one, other = self_signed("localhost", HERE, NOW), self_signed("localhost", HERE, NOW)
    with pytest.raises(ssl.SSLError, match="KEY_VALUES_MISMATCH"):
        certified(type(one)(pem=one.pem, key_pem=other.key_pem))
