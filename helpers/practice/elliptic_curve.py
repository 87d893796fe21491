"""Signing on the curve P-256 in plain Python: enough for a certificate that lives as long as its server.

Fit for nothing else: it takes no care of how long it computes, which would tell a listener about a key worth having.
Imports nothing of this project. The numbers: https://csrc.nist.gov/pubs/fips/186-4/final, appendix D.1.2.3.
"""

import hashlib
import secrets
from dataclasses import dataclass

_P = 2**256 - 2**224 + 2**192 + 2**96 - 1
_N = 0xFFFFFFFF_00000000_FFFFFFFF_FFFFFFFF_BCE6FAAD_A7179E84_F3B9CAC2_FC632551
_G = (
    0x6B17D1F2_E12C4247_F8BCE6E5_63A440F2_77037D81_2DEB33A0_F4A13945_D898C296,
    0x4FE342E2_FE1A7F9B_8EE7EB4A_7C0F9E16_2BCE3357_6B315ECE_CBB64068_37BF51F5,
)

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A private number and the point that belongs to it."""

    number: int
    point: Point

    def __repr__(self) -> str:
        return "KeyPair(…)"

    def sign(self, message: bytes) -> Point:
        """The two numbers of an ECDSA signature of `message`, hashed with SHA-256."""
        digest = int.from_bytes(hashlib.sha256(message).digest())
        while True:
            nonce = _number()
            first = _times(nonce, _G)[0] % _N
            second = pow(nonce, -1, _N) * (digest + first * self.number) % _N
            if first and second:
                return first, second


def new_key_pair() -> KeyPair:
    """A fresh key pair."""
    number = _number()
    return KeyPair(number, _times(number, _G))


def encoded(point: Point) -> bytes:
    """`point` in the 65 bytes that certificates hold."""
    return b"\x04" + point[0].to_bytes(32) + point[1].to_bytes(32)


def _number() -> int:
    return 1 + secrets.randbelow(_N - 1)


def _times(factor: int, point: Point) -> Point:
    """`point` added to itself `factor` times; `factor` is at least 1 and below the order of the curve."""
    total: Point | None = None
    while factor:
        if factor & 1:
            total = point if total is None else _sum(total, point)
        point = _sum(point, point)
        factor >>= 1
    if total is None:
        raise ValueError("The factor must be at least 1.")
    return total


def _sum(one: Point, other: Point) -> Point:
    """Two points added; never a point and its opposite, which `_times` does not meet below the order."""
    (x, y), (x2, y2) = one, other
    slope = (3 * x * x - 3) * pow(2 * y, -1, _P) if one == other else (y2 - y) * pow(x2 - x, -1, _P)
    x3 = (slope * slope - x - x2) % _P
    return x3, (slope * (x - x3) - y) % _P
