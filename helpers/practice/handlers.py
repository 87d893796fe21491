"""Which function answers which operation. An operation that is not here is not imitated and answers 501.

Every key must be a row of `helpers.reference.operations`; a test holds that. Imports `helpers.reference` only.
"""

from collections.abc import Callable, Mapping

from helpers.practice import (
    bounces,
    domain_changes,
    messages,
    sender_changes,
    senders,
    sending,
    server_changes,
    server_creation,
    servers,
    stream_changes,
    streams,
    suppression_changes,
    template_push,
    template_sending,
    template_validation,
    templates,
)
from helpers.practice.call import Call
from helpers.practice.wire import Json

Handler = Callable[[Call], Json]

HANDLERS: Mapping[str, Handler] = {
    "POST /email": sending.send,
    "POST /email/batch": sending.send_batch,
    "GET /deliverystats": bounces.delivery_stats,
    "GET /bounces": bounces.list_bounces,
    "GET /bounces/{bounce_id}": bounces.get_bounce,
    "GET /bounces/{bounce_id}/dump": bounces.get_bounce_dump,
    "PUT /bounces/{bounce_id}/activate": bounces.activate_bounce,
    "GET /messages/outbound": messages.list_messages,
    "GET /messages/outbound/{message_id}/details": messages.get_message_details,
    "GET /messages/outbound/{message_id}/dump": messages.get_message_dump,
    "GET /server": servers.get_own_server,
    "PUT /server": server_changes.edit_own_server,
    "GET /servers": servers.list_servers,
    "GET /servers/{server_id}": servers.get_server,
    "POST /servers": server_creation.create_server,
    "PUT /servers/{server_id}": server_changes.edit_server,
    "DELETE /servers/{server_id}": server_changes.delete_server,
    "GET /domains": senders.list_domains,
    "GET /domains/{domain_id}": senders.get_domain,
    "POST /domains": domain_changes.create_domain,
    "PUT /domains/{domain_id}": domain_changes.edit_domain,
    "DELETE /domains/{domain_id}": domain_changes.delete_domain,
    "PUT /domains/{domain_id}/verifyDkim": domain_changes.verify_dkim,
    "PUT /domains/{domain_id}/verifyReturnPath": domain_changes.verify_return_path,
    "POST /domains/{domain_id}/verifyspf": domain_changes.verify_spf,
    "POST /domains/{domain_id}/rotatedkim": domain_changes.rotate_dkim,
    "GET /senders": senders.list_signatures,
    "GET /senders/{signature_id}": senders.get_signature,
    "POST /senders": sender_changes.create_signature,
    "PUT /senders/{signature_id}": sender_changes.edit_signature,
    "DELETE /senders/{signature_id}": sender_changes.delete_signature,
    "POST /senders/{signature_id}/resend": sender_changes.resend_confirmation,
    "POST /senders/{signature_id}/verifyspf": sender_changes.verify_signature_spf,
    "POST /senders/{signature_id}/requestnewdkim": sender_changes.request_new_dkim,
    "GET /message-streams": streams.list_streams,
    "GET /message-streams/{stream_id}": streams.get_stream,
    "POST /message-streams": stream_changes.create_stream,
    "PATCH /message-streams/{stream_id}": stream_changes.edit_stream,
    "POST /message-streams/{stream_id}/archive": stream_changes.archive_stream,
    "POST /message-streams/{stream_id}/unarchive": stream_changes.unarchive_stream,
    "GET /message-streams/{stream_id}/suppressions/dump": streams.dump_suppressions,
    "POST /message-streams/{stream_id}/suppressions": suppression_changes.create_suppressions,
    "POST /message-streams/{stream_id}/suppressions/delete": suppression_changes.delete_suppressions,
    "POST /email/withTemplate": template_sending.send_with_template,
    "POST /email/batchWithTemplates": template_sending.send_batch_with_templates,
    "GET /templates": templates.list_templates,
    "GET /templates/{template_id_or_alias}": templates.get_template,
    "POST /templates": templates.create_template,
    "PUT /templates/{template_id_or_alias}": templates.edit_template,
    "DELETE /templates/{template_id_or_alias}": templates.delete_template,
    "POST /templates/validate": template_validation.validate_template,
    "PUT /templates/push": template_push.push_templates,
}
