"""What PHP's client libraries and mailers left in logs."""
# ruff: noqa: E501 - quoted lines keep their length

from tests.diagnosis.explaining.published import CERTAIN, OPEN, published

PHP = (
    published(
        "account token, PHP client",
        "ActiveCampaign/postmark-php/issues/34",
        "EXPLAIN620",
        "Error: exception 'Postmark\\Models\\PostmarkException' with message 'Unauthorized: Missing or incorrect API"
        " token in header. Please verify that you used the correct token when you constructed your client.' in"
        " C:\\www\\slshop\\vendor\\wildbit\\postmark-php\\src\\Postmark\\PostmarkClientBase.php:146",
        10,
    ),
    published(
        "three lines echoed by a PHP script",
        "ActiveCampaign/postmark-php/issues/35",
        "EXPLAIN611",
        "422\nYou tried to send to a recipient that has been marked as inactive.\nFound inactive addresses:"
        " test@test.com.\nInactive recipients are ones that have generated a hard bounce or a spam complaint.\n406",
        406,
    ),
    published(
        "incompatible JSON",
        "ActiveCampaign/postmark-php/issues/33",
        "EXPLAIN611",
        "Postmark\\Models\\PostmarkException: Received valid, but incompatible JSON input. in"
        " /app/vendor/wildbit/postmark-php/src/Postmark/PostmarkClientBase.php:165",
        403,
    ),
    published(
        "Symfony, header refused",
        "symfony/symfony/issues/60254",
        "EXPLAIN601",
        "Fatal error: Uncaught Symfony\\Component\\Mailer\\Exception\\HttpTransportException: \nUnable to send an email:"
        " Header 'Date' not allowed. (code 300). in\n/vendor/symfony/postmark-mailer/Transport/PostmarkApiTransport.php:72",
        300,
    ),
    published(
        "Symfony, inactive recipient",
        "symfony/symfony/pull/50178",
        "EXPLAIN611",
        "Unable to send an email: You tried to send to recipient(s) that have been marked as inactive.",
        406,
    ),
    published(
        "Guzzle without the body",
        "craigpaul/laravel-postmark/issues/17",
        "EXPLAIN641",
        "Client error: 'POST https://api.postmarkapp.com/email' resulted in a '422 Unprocessable Entity'",
        at_most=OPEN,
    ),
    published(
        "missing From",
        "snowfire/Laravel-Postmark-Driver/issues/10",
        "EXPLAIN611",
        "Laravel-Postmark-Driver: Invalid 'From' value.",
        300,
    ),
    published(
        "SMTP time-out, SwiftMailer",
        "cachethq/cachet/issues/2400",
        "NET320",
        "[2017-03-02 10:07:31] production.ERROR: Swift_TransportException: Connection could not be \nestablished with host"
        " smtp.postmarkapp.com [Connection timed out #110] in /home/my_acc/vendor/swiftmailer/lib/StreamBuffer.php:269",
        at_most=CERTAIN,
    ),
    published(
        "SMTP login, SwiftMailer transcript",
        "mautic/mautic/issues/1700",
        "EXPLAIN651",
        'Failed to authenticate on SMTP server with username "vkdev" using 1 possible authenticators\n<< 220'
        " smtp.postmarkapp.com ESMTP sc-ams-smtp1 >> EHLO mautic.example.com << 250-smtp.postmarkapp.com 250-STARTTLS"
        " 250-AUTH PLAIN LOGIN CRAM-MD5 DIGEST-MD5 >> AUTH LOGIN << 334 VXNlcm5hbWU6 >> dmtkZXY= << 334 UGFzc3dvcmQ6"
        " << 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6",
    ),
)
