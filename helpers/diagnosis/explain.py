"""Explains text that somebody hands over, an error line, a log, a transcript: offline, and without a token.

One list of recognisers, the most exact first. Nothing of the text is kept, and nothing secret in it is quoted.
"""

from collections.abc import Iterable

from helpers.client.sealing import sealed
from helpers.diagnosis.explaining.accepted import accepted
from helpers.diagnosis.explaining.addresses import addresses
from helpers.diagnosis.explaining.client_exceptions import bare_exceptions, client_exceptions
from helpers.diagnosis.explaining.client_faults import client_faults
from helpers.diagnosis.explaining.error_codes import error_codes
from helpers.diagnosis.explaining.http_traces import http_traces
from helpers.diagnosis.explaining.missing_parts import missing_parts
from helpers.diagnosis.explaining.network import network
from helpers.diagnosis.explaining.notices import notices
from helpers.diagnosis.explaining.other_senders import other_senders
from helpers.diagnosis.explaining.own_endpoints import own_endpoints
from helpers.diagnosis.explaining.pasted import paste
from helpers.diagnosis.explaining.printed_codes import printed_codes
from helpers.diagnosis.explaining.same_number import same_number
from helpers.diagnosis.explaining.sighting import Recogniser, settled
from helpers.diagnosis.explaining.smtp import smtp, smtp_of_anybody
from helpers.diagnosis.explaining.special_replies import special_replies
from helpers.diagnosis.explaining.statuses import statuses
from helpers.diagnosis.explaining.two_readings import two_readings
from helpers.diagnosis.explaining.unknown import unknown
from helpers.diagnosis.explaining.unreadable import READ_IN_PART, unreadable
from helpers.diagnosis.explaining.wordings import wordings
from helpers.diagnosis.records import Explained

RECOGNISERS: tuple[Recogniser, ...] = (
    special_replies,
    error_codes,
    printed_codes,
    accepted,
    wordings,
    same_number,
    addresses,
    missing_parts,
    own_endpoints,
    client_exceptions,
    client_faults,
    http_traces,
    smtp,
    network,
    two_readings,
    statuses,
    bare_exceptions,
    other_senders,
    smtp_of_anybody,
    notices,
)


@sealed
def explain(text: str, *, file: str = "", recognisers: Iterable[Recogniser] = RECOGNISERS) -> tuple[Explained, ...]:
    """What `text` says about Postmark, the certain first, then in the order of the text; never empty.

    `file` is the name it was handed over with. Where nothing is recognised the first finding says so: EXPLAIN690, 691
    for nothing at all, 692 for what is no text. EXPLAIN693 is last when a long text was read in part.
    """
    pasted = paste(text, file)
    found, limits = settled(pasted, recognisers), settled(pasted, [unreadable])
    said = found or tuple(one for one in limits if one.code != READ_IN_PART)
    return (*(said or (unknown(pasted),)), *(one for one in limits if one not in said))
