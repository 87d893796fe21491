"""A certificate that a practice server signs for itself at its start and throws away at its end.

Written out byte by byte as X.509 wants it (https://www.rfc-editor.org/rfc/rfc5280), so that neither a key has to lie in
a file of this project nor a compiled library has to be installed. Proves nothing: it only lets STARTTLS be practised.
Imports the curve only.
"""

import base64
import secrets
import textwrap
from dataclasses import dataclass
from datetime import datetime, timedelta

from helpers.practice.elliptic_curve import KeyPair, encoded, new_key_pair

LIFETIME = timedelta(days=365)

_INTEGER, _BITS, _OCTETS, _TEXT, _TIME, _SEQUENCE, _SET = 0x02, 0x03, 0x04, 0x0C, 0x17, 0x30, 0x31
_OBJECT_ID, _DNS_NAME, _IP_ADDRESS = 0x06, 0x82, 0x87
_FIRST, _SECOND, _FOURTH = 0xA0, 0xA1, 0xA3  # fields that are known by their number


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate and its key, both as PEM."""

    pem: str
    key_pem: str

    def __repr__(self) -> str:
        return "Certificate(…)"


def self_signed(name: str, ip: bytes, now: datetime) -> Certificate:
    """A fresh certificate for the host `name` and the four bytes of an IPv4 address, good for a year from yesterday."""
    pair = new_key_pair()
    body = _body(pair, name, ip, now)
    signature = _sequence(*map(_integer, pair.sign(body)))
    whole = _sequence(body, _sequence(_ECDSA_WITH_SHA256), _bits(signature))
    return Certificate(pem=_pem("CERTIFICATE", whole), key_pem=_pem("EC PRIVATE KEY", _key(pair)))


def _body(pair: KeyPair, name: str, ip: bytes, now: datetime) -> bytes:
    """Everything that is signed."""
    who = _sequence(_der(_SET, _sequence(_COMMON_NAME, _der(_TEXT, f"practice Postmark on {name}".encode()))))
    start = now - timedelta(days=1)
    names = _sequence(_der(_DNS_NAME, name.encode()), _der(_IP_ADDRESS, ip))
    return _sequence(
        _der(_FIRST, _integer(2)),  # X.509 version 3
        _integer(1 + secrets.randbits(64)),
        _sequence(_ECDSA_WITH_SHA256),
        who,
        _sequence(_time(start), _time(start + LIFETIME)),
        who,
        _sequence(_sequence(_PUBLIC_KEY, _P_256), _bits(encoded(pair.point))),
        _der(_FOURTH, _sequence(_sequence(_ALTERNATIVE_NAMES, _der(_OCTETS, names)))),
    )


def _key(pair: KeyPair) -> bytes:
    number = _der(_OCTETS, pair.number.to_bytes(32))
    return _sequence(_integer(1), number, _der(_FIRST, _P_256), _der(_SECOND, _bits(encoded(pair.point))))


def _der(tag: int, content: bytes) -> bytes:
    """`content` behind its tag and its length."""
    size = len(content)
    if size < 128:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes((tag, 0x80 | len(length))) + length + content


def _sequence(*parts: bytes) -> bytes:
    return _der(_SEQUENCE, b"".join(parts))


def _integer(number: int) -> bytes:
    return _der(_INTEGER, number.to_bytes(number.bit_length() // 8 + 1))


def _bits(content: bytes) -> bytes:
    return _der(_BITS, b"\x00" + content)


def _time(moment: datetime) -> bytes:
    return _der(_TIME, f"{moment:%y%m%d%H%M%SZ}".encode())


def _object_id(dotted: str) -> bytes:
    first, second, *others = map(int, dotted.split("."))
    return _der(_OBJECT_ID, b"".join(map(_base_128, (first * 40 + second, *others))))


def _base_128(number: int) -> bytes:
    """Seven bits a byte; the highest bit is set in all bytes but the last."""
    low, rest = number & 0x7F, number >> 7
    digits = [low]
    while rest:
        digits.insert(0, 0x80 | rest & 0x7F)
        rest >>= 7
    return bytes(digits)


def _pem(label: str, content: bytes) -> str:
    lines = textwrap.wrap(base64.b64encode(content).decode(), 64)
    return "\n".join((f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""))


_ECDSA_WITH_SHA256 = _object_id("1.2.840.10045.4.3.2")
_PUBLIC_KEY = _object_id("1.2.840.10045.2.1")
_P_256 = _object_id("1.2.840.10045.3.1.7")
_COMMON_NAME = _object_id("2.5.4.3")
_ALTERNATIVE_NAMES = _object_id("2.5.29.17")
