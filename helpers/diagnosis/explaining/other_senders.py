"""Answers of other services that send mail: not Postmark's, and said so.

Knows a few marks of each; explains none of their errors. Imports the rows of patterns.
"""

from helpers.diagnosis.explaining.pattern_row import PatternRow, pattern, recogniser_of
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Severity
from helpers.reference.sources import observed

ANOTHER_SENDER = "EXPLAIN670"
_TOPICS = frozenset({"another sender", "SMTP login"})


def _row(name: str, marks: str, where: str) -> PatternRow:
    words = Words(
        code=ANOTHER_SENDER,
        severity=Severity.INFO,
        title=f"This is {name} speaking, not Postmark",
        cause=f"The text has marks of {name}; nothing in it comes from Postmark.",
        next_step=f"Ask {name}; if Postmark should send the mail, find the setting that still names {name}.",
        source=observed(where),
    )
    return PatternRow(pattern=pattern(marks), words=words, topics=_TOPICS, about_postmark=False)


_ROWS = (
    _row(
        "SendGrid",
        r"does not match a verified Sender Identity|(?:api|smtp)\.sendgrid\.(?:com|net)|@sendgrid/|\bsendgrid/\d"
        r"|through the SendGrid API|\bSendGrid (?:API )?error|\bSendGrid\w*Exception"
        r"|authorization grant is invalid, expired, or revoked",
        "https://github.com/sendgrid/sendgrid-nodejs/issues/1088",
    ),
    _row(
        "Resend",
        r"\bResend error:|You can only send testing emails to your own|resend\.com/domains|api\.resend\.com"
        r"|\bresend\.(?:exceptions|Errors?)\b",
        "https://github.com/schemalabz/opencouncil/issues/56",
    ),
    _row(
        "Amazon SES",
        r"Email address is not verified\. The following identities|email(?:-smtp)?\.[a-z0-9-]+\.amazonaws\.com"
        r"|SimpleEmailService|SESv?2?ServiceException|ses\.amazonaws\.com"
        r"|not authorized to perform:? [`'\"]?ses:\w+|ClientError\) when calling the Send(?:Raw)?Email operation"
        r"|MessageRejected\W{1,4}when calling the Send",
        "https://github.com/danilop/LambdAuth/issues/64",
    ),
    _row(
        "Mailgun",
        r"api(?:\.eu)?\.mailgun\.net|smtp\.mailgun\.org|\bMailgun(?: returned an? error|\w*Exception|::)"
        r"|mailgun_client",
        "https://documentation.mailgun.com",
    ),
    _row("Mailjet", r"api\.mailjet\.com|in-v3\.mailjet\.com", "https://github.com/mailjet/mailjet-apiv3-nodejs/issues/22"),
    _row("Brevo", r"api\.brevo\.com|smtp-relay\.(?:brevo|sendinblue)\.com|\bsib_api_v3_sdk\b|\bX-Sib-Server\b", "https://developers.brevo.com"),
    _row("SparkPost", r"api\.(?:eu\.)?sparkpost\.com|\bSparkPost\\{1,4}\w+Exception", "https://github.com/SparkPost/php-sparkpost/issues/119"),
    _row(
        "Gmail",
        r"smtp\.gmail\.com|Username and Password not accepted|\bgsmtp\b",
        "https://support.google.com/mail/answer/7126229",
    ),
)  # fmt: skip

other_senders = recogniser_of(_ROWS)
"""Marks of other services, the first that is found."""
