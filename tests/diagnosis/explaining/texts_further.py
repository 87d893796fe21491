"""Texts looked for after the ones that were held back, and read once: what was missed of them then is known now."""
# ruff: noqa: E501 - quoted lines keep their length

from tests.diagnosis.explaining.published import CERTAIN, OPEN, published

FURTHER = (
    published(
        "PHP, an empty attachment",
        "ActiveCampaign/postmark-php/issues/70",
        "EXPLAIN601",
        "Am trying to send email attachments and gettings this error [ErrorCode] => 300 [Message] => Zero-sized attachments not allowed.",
        300,
    ),
    published(
        "Go, TLS on a port that begins in clear",
        "umputun/remark42/issues/1357",
        "NET323",
        "[INFO]  {rest/httperrors.go:39 rest.SendErrorJSON} failed to send confirmation - failed to make smtp client: failed to dial smtp tls to smtp.postmarkapp.com:587: tls: first record does not look like a TLS handshake - 500 - xxx.xxx.xxx.xx",
        at_most=CERTAIN,
    ),
    published(
        "Swoosh, a subject beside a template",
        "swoosh/swoosh/pull/568",
        "EXPLAIN601",
        "{:error,\n {422,\n  %{\n    \"ErrorCode\" => 1123,\n    \"Message\" => \"Neither 'TextBody', 'HtmlBody', or 'Subject' may be specified when using a template for the email.\"\n  }}}",
        1123,
    ),
    published(
        "Rails, no model",
        "ActiveCampaign/postmark-rails/issues/71",
        "EXPLAIN611",
        "Use the #prerender method on this object to contact the Postmark API to pre-render the template.\n\nPostmark::ApiInputError: A 'TemplateModel' is required when using a template to send an email.",
        1120,
    ),
    published(
        "Feedbin, no token",
        "angristan/feedbin-docker/issues/87",
        "EXPLAIN609",
        "Postmark::ApiInputError: No Account or Server API tokens were supplied in the HTTP headers. Please add a header for either X-Postmark-Server-Token or X-Postmark-Account-Token.",
        10,
    ),
    published(
        "inbound hook of one's own, without its address",
        "humanmade/Falcon/issues/19",
        "EXPLAIN631",
        "PostMark is receiving my emails, but when it uses the webhook to post them to the plugin, i'm getting 500s:\n\n```Inbound hook received HTTP 500```",
    ),
    published(
        "an old PHP client checks To itself",
        "Znarkus/postmark-php/issues/1",
        "EXPLAIN690",
        "Fatal error: Uncaught exception 'Exception' with message 'Invalid to address ''test@example.com,test@example.com'' in Postmark.php:230",
        at_most=OPEN,
    ),
    published(
        "Erlang, an option of TLS",
        "pablo-co/bamboo_postmark/issues/29",
        "EXPLAIN690",
        "** (Bamboo.PostmarkAdapter.ApiError) {:option, :server_only, :honor_cipher_order}\n    (bamboo_postmark) lib/bamboo/postmark_adapter.ex:65: Bamboo.PostmarkAdapter.deliver/2",
        at_most=OPEN,
    ),
    published(
        "Django's own 500 for a received message",
        "anymail/django-anymail/issues/304",
        "EXPLAIN690",
        'It seems like the inbound test email from postmark can not be parsed by anymail\n[03/Apr/2023 13:07:04] "POST /redacted/inbound/ HTTP/1.1" 500 104741\nInternal Server Error: /redacted/inbound/\nTraceback (most recent call last):',
        at_most=OPEN,
    ),
    published(
        "Rails 3, a setting of nobody",
        "ActiveCampaign/postmark-rails/issues/18",
        "EXPLAIN690",
        "NoMethodError: undefined method `postmark_settings=' for ActionMailer::Base:Class",
        at_most=OPEN,
    ),
    published(
        "Elixir, closed",
        "pablo-co/bamboo_postmark/issues/11",
        "NET325",
        "Process #PID<0.23109.3> terminating: :closed\n(bamboo_postmark) lib/bamboo/postmark_adapter.ex:51: Bamboo.PostmarkAdapter.deliver/2",
    ),
    published(
        "an old nodemailer, nobody named",
        "techx/quill/issues/71",
        "EXPLAIN690",
        "POST /auth/verify/resend 200 8.227 ms - -\n{ Error: Connection timeout\n    at SMTPConnection._formatError (/var/twww/dashboard/node_modules/smtp-connection/src/smtp-connection.js:384:15)\n code: 'ETIMEDOUT' }",
        at_most=OPEN,
    ),
    published(
        "a relay that wants a login",
        "mastodon/mastodon/issues/22669",
        "EXPLAIN690",
        "WARN: Net::SMTPFatalError: 550 relay access denied - please authenticate",
        at_most=OPEN,
    ),
    published(
        "Supabase's sign-up",
        "supabase/supabase/issues/20739",
        "EXPLAIN690",
        "AuthApiError: Error sending confirmation mail\n      at handleError (webpack-internal:///(action-browser)/./node_modules/.pnpm/@supabase+gotrue-js@2.62.0/node_modules/@supabase/gotrue-js/dist/module/lib/fetch.js:46:11)",
        at_most=OPEN,
    ),
    published(
        "Resend, domain not verified",
        "resend/resend-node/issues/662",
        "EXPLAIN670",
        "{\n  error: {\n    statusCode: 403,\n    message: 'The example.org domain is not verified. Please, add and verify your domain on https://resend.com/domains',\n    name: 'validation_error'\n  }\n}",
    ),
)
