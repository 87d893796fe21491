"""Look-ups in the DNS by dnspython, with the name servers that this machine uses.

An edge module: dnspython is imported inside functions.
"""

from typing import Any

from helpers.diagnosis.dns_check.records import Lookup, LookupState

TIMEOUT_S = 5.0


class DnsResolver:
    """Asks the DNS. One question is waited for `timeout_s` seconds at most; cancelling ends it at once."""

    def __init__(self, *, nameservers: tuple[str, ...] = (), port: int = 53, timeout_s: float = TIMEOUT_S) -> None:
        """Use this machine's name servers, or those named by their IP addresses."""
        self._nameservers, self._port, self._timeout_s = nameservers, port, timeout_s
        self._resolver: Any = None

    @property
    def words(self) -> str:
        """Who is asked."""
        return f"the DNS, by {', '.join(self._nameservers) or 'this machine’s name servers'}"

    async def look_up(self, name: str, kind: str) -> Lookup:
        """The records of one name and type."""
        import dns.exception
        import dns.resolver

        try:
            answer = await self._made().resolve(name, kind, search=False, lifetime=self._timeout_s)
        except dns.resolver.NXDOMAIN:
            return _ended(name, kind, LookupState.NO_NAME)
        except dns.resolver.NoAnswer:
            return _ended(name, kind, LookupState.NO_RECORD)
        except dns.exception.Timeout:
            return _ended(name, kind, LookupState.TIMED_OUT, f"No answer within {self._timeout_s:g} s.")
        except dns.resolver.NoNameservers as error:
            return _ended(name, kind, LookupState.SERVER_FAILED, _rcode(error))
        except (dns.exception.DNSException, OSError) as error:
            return _ended(name, kind, LookupState.NOT_POSSIBLE, f"{type(error).__name__}.")
        values = tuple(sorted(_text(record) for record in answer.rrset or ()))
        return Lookup(name=name, kind=kind, state=LookupState.FOUND, values=values)

    def _made(self) -> Any:
        import dns.asyncresolver

        if self._resolver is None:
            self._resolver = dns.asyncresolver.Resolver(configure=not self._nameservers)
            if self._nameservers:
                self._resolver.nameservers = list(self._nameservers)
            self._resolver.port = self._port
        return self._resolver


def _ended(name: str, kind: str, state: LookupState, detail: str = "") -> Lookup:
    return Lookup(name=name, kind=kind, state=state, detail=detail)


def _rcode(error: Any) -> str:
    """What the name servers said, e.g. SERVFAIL."""
    import dns.rcode

    answers = [one[4] for one in error.kwargs.get("errors", ()) if len(one) > 4 and one[4] is not None]
    codes = sorted({dns.rcode.to_text(answer.rcode()) for answer in answers})
    return f"The name server answers {' and '.join(codes)}." if codes else "No name server gave a usable answer."


def _text(record: Any) -> str:
    """A TXT record's pieces joined, a CNAME's target without its last dot."""
    if hasattr(record, "strings"):
        return b"".join(record.strings).decode("utf-8", "replace")
    return str(record.target if hasattr(record, "target") else record).rstrip(".")
