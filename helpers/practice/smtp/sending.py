"""What becomes of a mail that was taken over SMTP: a message, or bounces of type SMTPApiError.

The rules are those of POST /email; what they refuse nobody hears of at once, since the mail was taken already:
https://postmarkapp.com/developer/webhooks/smtp-api-error. Imports `helpers.reference` and this package.
"""

from collections.abc import Sequence

from helpers.practice.call import Call
from helpers.practice.delivery import record_bounce
from helpers.practice.payload import Payload
from helpers.practice.records import Address, Message, Server, Stream
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.sending import INACTIVE_RECIPIENTS
from helpers.practice.sending import DEFAULT_STREAM, send_one
from helpers.practice.smtp.facts import TOO_LARGE
from helpers.practice.smtp.login import Login
from helpers.practice.smtp.message import payload_from
from helpers.practice.wire import PracticeRequest
from helpers.practice.world import World
from helpers.reference.bounce_types import BOUNCE_TYPES
from helpers.reference.limits import FROM_LENGTH, MESSAGE_BYTES, RECIPIENTS_PER_MESSAGE, SUBJECT_LENGTH, TAG_LENGTH
from helpers.reference.operations import OPERATIONS

_SEND = OPERATIONS["POST /email"]
_REQUEST = PracticeRequest(method="POST", path="/email")
_ERROR = BOUNCE_TYPES["SMTPApiError"]
_MOST_DETAILS = 2000  # characters: a refusal may quote a header as long as the whole mail


def take_mail(world: World, login: Login, content: bytes, recipients: Sequence[str]) -> str:
    """Make a message of a mail, or bounces; gives the MessageID. LookupError when the server is there no more."""
    server = world.servers.get(login.server_id)
    if server is None:
        raise LookupError("The server of this login is gone.")
    payload = payload_from(content, recipients)
    if login.stream_id is not None:
        payload["MessageStream"] = login.stream_id
    if len(content) > MESSAGE_BYTES:
        return _refused(world, server, payload, recipients, TOO_LARGE)
    return _sent(world, server, payload, recipients)


def _sent(world: World, server: Server, payload: Payload, recipients: Sequence[str]) -> str:
    call = Call(
        world=world,
        request=_REQUEST,
        operation=_SEND,
        parameters={},
        opened=server,
        is_test=False,
        source=_SEND.source,
    )
    try:
        message_id = str(send_one(call, payload, INACTIVE_RECIPIENTS)["MessageID"])
    except Refused as refused:
        return _refused(world, server, payload, recipients, refused.message)
    if message := world.message_of(server, message_id):  # none is kept while the account is paused
        _bounce_inactive(world, server.streams[message.stream_id], message)
    return message_id


def _bounce_inactive(world: World, stream: Stream, message: Message) -> None:
    """The message goes to the others; those whom the stream no longer delivers to have a bounce."""
    for one in message.recipients if message.inactive else ():
        if one.key in message.inactive:
            said = INACTIVE_RECIPIENTS.text.format(addresses=one.email)
            record_bounce(world, stream, message, one, _ERROR, details=said)


def _refused(world: World, server: Server, payload: Payload, recipients: Sequence[str], said: str) -> str:
    """A bounce for each recipient; the message itself is not kept. Without a stream that exists, on the default one."""
    stream = server.streams.get(payload.get("MessageStream") or DEFAULT_STREAM) or server.streams[DEFAULT_STREAM]
    message = _unsent(world, server, stream, payload)
    for email in list(dict.fromkeys(recipients))[:RECIPIENTS_PER_MESSAGE]:
        record_bounce(world, stream, message, Address(email=email), _ERROR, details=said[:_MOST_DETAILS])
    return message.message_id


def _unsent(world: World, server: Server, stream: Stream, payload: Payload) -> Message:
    """What bounces show of a message that was refused, each text as long as it may be in a good one."""
    sender = (payload.get("From") or "")[:FROM_LENGTH]
    return Message(
        message_id=world.ids.message_id(),
        server_id=server.id,
        stream_id=stream.id,
        sandboxed=server.is_sandbox,
        received_at=world.clock.now(),
        sender=sender,
        from_email=sender.rpartition("<")[2].rstrip(">"),
        to=(),
        cc=(),
        bcc=(),
        reply_to="",
        subject=(payload.get("Subject") or "")[:SUBJECT_LENGTH],
        tag=(payload.get("Tag") or "")[:TAG_LENGTH],
        text_body="",
        html_body="",
        headers=(),
        attachments=(),
        metadata={},
        track_opens=False,
        track_links="None",
        inactive=frozenset(),
        bounce_ids={},
    )
