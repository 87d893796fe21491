"""What .NET, Java, SMTP, curl and other services say."""
# ruff: noqa: E501 - quoted lines keep their length

from tests.diagnosis.explaining.published import CERTAIN, OPEN, published

OTHER_PLATFORMS = (
    published(
        ".NET, unreadable reply",
        "ActiveCampaign/postmark-dotnet/issues/96",
        "EXPLAIN624",
        "System.Exception: The response from the API could not be parsed.\n   at"
        " PostmarkDotNet.PostmarkClientBase.ProcessRequestAsync",
    ),
    published(
        ".NET, refusal without reason",
        "ActiveCampaign/postmark-dotnet/issues/88",
        "EXPLAIN623",
        "Exception has occurred: CLR/PostmarkDotNet.Exceptions.PostmarkValidationException\n   at"
        " PostmarkDotNet.PostmarkClientBase.<ProcessRequestAsync>d__13`2.MoveNext()",
        at_most=OPEN,
    ),
    published(
        "Java, wrong token",
        "ActiveCampaign/postmark-java/blob/HEAD/src/main/java/com/postmarkapp/postmark/client/HttpClientErrorHandler.java",
        "EXPLAIN620",
        "com.postmarkapp.postmark.client.exception.InvalidAPIKeyException: null",
        10,
    ),
    published(
        "nodemailer, website login over SMTP",
        "nodemailer/nodemailer-wellknown/issues/14",
        "EXPLAIN651",
        "service: 'postmark',\n{ [Error: Invalid login]\n  code: 'EAUTH',\n  response: '535 5.7.8 Error: authentication"
        " failed: ',\n  responseCode: 535 }",
    ),
    published(
        "535 of a server that is not named",
        "pocketbase/pocketbase/issues/584",
        "EXPLAIN651",
        "Failed to send the test email. Raw error: \n535 Authentication Failed.",
        at_most=OPEN,
    ),
    published(
        "web page in place of a reply",
        "https://postmarkapp.com/support/article/getting-a-403-that-doesnt-look-like-a-postmark-error",
        "NET305",
        "> POST /email HTTP/1.1\n> Host: api.postmarkapp.com\n>\n< HTTP/1.1 403 Forbidden\n< Content-Type: text/html\n<\n"
        "<html><body><h1>403 Forbidden</h1></body></html>",
    ),
    published(
        "empty 405",
        "CauldronUp/cauldron/blob/HEAD/recipes/postmark/README.md",
        "NET306",
        "$ curl -i https://api.postmarkapp.com/email\nHTTP/2 405\ncontent-length: 0\n",
    ),
    published(
        "ErrorCode taken for a status",
        "ActiveCampaign/postmark-skills/blob/HEAD/postmark-send-email/references/error-handling.md",
        "EXPLAIN604 EXPLAIN611",
        "Postmark answered HTTP 406: You tried to send to a recipient that has been marked as inactive.",
        406,
        at_most=CERTAIN,
    ),
    published(
        "SendGrid",
        "sendgrid/sendgrid-nodejs/issues/1088",
        "EXPLAIN670",
        '"message": "The from address does not match a verified Sender Identity. Mail cannot be sent until this error is'
        ' resolved."',
    ),
    published(
        "SendGrid over SMTP",
        "sahat/hackathon-starter/issues/1083",
        "EXPLAIN670",
        "response: '550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error"
        " is resolved. Visit https://sendgrid.com/docs/for-developers/sending-email/sender-identity/',",
    ),
    published(
        "Resend through Auth.js",
        "schemalabz/opencouncil/issues/56",
        "EXPLAIN670",
        '[auth][error] Error: Resend error: {"statusCode":422,"message":"Invalid `to` field. Please use our testing email'
        ' address instead of domains like `example.com`.","name":"validation_error"}',
    ),
    published(
        "Amazon SES",
        "danilop/LambdAuth/issues/64",
        "EXPLAIN670",
        '{ "errorMessage": "Error in sendVerificationEmail: MessageRejected: Email address is not verified. The following'
        ' identities failed the check in region US-WEST-2: a@example.com" }',
    ),
    published(
        "Mailjet's DNS, not Postmark's",
        "mailjet/mailjet-apiv3-nodejs/issues/22",
        "EXPLAIN670",
        "getaddrinfo ENOTFOUND api.mailjet.com api.mailjet.com:443",
    ),
)
