"""Texts in which something else than Postmark speaks, or in which it stays open who: met later, like the ones beside.

Where nothing is known of them they find EXPLAIN690, “I don't know this”.
"""
# ruff: noqa: E501 - quoted lines keep their length

from tests.diagnosis.explaining.published import OPEN, published

OF_OTHERS = (
    published(
        "Gmail refuses a message without Message-ID",
        "plausible/community-edition/issues/149",
        "EXPLAIN670",
        '{:error, %Mua.SMTPError{code: 550, lines: ["550-5.7.1 [203.0.113.19] Messages missing a valid Message-ID header are not\\r\\n", "550-5.7.1 accepted. For more information, go to\\r\\n", "550 5.7.1 RFC 5322 specifications. d9443c01a7336-200bbbcb176si51237545ad.431 - gsmtp\\r\\n"]}}',
    ),
    published(
        "Brevo login",
        "marcpope/borgbackupserver/issues/16",
        "EXPLAIN651",
        "Failed: Authentication failed: 535 5.7.0 Invalid login or password",
        at_most=OPEN,
    ),
    published(
        "Mailgun, 413 page",
        "mailgun/mailgun-js-boland/issues/67",
        "EXPLAIN670",
        "mailgun_client.messages().send\n{ [Error: <html>\n<head><title>413 Request Entity Too Large</title></head>\n<center>nginx/1.7.9</center>\n] statusCode: 413 }",
    ),
    published(
        "SendGrid, axios",
        "resend/react-email/issues/1320",
        "EXPLAIN670",
        "AxiosError {\n  message: 'Network Error',\n  code: 'ERR_NETWORK',\n      'User-Agent': 'sendgrid/8.1.1;nodejs',\n      Authorization: 'Bearer undefined'\n    url: '/v3/mail/send',",
    ),
    published(
        "Mailgun through Symfony",
        "symfony/symfony/issues/54491",
        "EXPLAIN690",
        "Unable to send an email: to parameter is missing (code 400).",
        at_most=OPEN,
    ),
    published(
        "Brevo, API",
        "sendinblue/APIv3-python-library/issues/71",
        "EXPLAIN670",
        'sib_api_v3_sdk.rest.ApiException: (400)\nReason: Bad Request\nHTTP response body: {"code":"INVALID_PARAMETER","message":"unexpected recipients: want atleast 1, got 0"}',
    ),
    published(
        "SendGrid 406 through Bamboo",
        "beam-community/bamboo/issues/543",
        "EXPLAIN690",
        "Bamboo API error - 406 Not acceptable - Sendgrid API",
        at_most=OPEN,
    ),
    published(
        "an address that is anybody's",
        "nodemailer/nodemailer/issues/955",
        "EXPLAIN690",
        "{ Error: connect ETIMEDOUT 173.194.76.108:465\n  code: 'ECONNECTION',\n  errno: 'ETIMEDOUT',\n  command: 'CONN' }",
        at_most=OPEN,
    ),
    published(
        "Mailgun's certificate",
        "mailgun/mailgun-php/issues/437",
        "EXPLAIN670",
        "exception 'Guzzle\\Http\\Exception\\CurlException' with message '[curl] 60:  [url] https://api.mailgun.net/v3/example.com/messages'",
    ),
    published(
        "wrong version number of nobody",
        "urania-dev/snapp/issues/46",
        "EXPLAIN690",
        "[Error: E8D137D44A7F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/openssl/ssl/record/ssl3_record.c:354:\n] {\n  library: 'SSL routines',\n  reason: 'wrong version number',\n  code: 'ESOCKET',\n  command: 'CONN'\n}",
        at_most=OPEN,
    ),
    published(
        "Postal, not Postmark: host blocked",
        "postalserver/postal/issues/2747",
        "EXPLAIN690",
        "GuzzleHttp\\Exception\\ClientException: Client error: `POST http://192.168.40.104:5000/api/v1/send/message` resulted in a `403 Forbidden` response",
        at_most=OPEN,
    ),
    published(
        "Postal, invalid server token",
        "postalserver/postal/issues/471",
        "EXPLAIN690",
        'I get  "Invalid server token" message when sending from xy@example.com to yz@example.com.',
        at_most=OPEN,
    ),
    published(
        "SparkPost certificate",
        "SparkPost/php-sparkpost/issues/119",
        "EXPLAIN670",
        'SparkPost\\APIResponseException: Unable to contact Transmissions API: An error occurred when fetching the URI "https://api.sparkpost.com/api/v1/transmissions/" with the adapter "guzzle6" ("cURL error 60: SSL certificate problem: unable to get local issuer certificate")',
    ),
    published(
        "Mandrill login",
        "nodemailer/nodemailer/issues/280",
        "EXPLAIN690",
        "{ [AuthError: Invalid login - 435 4.7.8 Error: authentication failed:]\n  name: 'AuthError',\n  data: '435 4.7.8 Error: authentication failed:',\n  stage: 'auth' }",
        at_most=OPEN,
    ),
    published(
        "Typebot, Auth.js over somebody's SMTP",
        "baptisteArno/typebot.io/issues/197",
        "EXPLAIN651",
        "[next-auth][error][SIGNIN_EMAIL_ERROR] \nhttps://next-auth.js.org/errors#signin_email_error Invalid login: 535 5.7.8 0000 {\n  error: {\n    message: 'Invalid login: 535 5.7.8 0000',\n    stack: 'Error: Invalid login: 535 5.7.8 0000\\n' +\n      '    at SMTPConnection._formatError (/app/node_modules/nodemailer/lib/smtp-connection/index.js:790:19)\\n'",
        at_most=OPEN,
    ),
    published(
        "Typebot, no credentials",
        "baptisteArno/typebot.io/issues/581",
        "EXPLAIN652",
        'Error: Missing credentials for "PLAIN"\n    at SMTPConnection._formatError (/app/node_modules/nodemailer/lib/smtp-connection/index.js:790:19)',
    ),
    published(
        "Django 6 and postmarker",
        "Stranger6667/postmarker/issues/221",
        "EXPLAIN690",
        '  File "/venv/lib/python3.12/site-packages/postmarker/django/backend.py", line 56, in send_messages\n    responses = self.client.emails.send_batch(*prepared_messages, TrackOpens=self.get_option("TRACK_OPENS"))',
        at_most=OPEN,
    ),
    published(
        "Go, decoding",
        "keighl/postmark/issues/4",
        "EXPLAIN690",
        "json: cannot unmarshal string into Go struct field OutboundMessage.Attachments of type postmark.Attachment",
        at_most=OPEN,
    ),
    published(
        "E2B alias",
        "e2b-dev/E2B/issues/1006",
        "EXPLAIN690",
        "e2b.exceptions.BuildException: 400: Alias `claude-code-serve-test` is already taken",
        at_most=OPEN,
    ),
    published(
        "SMTPSenderRefused of anybody",
        "openwisp/openwisp-users/pull/101",
        "EXPLAIN690",
        "smtplib.SMTPSenderRefused: (501, '5.1.7 Bad sender address syntax', 'test_name@test_domain')",
        at_most=OPEN,
    ),
)
