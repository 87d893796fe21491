"""Texts that people met and published, each with its source, what is to be found in it and how sure one may be of it.

Addresses of people are replaced by example addresses; everything else stands as it was published, shortened. Where the
source is a file of a library or a page of documentation, the text is what that file prints, or what that page describes.
"""
# ruff: noqa: E501 - quoted lines keep their length

from dataclasses import dataclass

from helpers.diagnosis.records import Confidence

CERTAIN, LIKELY, OPEN = Confidence.CERTAIN, Confidence.LIKELY, Confidence.OPEN
GITHUB = "https://github.com/"


@dataclass(frozen=True, kw_only=True)
class Published:
    """One text. `finds` are the codes that have to be found, and `error_codes` the ErrorCodes their titles name."""

    name: str
    text: str
    source: str
    finds: tuple[str, ...]
    error_codes: tuple[int, ...] = ()
    at_most: Confidence = LIKELY  # a finding that is surer than this is wrong

    def __str__(self) -> str:
        return self.name


def _published(
    name: str, source: str, finds: str, text: str, *error_codes: int, at_most: Confidence = LIKELY
) -> Published:
    where = source if source.startswith("https://") else GITHUB + source
    codes = tuple(finds.split())
    return Published(name=name, text=text, source=where, finds=codes, error_codes=error_codes, at_most=at_most)


BODIES = (
    _published(
        "wrong token, quoted in a report",
        "PipedreamHQ/pipedream/issues/10254",
        "EXPLAIN601",
        'Getting a 401 with "{"ErrorCode": 10, "Message": "Request does not contain a valid Server token."}"',
        10,
    ),
    _published(
        "both headers",
        "keighl/postmark/issues/1",
        "EXPLAIN608",
        '{\n   "ErrorCode":10,\n   "Message":"Please do not include Account API Token for Server API Token calls."\n}',
        10,
        at_most=CERTAIN,
    ),
    _published(
        "old text for an unknown sender, in a PHP exception",
        "humanmade/Falcon/issues/34",
        "EXPLAIN601",
        "Fatal error: Uncaught exception 'Exception' with message 'Error with sent body: "
        '{"ErrorCode":400,"Message":"Sender signature not defined for From address."}\' in '
        "/home/site/public_html/wp-content/plugins/Falcon-master/library/Falcon/Handler/Postmark.php:115 Stack trace:",
        400,
        at_most=CERTAIN,
    ),
    _published(
        "Guzzle, cut off inside Message",
        "ActiveCampaign/laravel-postmark-provider/issues/6",
        "EXPLAIN601",
        "GuzzleHttp\\Exception\\ClientException: Client error: `POST https://api.postmarkapp.com/email` resulted in a"
        " `422 Unprocessable Entity` response:\n"
        '{"ErrorCode":406,"Message":"You tried to send to a recipient that has been marked as inactive.\\nFound inactive'
        " addresses (truncated...)",
        406,
        at_most=CERTAIN,
    ),
    _published(
        "Ruby hash",
        "ActiveCampaign/postmark-gem/issues/128",
        "EXPLAIN601",
        '{"ErrorCode"=>406, "Message"=>"You tried to send to recipient(s) that have been marked as inactive. Found'
        " inactive addresses: HardBounce@bounce-testing.postmarkapp.com. Inactive recipients are ones that have"
        ' generated a hard bounce, a spam complaint, or a manual suppression."}',
        406,
        at_most=CERTAIN,
    ),
    _published(
        "account pending approval",
        "edenlabllc/ehealth.api/issues/151",
        "EXPLAIN611",
        "While your account is pending approval, all recipient addresses must share the same domain as the 'From'"
        " address. The domain of the 'From' address is 'ehealth.world', but you are attempting to send email to the"
        " following domain: 'gmail.com'.",
        412,
    ),
    _published(
        "accepted with a delay, and no ErrorCode",
        "anymail/django-anymail/issues/392",
        "EXPLAIN607",
        "AnymailRequestsAPIError: Invalid Postmark API response format\nKeyError: 'ErrorCode'\nPostmark API response"
        ' 200 (OK):\n{\n  "Message": "Message accepted, but delivery may be delayed.",\n'
        '  "SubmittedAt": "2024-08-05T02:03:37.0951168Z",\n  "To": "someone@example.com"\n}',
    ),
    _published(
        "a missing stream",
        "https://postmarkapp.com/developer/api/overview#error-codes",
        "EXPLAIN601",
        '{"ErrorCode":1235,"Message":"The stream provided: \'newsletter\' does not exist on this server."}',
        1235,
    ),
    _published(
        "bulk needs approval",
        "https://postmarkapp.com/developer/api/overview#error-codes",
        "EXPLAIN601",
        '{"ErrorCode":14,"Message":"This endpoint requires approval to access. Contact support to use the Bulk API"}',
        14,
        at_most=CERTAIN,
    ),
    _published(
        "IP address not on the allow-list",
        "https://postmarkapp.com/developer/user-guide/ip-allowlisting",
        "EXPLAIN601",
        'HTTP/1.1 403 Forbidden\n\n{"ErrorCode":1480,"Message":"You are not authorized to send emails from your current'
        " IP address: '203.0.113.9'.\"}",
        1480,
        at_most=CERTAIN,
    ),
    _published(
        "field check of 2023",
        "https://postmarkapp.com/developer/api/overview#error-codes",
        "EXPLAIN601",
        '{ "ErrorCode": 403, "Message": "Invalid request field(s): \'From\'." }',
        403,
        at_most=CERTAIN,
    ),
    _published(
        "test token on another endpoint",
        "benclmnt/postmock/blob/HEAD/docs/02-transport-auth-errors.md",
        "EXPLAIN610",
        '{"ErrorCode":10,"Message":"The Postmark Test API Token may only be used on the /email endpoint."}',
        10,
        at_most=CERTAIN,
    ),
    _published(
        "accepted",
        "https://postmarkapp.com/developer/api/email-api",
        "EXPLAIN612",
        '{"To":"receiver@example.com","SubmittedAt":"2014-02-17T07:25:01.4178645-05:00","MessageID":"0a129aee",'
        '"ErrorCode":0,"Message":"OK"}',
        at_most=CERTAIN,
    ),
    _published(
        "accepted for some recipients only",
        "ActiveCampaign/postmark.js/issues/87",
        "EXPLAIN605",
        '{ "ErrorCode": 0, "Message": "Message OK, but will not deliver to these inactive addresses: a@example.com." }',
        at_most=CERTAIN,
    ),
    _published(
        "a batch with one refusal",
        "https://postmarkapp.com/developer/api/email-api#send-batch-emails",
        "EXPLAIN601 EXPLAIN613",
        '[{"ErrorCode":0,"Message":"OK","MessageID":"b7bc2f4a","To":"receiver1@example.com"},'
        '{"ErrorCode":406,"Message":"You tried to send to a recipient that has been marked as inactive. "}]',
        406,
        at_most=CERTAIN,
    ),
)

NODE = (
    _published(
        "InvalidEmailRequestError with its numbers",
        "danielBingham/communities/issues/197",
        "EXPLAIN601",
        "InvalidEmailRequestError: Error parsing 'To': Illegal email address 'someone@example.com'. It must contain the"
        " '@' symbol.\n    at ApiInputError.buildSpecificError"
        " (/src/node_modules/postmark/dist/client/errors/Errors.js:122:24)\n    at ErrorHandler.buildErrorByHttpStatusCode"
        " (/src/node_modules/postmark/dist/client/errors/ErrorHandler.js:43:45) {\n  statusCode: 422,\n  code: 300\n}",
        300,
        at_most=CERTAIN,
    ),
    _published(
        "InvalidAPIKeyError",
        "ActiveCampaign/postmark.js/blob/HEAD/src/client/errors/Errors.ts",
        "EXPLAIN601",
        "InvalidAPIKeyError: Request does not contain a valid Server token.\n    at ErrorHandler.buildErrorByHttpStatusCode"
        " (/app/node_modules/postmark/dist/client/errors/ErrorHandler.js:36:24) {\n  code: 10,\n  statusCode: 401\n}",
        10,
    ),
    _published(
        "time-out of an old client",
        "ActiveCampaign/postmark.js/issues/43",
        "NET320",
        "Error:  { PostmarkError: ETIMEDOUT\n    at ErrorHandler.module.exports.ErrorHandler.buildError"
        " (/var/task/user/index.js:51719:16)\n    at <anonymous> statusCode: 0, code: 0, name: 'PostmarkError' }",
    ),
    _published(
        "deadline of axios",
        "ActiveCampaign/postmark.js/issues/109",
        "NET320",
        "PostmarkError: timeout of 180000ms exceeded",
    ),
    _published(
        "service unavailable",
        "ActiveCampaign/postmark.js/issues/53",
        "EXPLAIN620 NET320",
        "PostmarkError: ETIMEOUT & ServiceUnavailablerError",
        100,
    ),
    _published(
        "no token, old client",
        "ActiveCampaign/postmark.js/issues/67",
        "EXPLAIN621",
        "C:\\server\\node_modules\\postmark\\dist\\client\\BaseClient.js:22\n        this.token = token.trim();\n\n"
        "TypeError: Cannot read property 'trim' of undefined\n    at ServerClient.BaseClient"
        " (D:\\server\\node_modules\\postmark\\dist\\client\\BaseClient.js:22:28)",
    ),
    _published(
        "no token, newer client",
        "maybe-finance/maybe/issues/92",
        "EXPLAIN621",
        "error: uncaughtException: A valid API token must be provided.\nPostmarkError: A valid API token must be provided.",
        at_most=CERTAIN,
    ),
    _published(
        "a stream that cannot send",
        "ActiveCampaign/postmark.js/issues/58",
        "EXPLAIN611",
        "ApiInputError: Sending is not supported on the supplied 'MessageStream'.",
        1236,
    ),
    _published(
        "Auth.js, wrong token",
        "nextauthjs/next-auth/blob/main/packages/core/src/providers/postmark.ts",
        "EXPLAIN601",
        '[auth][error] Error: Postmark error: {"ErrorCode":10,"Message":"Request does not contain a valid Server token."}',
        10,
    ),
    _published(
        "Auth.js documents' sample",
        "nextauthjs/next-auth/blob/main/docs/pages/getting-started/providers/postmark.mdx",
        "EXPLAIN661 EXPLAIN665",
        'const res = await fetch("https://api.postmark.com/emails", {\n    method: "POST",\n    headers: {\n'
        "      Authorization: `Bearer ${provider.apiKey}`,",
        at_most=CERTAIN,
    ),
)

PHP = (
    _published(
        "account token, PHP client",
        "ActiveCampaign/postmark-php/issues/34",
        "EXPLAIN620",
        "Error: exception 'Postmark\\Models\\PostmarkException' with message 'Unauthorized: Missing or incorrect API"
        " token in header. Please verify that you used the correct token when you constructed your client.' in"
        " C:\\www\\slshop\\vendor\\wildbit\\postmark-php\\src\\Postmark\\PostmarkClientBase.php:146",
        10,
    ),
    _published(
        "three lines echoed by a PHP script",
        "ActiveCampaign/postmark-php/issues/35",
        "EXPLAIN611",
        "422\nYou tried to send to a recipient that has been marked as inactive.\nFound inactive addresses:"
        " test@test.com.\nInactive recipients are ones that have generated a hard bounce or a spam complaint.\n406",
        406,
    ),
    _published(
        "incompatible JSON",
        "ActiveCampaign/postmark-php/issues/33",
        "EXPLAIN611",
        "Postmark\\Models\\PostmarkException: Received valid, but incompatible JSON input. in"
        " /app/vendor/wildbit/postmark-php/src/Postmark/PostmarkClientBase.php:165",
        403,
    ),
    _published(
        "Symfony, header refused",
        "symfony/symfony/issues/60254",
        "EXPLAIN601",
        "Fatal error: Uncaught Symfony\\Component\\Mailer\\Exception\\HttpTransportException: \nUnable to send an email:"
        " Header 'Date' not allowed. (code 300). in\n/vendor/symfony/postmark-mailer/Transport/PostmarkApiTransport.php:72",
        300,
    ),
    _published(
        "Symfony, inactive recipient",
        "symfony/symfony/pull/50178",
        "EXPLAIN611",
        "Unable to send an email: You tried to send to recipient(s) that have been marked as inactive.",
        406,
    ),
    _published(
        "Guzzle without the body",
        "craigpaul/laravel-postmark/issues/17",
        "EXPLAIN641",
        "Client error: 'POST https://api.postmarkapp.com/email' resulted in a '422 Unprocessable Entity'",
        at_most=OPEN,
    ),
    _published(
        "missing From",
        "snowfire/Laravel-Postmark-Driver/issues/10",
        "EXPLAIN611",
        "Laravel-Postmark-Driver: Invalid 'From' value.",
        300,
    ),
    _published(
        "SMTP time-out, SwiftMailer",
        "cachethq/cachet/issues/2400",
        "NET320",
        "[2017-03-02 10:07:31] production.ERROR: Swift_TransportException: Connection could not be \nestablished with host"
        " smtp.postmarkapp.com [Connection timed out #110] in /home/my_acc/vendor/swiftmailer/lib/StreamBuffer.php:269",
        at_most=CERTAIN,
    ),
    _published(
        "SMTP login, SwiftMailer transcript",
        "mautic/mautic/issues/1700",
        "EXPLAIN651",
        'Failed to authenticate on SMTP server with username "vkdev" using 1 possible authenticators\n<< 220'
        " smtp.postmarkapp.com ESMTP sc-ams-smtp1 >> EHLO mautic.example.com << 250-smtp.postmarkapp.com 250-STARTTLS"
        " 250-AUTH PLAIN LOGIN CRAM-MD5 DIGEST-MD5 >> AUTH LOGIN << 334 VXNlcm5hbWU6 >> dmtkZXY= << 334 UGFzc3dvcmQ6"
        " << 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6",
    ),
)

RUBY = (
    _published(
        "inactive, Rollbar",
        "fjordllc/bootcamp/issues/9438",
        "EXPLAIN611",
        "Postmark::InactiveRecipientError: You tried to send to recipient(s) that have been marked as inactive. Found"
        " inactive addresses: someone@example.com. Inactive recipients are ones that have generated a hard bounce, a spam"
        ' complaint, or a manual suppression.\n  File "/usr/local/bundle/gems/postmark-1.25.1/lib/postmark/http_client.rb",'
        " line 78",
        406,
    ),
    _published(
        "inactive, inspected",
        "ActiveCampaign/postmark-rails/issues/93",
        "EXPLAIN611",
        "#<Postmark::InactiveRecipientError: You tried to send to recipient(s) that have been marked as inactive. Found"
        " inactive addresses: test@bounce-testing.postmarkapp.com.>",
        406,
    ),
    _published(
        "inactive, older text without the class",
        "ActiveCampaign/postmark-gem/issues/53",
        "EXPLAIN611",
        "You tried to send to a recipient that has been marked as inactive.\nFound inactive addresses: [redacted].\n"
        "Inactive recipients are ones that have generated a hard bounce or a spam complaint. \n"
        "/app/vendor/bundle/ruby/2.3.0/gems/postmark-1.8.1/lib/postmark/http_client.rb:75:in `handle_response'",
        406,
    ),
    _published(
        "inactive under the old class",
        "ActiveCampaign/postmark-rails/issues/23",
        "EXPLAIN611",
        '"Postmark::InvalidMessageError - You tried to send to a recipient that has been marked as inactive"',
        406,
    ),
    _published(
        "wrong token",
        "fjordllc/bootcamp/issues/9972",
        "EXPLAIN611",
        "Postmark::InvalidApiKeyError: Request does not contain a valid Server token.\n  File"
        ' "/usr/local/bundle/gems/postmark-1.25.1/lib/postmark/http_client.rb", line 78',
        10,
    ),
    _published(
        "empty token, old text",
        "ActiveCampaign/postmark-rails/issues/60",
        "EXPLAIN609",
        "`Postmark::InvalidMessageError (No Account or Server API tokens were supplied in the HTTP headers. Please add a"
        " header for either X-Postmark-Server-Token or X-Postmark-Account-Token.)`",
        10,
    ),
    _published(
        "sender signature, old text",
        "ActiveCampaign/postmark-rails/issues/31",
        "EXPLAIN611",
        "Postmark::InvalidMessageError (Sender signature not defined for From address.):\n  postmark (1.0.0)"
        " lib/postmark/http_client.rb:68:in `handle_response'",
        400,
    ),
    _published(
        "sender signature, today's text",
        "feedadoc/feedadoc/pull/110",
        "EXPLAIN611",
        "(The 'From' address you supplied (redacted) is not a Sender Signature on your account. Please add and confirm this"
        " address in order to be able to use it in the 'From' field of your messages.):",
        400,
    ),
    _published(
        "irb session with status and code",
        "ActiveCampaign/postmark-gem/issues/87",
        "EXPLAIN601",
        "=> #<Postmark::ApiInputError: Invalid 'To' address: 'foo@bar'.>\nirb(main):034:0> err.status_code\n=> 422\n"
        "irb(main):035:0> err.error_code\n=> 300\nirb(main):036:0> err.message",
        300,
        at_most=CERTAIN,
    ),
    _published(
        "bare class",
        "heartcombo/devise/issues/1667",
        "EXPLAIN623",
        "Postmark::InvalidMessageError",
        at_most=OPEN,
    ),
    _published(
        "time-out in Sidekiq",
        "ActiveCampaign/postmark-rails/issues/43",
        "NET320",
        '"error_message"=>"execution expired", "error_class"=>"Postmark::TimeoutError", "failed_at"=>1404121434.9381132',
    ),
    _published(
        "time-out while reading",
        "ActiveCampaign/postmark-gem/issues/129",
        "NET320",
        "Postmark::TimeoutError: Net::OpenTimeout (Most recent call first)\nFile"
        " /gems/postmark-1.22.1/lib/postmark/http_client.rb:95 in rescue in do_request",
    ),
    _published(
        "time-out while connecting",
        "fjordllc/bootcamp/issues/8864",
        "NET320",
        "Net::OpenTimeout: Failed to open TCP connection to api.postmarkapp.com:443 (execution expired)",
        at_most=CERTAIN,
    ),
    _published(
        "DNS, musl",
        "fjordllc/bootcamp/issues/7801",
        "NET321",
        "SocketError: Failed to open TCP connection to api.postmarkapp.com:443 (getaddrinfo: Try again)",
        at_most=CERTAIN,
    ),
    _published(
        "DNS, glibc",
        "fjordllc/bootcamp/issues/8459",
        "NET321",
        "SocketError: Failed to open TCP connection to api.postmarkapp.com:443 (getaddrinfo: Temporary failure in name"
        " resolution)",
        at_most=CERTAIN,
    ),
    _published(
        "TLS, no common version",
        "ActiveCampaign/postmark-rails/issues/82",
        "NET323",
        "postmark: OpenSSL::SSL::SSLError (SSL_connect returned=1 errno=0 state=error: no protocols available)",
    ),
    _published(
        "TLS, client hello",
        "ruby-china/homeland/issues/1353",
        "NET323",
        "mailer_provider=postmark\n#<OpenSSL::SSL::SSLError: SSL_connect SYSCALL returned=5 errno=0 state=SSLv3/TLS write"
        " client hello>",
    ),
)

PYTHON = (
    _published(
        "python-postmark hides Postmark's words",
        "themartorana/python-postmark/blob/HEAD/postmark/core.py",
        "EXPLAIN620",
        "postmark.core.PMMailUnauthorizedException: Sending Unauthorized - incorrect API key.",
        10,
    ),
    _published(
        "python-postmark passes Postmark's words on",
        "themartorana/python-postmark/blob/HEAD/postmark/core.py",
        "EXPLAIN611",
        "postmark.core.PMMailUnprocessableEntityException: Unprocessable Entity: Sender signature not defined for From"
        " address.",
        400,
    ),
    _published(
        "python-postmark, no key",
        "themartorana/python-postmark/blob/HEAD/postmark/core.py",
        "EXPLAIN621",
        "PMMailMissingValueException: Cannot send an e-mail without a Postmark API Key",
        at_most=CERTAIN,
    ),
    _published(
        "postmarker, no token",
        "Stranger6667/postmarker/issues/199",
        "EXPLAIN621",
        "AssertionError: You have to provide token to use Postmark API",
        at_most=CERTAIN,
    ),
    _published(
        "postmarker",
        "Stranger6667/postmarker/blob/HEAD/src/postmarker/core.py",
        "EXPLAIN601",
        "postmarker.exceptions.ClientError: [406] You tried to send to a recipient that has been marked as inactive.",
        406,
        at_most=CERTAIN,
    ),
    _published(
        "postmark-python",
        "ActiveCampaign/postmark-python/blob/HEAD/postmark/exceptions.py",
        "EXPLAIN601",
        "postmark.exceptions.InvalidAPIKeyException: [10] Request does not contain a valid Server token. (HTTP 401)",
        10,
    ),
    _published(
        "pystmark, TLS set-up",
        "xsleonard/pystmark/issues/14",
        "NET323",
        '  File "..\\libs\\pystmark.py", line 891, in _request\n    raise SSLError(e, request=request)\nSSLError: [Errno 2] No'
        " such file or directory\nThe URL this call is sending to is: `https://api.postmarkapp.com/email`",
        at_most=CERTAIN,
    ),
    _published(
        "a reply that is no JSON",
        "Stranger6667/postmarker/issues/163",
        "EXPLAIN624",
        '  File "postmarker/core.py", line 139, in check_response\nrequests.exceptions.JSONDecodeError: Expecting value:'
        " line 1 column 1 (char 0)",
    ),
    _published(
        "Anymail shows the whole reply",
        "anymail/django-anymail/blob/HEAD/anymail/exceptions.py",
        "EXPLAIN601",
        "anymail.exceptions.AnymailRequestsAPIError: Sending a message to someone@example.com\nPostmark API response 422"
        ' (Unprocessable Entity):\n{\n  "ErrorCode": 1101,\n  "Message": "The TemplateId, LayoutTemplate, or Alias'
        ' references a Template that does not exist"\n}',
        1101,
    ),
)

OTHER_PLATFORMS = (
    _published(
        ".NET, unreadable reply",
        "ActiveCampaign/postmark-dotnet/issues/96",
        "EXPLAIN624",
        "System.Exception: The response from the API could not be parsed.\n   at"
        " PostmarkDotNet.PostmarkClientBase.ProcessRequestAsync",
    ),
    _published(
        ".NET, refusal without reason",
        "ActiveCampaign/postmark-dotnet/issues/88",
        "EXPLAIN623",
        "Exception has occurred: CLR/PostmarkDotNet.Exceptions.PostmarkValidationException\n   at"
        " PostmarkDotNet.PostmarkClientBase.<ProcessRequestAsync>d__13`2.MoveNext()",
        at_most=OPEN,
    ),
    _published(
        "Java, wrong token",
        "ActiveCampaign/postmark-java/blob/HEAD/src/main/java/com/postmarkapp/postmark/client/HttpClientErrorHandler.java",
        "EXPLAIN620",
        "com.postmarkapp.postmark.client.exception.InvalidAPIKeyException: null",
        10,
    ),
    _published(
        "nodemailer, website login over SMTP",
        "nodemailer/nodemailer-wellknown/issues/14",
        "EXPLAIN651",
        "service: 'postmark',\n{ [Error: Invalid login]\n  code: 'EAUTH',\n  response: '535 5.7.8 Error: authentication"
        " failed: ',\n  responseCode: 535 }",
    ),
    _published(
        "535 of a server that is not named",
        "pocketbase/pocketbase/issues/584",
        "EXPLAIN651",
        "Failed to send the test email. Raw error: \n535 Authentication Failed.",
        at_most=OPEN,
    ),
    _published(
        "web page in place of a reply",
        "https://postmarkapp.com/support/article/getting-a-403-that-doesnt-look-like-a-postmark-error",
        "NET305",
        "> POST /email HTTP/1.1\n> Host: api.postmarkapp.com\n>\n< HTTP/1.1 403 Forbidden\n< Content-Type: text/html\n<\n"
        "<html><body><h1>403 Forbidden</h1></body></html>",
    ),
    _published(
        "empty 405",
        "CauldronUp/cauldron/blob/HEAD/recipes/postmark/README.md",
        "NET306",
        "$ curl -i https://api.postmarkapp.com/email\nHTTP/2 405\ncontent-length: 0\n",
    ),
    _published(
        "ErrorCode taken for a status",
        "ActiveCampaign/postmark-skills/blob/HEAD/postmark-send-email/references/error-handling.md",
        "EXPLAIN604 EXPLAIN611",
        "Postmark answered HTTP 406: You tried to send to a recipient that has been marked as inactive.",
        406,
        at_most=CERTAIN,
    ),
    _published(
        "SendGrid",
        "sendgrid/sendgrid-nodejs/issues/1088",
        "EXPLAIN670",
        '"message": "The from address does not match a verified Sender Identity. Mail cannot be sent until this error is'
        ' resolved."',
    ),
    _published(
        "SendGrid over SMTP",
        "sahat/hackathon-starter/issues/1083",
        "EXPLAIN670",
        "response: '550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error"
        " is resolved. Visit https://sendgrid.com/docs/for-developers/sending-email/sender-identity/',",
    ),
    _published(
        "Resend through Auth.js",
        "schemalabz/opencouncil/issues/56",
        "EXPLAIN670",
        '[auth][error] Error: Resend error: {"statusCode":422,"message":"Invalid `to` field. Please use our testing email'
        ' address instead of domains like `example.com`.","name":"validation_error"}',
    ),
    _published(
        "Amazon SES",
        "danilop/LambdAuth/issues/64",
        "EXPLAIN670",
        '{ "errorMessage": "Error in sendVerificationEmail: MessageRejected: Email address is not verified. The following'
        ' identities failed the check in region US-WEST-2: a@example.com" }',
    ),
    _published(
        "Mailjet's DNS, not Postmark's",
        "mailjet/mailjet-apiv3-nodejs/issues/22",
        "EXPLAIN670",
        "getaddrinfo ENOTFOUND api.mailjet.com api.mailjet.com:443",
    ),
)

PUBLISHED = (*BODIES, *NODE, *PHP, *RUBY, *PYTHON, *OTHER_PLATFORMS)

UNRELATED = {
    "database": "Error: connect ECONNREFUSED 127.0.0.1:5432\n    at TCPConnectWrap.afterConnect [as oncomplete]",
    "GitHub": 'HTTP/1.1 401 Unauthorized\n\n{"message":"Bad credentials","documentation_url":"https://docs.github.com"}',
    "Stripe": "StripeAuthenticationError: Invalid API Key provided: sk_test_****1234\n  statusCode: 401, code: 'x'",
    "npm": "npm ERR! code ENOTFOUND\nnpm ERR! network request to https://registry.example.com/left-pad failed",
    "nginx": '203.0.113.7 - - [22/Nov/2026:18:00:01 +0000] "GET /wp-login.php HTTP/1.1" 404 153 "-" "curl/8.5"',
    "Python": "Traceback (most recent call last):\n  File 'a.py', line 1\nValueError: could not convert string to float",
    "PostgreSQL": "FATAL: password authentication failed for user ada",
    "prose": "Dear Ada, the invoice of 406 pounds is attached; please confirm that you received it by Friday.",
    "numbers": "10 300 400 406 412 422 1235\n535 8\n200 0",
    "JSON of nobody": '{"error": {"code": 422, "status": "UNPROCESSABLE", "details": []}}',
    "Kubernetes": "Warning  Unhealthy  kubelet  Readiness probe failed: HTTP probe failed with statuscode: 503",
    "TLS elsewhere": "curl: (60) SSL certificate problem: unable to get local issuer certificate\nhttps://example.com",
}
"""Logs and texts in which nothing concerns Postmark."""
