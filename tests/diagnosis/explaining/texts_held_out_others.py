"""Texts held back until the rules stood, in which something else than Postmark speaks, or it stays open who does."""
# ruff: noqa: E501 - quoted lines keep their length

from tests.diagnosis.explaining.published import OPEN, published

HELD_OUT_OF_OTHERS = (
    published(
        "Keycloak, login refused",
        "mesutpiskin/keycloak-2fa-email-authenticator/issues/23",
        "EXPLAIN651",
        "ERROR [org.keycloak.services] (executor-thread-21) KC-SERVICES0029: Failed to send email: javax.mail.AuthenticationFailedException: 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6",
        at_most=OPEN,
    ),
    published(
        "vaultwarden, login refused",
        "NixOS/infra/issues/430",
        "EXPLAIN651",
        " [2024-05-23 07:28:30.393][vaultwarden::mail][ERROR] SMTP 5xx error: permanent error (535): 5.7.8 Error: authentication failed:  - Authentication credentials invalid",
        at_most=OPEN,
    ),
    published(
        "nodemailer without a host",
        "iaincollins/nextjs-starter/issues/66",
        "EXPLAIN656",
        "Error sending email to XXX@example.com { Error: connect ECONNREFUSED 127.0.0.1:25\n    at Object._errnoException (util.js:1026:11)\n  code: 'ECONNECTION',\n  errno: 'ECONNREFUSED',\n  syscall: 'connect',\n  address: '127.0.0.1',\n  port: 25,\n  command: 'CONN' }",
    ),
    published(
        "Typebot's own limit",
        "baptisteArno/typebot.io/issues/1879",
        "EXPLAIN690",
        'I have a working connection with postmark and it was working recently. However, I now get this error.\nhttps://typebot.example.com/api/v1/sessions/cm3ecl19/continueChat 403 (Forbidden)\n\nFail\nFailed to send the reply\n\n{\n  "status": 403,\n  "body": {\n    "message": "Attempt to send more than 5 emails",\n    "code": "FORBIDDEN",\n    "data": {\n      "code": "FORBIDDEN",\n      "httpStatus": 403,\n      "path": "continueChat"\n    }\n  }\n}',
        at_most=OPEN,
    ),
    published(
        "Craft's settings page",
        "craftcms/postmark/issues/19",
        "EXPLAIN690",
        "There was an error testing your email settings.",
        at_most=OPEN,
    ),
    published(
        "Supabase's own 500",
        "supabase/supabase/issues/18153",
        "EXPLAIN690",
        '{\n    "code": 500,\n    "msg": "Error sending confirmation mail",\n    "error_id": "81508b2c-LOS"\n}',
        at_most=OPEN,
    ),
    published(
        "MailerSend's rate",
        "putyourlightson/craft-campaign/issues/451",
        "EXPLAIN690",
        'Unable to send an email: "Your account reached its rate limit of 120 requests/min. Please wait before trying again.',
        at_most=OPEN,
    ),
    published(
        "MailerSend over SMTP",
        "knadh/listmonk/issues/2509",
        "EXPLAIN690",
        "2025/05/30 06:29:04.773629 manager.go:501: error sending message in campaign Copy of MAy 30 - 4: subscriber 3354: 450 Too many requests. Try again later. #MS-ST-G\n2025/05/30 06:29:04.797941 pipe.go:232: campaign (Copy of MAy 30 - 4) finished",
        at_most=OPEN,
    ),
    published(
        "Mailgun through Symfony, forbidden",
        "craftcms/mailgun/issues/35",
        "EXPLAIN690",
        "[web.ERROR] [yii\\symfonymailer\\Mailer::sendMessage] Unable to send an email: Forbidden (code 401).",
        at_most=OPEN,
    ),
    published(
        "Sentry's transport",
        "getsentry/sentry-ruby/issues/2477",
        "EXPLAIN690",
        "E, [2024-11-27T18:48:07.692983 #1] ERROR -- sentry: Event sending failed: the server responded with status 502\nbody: <html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n<hr><center>nginx</center>",
        at_most=OPEN,
    ),
    published(
        "Metabase, a plain success",
        "metabase/metabase/issues/8119",
        "EXPLAIN690",
        "07-20 12:33:22 DEBUG metabase.middleware :: POST /api/email/test 200 (24 ms) (1 DB calls). Jetty threads: 8/50 (6 busy, 2 idle, 0 queued)",
        at_most=OPEN,
    ),
)
