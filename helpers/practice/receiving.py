"""Mail that arrives at a server's inbound address: blocked by a rule, or handed to the inbound webhook.

Lessons call `receive_message`; no operation of the API does. https://postmarkapp.com/developer/user-guide/inbound
Imports `helpers.reference` only.
"""

from helpers.practice.inbound_posting import hand_over
from helpers.practice.inbound_record import InboundAttachment, InboundMessage, InboundStatus
from helpers.practice.records import Address, Server
from helpers.practice.world import World

MOST_INBOUND_RULES = 1000  # of one server; a limit of the practice Postmark


def receive_message(
    world: World,
    server: Server,
    *,
    sender: Address,
    subject: str,
    text_body: str = "",
    html_body: str = "",
    mailbox_hash: str = "",
    cc: tuple[Address, ...] = (),
    reply_to: str = "",
    tag: str = "",
    headers: tuple[tuple[str, str], ...] = (),
    attachments: tuple[InboundAttachment, ...] = (),
    spam_score: float = 0.0,
    hook_takes_it: bool = True,
    stuck: bool = False,
) -> InboundMessage:
    """A message for the server's inbound address arrives.

    It is handed to the server's InboundHookUrl. Where that is none on this machine, `hook_takes_it` says how the
    inbound webhook answers. `stuck` says that Postmark itself will fail to process the message.
    """
    address = inbound_address(server, mailbox_hash)
    reason = blocked_because(server, sender, spam_score)
    message = InboundMessage(
        message_id=world.ids.message_id(),
        server_id=server.id,
        received_at=world.clock.now(),
        sender=sender,
        to=(Address(email=address),),
        cc=cc,
        reply_to=reply_to,
        original_recipient=address,
        subject=subject,
        text_body=text_body,
        html_body=html_body,
        tag=tag,
        headers=(("X-Spam-Score", f"{spam_score:.1f}"), *headers),
        attachments=attachments,
        status=InboundStatus.BLOCKED,
        blocked_reason=reason,
        stuck=stuck,
    )
    if not reason:
        hand_over(world, message, InboundStatus.PROCESSED if hook_takes_it else InboundStatus.FAILED)
    world.inbound.put(message.message_id, message)
    return message


def inbound_address(server: Server, mailbox_hash: str = "") -> str:
    """Where mail for the server goes to: its inbound hash, then `+` and a mailbox hash if there is one."""
    plus = f"+{mailbox_hash}" if mailbox_hash else ""
    return f"{server.inbound_hash}{plus}@inbound.postmarkapp.com"


def blocked_because(server: Server, sender: Address, spam_score: float) -> str:
    """Why the server does not take mail from `sender`; empty when it does. A threshold of 0 asks nothing (assumed).

    The text about a rule is that of a published reply:
    https://github.com/keighl/postmark/blob/master/messages_inbound_test.go
    """
    for rule in server.inbound_rules.values():
        if rule.lower() in {sender.key, sender.domain}:
            return f"Inbound request blocked by domain rule: {rule}"
    if 0 < server.inbound_spam_threshold < spam_score:
        return f"Inbound request blocked: its spam score is over {server.inbound_spam_threshold}"
    return ""
