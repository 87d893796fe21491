"""What the practice Postmark says and does over SMTP, row by row with its source: the one table of its reply texts.

Imports `helpers.reference` only.
"""

from dataclasses import dataclass

from helpers.reference.sources import Source, assumed, documented, observed

GUIDE = "https://postmarkapp.com/developer/user-guide/send-email-with-smtp"
_ERRORS = "https://postmarkapp.com/developer/webhooks/smtp-api-error"
_TRANSCRIPT = "https://github.com/mautic/mautic/issues/1700"

SIZE_BYTES = 20_480_000  # what EHLO announces
LOGIN_REFUSED = "535 5.7.8 Error: authentication failed: "
LOGIN_MISSING = "530 5.7.0 Authentication required"
ACCEPTED = "250 2.0.0 Ok: queued as {message_id}"
MOST_RECIPIENTS = 1000  # of one envelope
RECIPIENTS_REFUSED = "452 4.5.3 Error: too many recipients"
SERVER_GONE = "451 4.3.0 The practice Postmark was reset, or the server was deleted: log in again"
FAILED = "451 4.3.0 The practice Postmark could not read this"
TOO_LARGE = "The message is larger than 10 MB with its attachments."


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpFact:
    """One behaviour: what happens, and how that is known."""

    sentence: str
    source: Source


def _fact(sentence: str, source: Source) -> SmtpFact:
    return SmtpFact(sentence=sentence, source=source)


SMTP_FACTS = (
    _fact(
        "A server token logs in as user name and password at once; X-PM-Message-Stream names the stream, else it is the"
        " default transactional one.",
        documented(GUIDE),
    ),
    _fact("An SMTP token logs in with its access key and secret key, for its own message stream.", documented(GUIDE)),
    _fact(
        "With an SMTP token the header X-PM-Message-Stream counts for nothing.",
        assumed(GUIDE, "an SMTP token belongs to one stream; what a header that names another does is not said"),
    ),
    _fact(
        f"Any other login is refused: `{LOGIN_REFUSED.strip()}`.",
        observed(_TRANSCRIPT, "a transcript of 2016; that today's text is the same was not verified"),
    ),
    _fact(
        "A server with SmtpApiActivated false, a closed account and POSTMARK_API_TEST are refused with the same text.",
        assumed(GUIDE, "SMTP is switched on and off for each server; what a client then gets is not said"),
    ),
    _fact(
        "Letter case counts neither in a server token nor in who uses it as user name and password.",
        assumed(GUIDE, "so it is documented for the HTTP API"),
    ),
    _fact("STARTTLS is offered and not required, with a certificate made at the start.", documented(GUIDE)),
    _fact(
        "AUTH offers LOGIN and PLAIN. CRAM-MD5 and DIGEST-MD5, which Postmark offers too, are left out.",
        observed(_TRANSCRIPT),
    ),
    _fact(f"EHLO announces SIZE {SIZE_BYTES}; what is larger is refused with 552.", observed(_TRANSCRIPT)),
    _fact(
        f"Without a login, MAIL is refused: `{LOGIN_MISSING}`.",
        assumed("https://www.rfc-editor.org/rfc/rfc4954#section-6", "the text that the standard gives as an example"),
    ),
    _fact(
        f"After a login every message is taken: `{ACCEPTED}`.",
        assumed(_ERRORS, "that nothing is refused at once is documented, the text of the reply is not"),
    ),
    _fact(
        "What the HTTP API would have refused becomes a bounce of type SMTPApiError with the API's text in Details.",
        documented(_ERRORS, "shown for suppressed recipients; that other mistakes end the same way is assumed"),
    ),
    _fact(
        "Each recipient who gets nothing has a bounce, up to 50 of a message; the others are sent to.",
        assumed(_ERRORS, "a bounce is about one address; how many one message makes is not said"),
    ),
    _fact(
        f"One mail has at most {MOST_RECIPIENTS:,} recipients in its envelope; further ones: `{RECIPIENTS_REFUSED}`.",
        assumed(GUIDE, "memory has to end somewhere; where Postmark ends is not said"),
    ),
    _fact("Bounce webhooks are told of SMTP API errors only with EnableSmtpApiErrorHooks.", documented(_ERRORS)),
    _fact(
        "X-PM-TrackOpens: true tracks opens.",
        documented("https://postmarkapp.com/developer/user-guide/tracking-opens/tracking-opens-per-email"),
    ),
    _fact(
        "X-PM-TrackLinks takes the words of TrackLinks.",
        documented("https://postmarkapp.com/developer/user-guide/tracking-links"),
    ),
    _fact(
        "X-PM-Metadata-NAME sets one field of Metadata.",
        documented("https://postmarkapp.com/support/article/1125-custom-metadata-faq"),
    ),
    _fact(
        "X-PM-Tag sets the Tag.",
        observed("https://github.com/ActiveCampaign/swiftmailer-postmark/issues/20", "as its users expect it"),
    ),
    _fact(
        "Only the envelope's recipients get the message; those that stand neither in To nor in Cc are blind copies.",
        observed(
            "https://postmarkapp.com/blog/announcement-changes-to-the-way-we-handle-headers-when-sending-with-smtp",
            "a change of what is shown in To and Cc; that the envelope alone decides who gets it follows from it",
        ),
    ),
    _fact(
        "When no recipient of the envelope stands in To, all that do not stand in Cc count as To.",
        assumed(GUIDE, "a message is made of the mail as the HTTP API takes it, and there it needs a To"),
    ),
    _fact(
        "The first text part and the first HTML part are the bodies; everything else is an attachment or left out.",
        assumed(GUIDE, "a message is made of the mail as the HTTP API takes it, which has one body of each kind"),
    ),
    _fact(
        "X-PM-KeepID: true keeps Message-ID; every other header that is no part of MIME is kept.",
        assumed(GUIDE, "that Message-ID is replaced without it is documented; which other headers stay is not said"),
    ),
    _fact("IP allow-lists are not asked.", documented("https://postmarkapp.com/developer/user-guide/ip-allowlisting")),
    _fact(
        "Over 10 MB a message is taken and bounces, although EHLO allows more.",
        assumed(
            "https://postmarkapp.com/support/article/1056-what-are-the-attachment-and-email-size-limits",
            "the limit is documented, not how SMTP keeps it",
        ),
    ),
    _fact(
        "Faults on purpose are for the HTTP API; of them only the latency of the whole server slows SMTP down.",
        assumed(GUIDE, "a choice of the practice Postmark"),
    ),
)
