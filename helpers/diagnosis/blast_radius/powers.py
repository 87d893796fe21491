"""What the holder of a token may do, by kind: sending, reading, changing, destroying, each with its operations.

The operations and their pages stand in `helpers.reference.operations`; here are the words. Asks nobody.
"""

from helpers.diagnosis.blast_radius.records import Act, Power
from helpers.diagnosis.records import Kind
from helpers.reference.operations import OPERATIONS


def _power(act: Act, sentence: str, *operations: str) -> Power:
    return Power(act=act, sentence=sentence, operations=operations, source=OPERATIONS[operations[0]].source)


_OF_ONE_SERVER = (
    _power(
        Act.READ,
        "Read the messages sent and received with their bodies, sign-in links among them.",
        "GET /messages/outbound/{message_id}/details",
        "GET /messages/inbound/{message_id}/details",
    ),
    _power(
        Act.CHANGE,
        "Change settings, templates and webhooks, so that copies go elsewhere.",
        "PUT /server",
        "PUT /templates/{template_id_or_alias}",
        "POST /webhooks",
    ),
    _power(
        Act.DESTROY,
        "Delete templates and webhooks, archive message streams, lift suppressions.",
        "DELETE /templates/{template_id_or_alias}",
        "DELETE /webhooks/{webhook_id}",
        "POST /message-streams/{stream_id}/archive",
        "POST /message-streams/{stream_id}/suppressions/delete",
    ),
)

POWERS: dict[Kind, tuple[Power, ...]] = {
    Kind.SERVER: (
        _power(
            Act.SEND,
            "Send as every verified domain and confirmed sender signature of the account.",
            "POST /email",
            "POST /email/batch",
        ),
        _power(Act.READ, "Read every server token of its server, itself included.", "GET /server"),
        *_OF_ONE_SERVER,
    ),
    Kind.ACCOUNT: (
        _power(
            Act.SEND,
            "Not by itself: with a server token that it reads, or with a server that it creates, which brings one.",
            "GET /servers",
            "POST /servers",
        ),
        _power(Act.READ, "Read every server token of every server, and with those all their messages.", "GET /servers"),
        _power(
            Act.CHANGE,
            "Create servers, change their settings, add domains and sender signatures.",
            "PUT /servers/{server_id}",
            "POST /domains",
            "POST /senders",
        ),
        _power(
            Act.DESTROY,
            "Remove domains and sender signatures; delete servers, if Postmark’s support has allowed it.",
            "DELETE /domains/{domain_id}",
            "DELETE /senders/{signature_id}",
            "DELETE /servers/{server_id}",
        ),
    ),
    Kind.TEST: (_power(Act.SEND, "Have a message checked; nothing is delivered.", "POST /email"),),
    Kind.NEITHER: (),
    Kind.UNKNOWN: (),
}
