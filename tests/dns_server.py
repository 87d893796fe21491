"""A loopback DNS server made with dnspython: one UDP socket in a thread, answers by name and type as it is told."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import dns.flags
import dns.message
import dns.rcode
import dns.rrset


@dataclass(slots=True)
class Told:
    """What is said of (name, type); a name that stands nowhere does not exist. `rcode` refuses everything."""

    records: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    rcode: dns.rcode.Rcode | None = None
    silent: bool = False
    asked: list[str] = field(default_factory=list)


@contextmanager
def dns_server(told: Told) -> Iterator[int]:
    """Serve while the block runs; gives the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        thread = threading.Thread(target=_serve, args=(listener, told))
        thread.start()
        try:
            yield port
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stop:
                stop.sendto(b"", ("127.0.0.1", port))
            thread.join()


def _serve(listener: socket.socket, told: Told) -> None:
    while True:
        wire, client = listener.recvfrom(4096)
        if not wire:
            return
        reply = _reply(dns.message.from_wire(wire), told)
        if not told.silent:
            listener.sendto(reply.to_wire(), client)


def _reply(query: dns.message.Message, told: Told) -> dns.message.Message:
    reply = dns.message.make_response(query)
    reply.flags |= dns.flags.RA
    question = query.question[0]
    name, kind = question.name.to_text(omit_final_dot=True).lower(), question.rdtype.name
    told.asked.append(f"{name} {kind}")
    if told.rcode is not None:
        reply.set_rcode(told.rcode)
    elif values := told.records.get((name, kind)):
        reply.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *values))
    elif not any(known == name or known.endswith(f".{name}") for known, _ in told.records):
        reply.set_rcode(dns.rcode.NXDOMAIN)
    return reply
