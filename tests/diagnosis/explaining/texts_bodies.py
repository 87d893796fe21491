"""Postmark's own bodies, as people quoted them and as its pages show them."""
# ruff: noqa: E501 - quoted lines keep their length

from tests.diagnosis.explaining.published import CERTAIN, published

BODIES = (
    published(
        "wrong token, quoted in a report",
        "PipedreamHQ/pipedream/issues/10254",
        "EXPLAIN601",
        'Getting a 401 with "{"ErrorCode": 10, "Message": "Request does not contain a valid Server token."}"',
        10,
    ),
    published(
        "both headers",
        "keighl/postmark/issues/1",
        "EXPLAIN608",
        '{\n   "ErrorCode":10,\n   "Message":"Please do not include Account API Token for Server API Token calls."\n}',
        10,
        at_most=CERTAIN,
    ),
    published(
        "old text for an unknown sender, in a PHP exception",
        "humanmade/Falcon/issues/34",
        "EXPLAIN601",
        "Fatal error: Uncaught exception 'Exception' with message 'Error with sent body: "
        '{"ErrorCode":400,"Message":"Sender signature not defined for From address."}\' in '
        "/home/site/public_html/wp-content/plugins/Falcon-master/library/Falcon/Handler/Postmark.php:115 Stack trace:",
        400,
        at_most=CERTAIN,
    ),
    published(
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
    published(
        "Ruby hash",
        "ActiveCampaign/postmark-gem/issues/128",
        "EXPLAIN601",
        '{"ErrorCode"=>406, "Message"=>"You tried to send to recipient(s) that have been marked as inactive. Found'
        " inactive addresses: HardBounce@bounce-testing.postmarkapp.com. Inactive recipients are ones that have"
        ' generated a hard bounce, a spam complaint, or a manual suppression."}',
        406,
        at_most=CERTAIN,
    ),
    published(
        "account pending approval",
        "edenlabllc/ehealth.api/issues/151",
        "EXPLAIN611",
        "While your account is pending approval, all recipient addresses must share the same domain as the 'From'"
        " address. The domain of the 'From' address is 'ehealth.world', but you are attempting to send email to the"
        " following domain: 'gmail.com'.",
        412,
    ),
    published(
        "accepted with a delay, and no ErrorCode",
        "anymail/django-anymail/issues/392",
        "EXPLAIN607",
        "AnymailRequestsAPIError: Invalid Postmark API response format\nKeyError: 'ErrorCode'\nPostmark API response"
        ' 200 (OK):\n{\n  "Message": "Message accepted, but delivery may be delayed.",\n'
        '  "SubmittedAt": "2024-08-05T02:03:37.0951168Z",\n  "To": "someone@example.com"\n}',
    ),
    published(
        "a missing stream",
        "https://postmarkapp.com/developer/api/overview#error-codes",
        "EXPLAIN601",
        '{"ErrorCode":1235,"Message":"The stream provided: \'newsletter\' does not exist on this server."}',
        1235,
    ),
    published(
        "bulk needs approval",
        "https://postmarkapp.com/developer/api/overview#error-codes",
        "EXPLAIN601",
        '{"ErrorCode":14,"Message":"This endpoint requires approval to access. Contact support to use the Bulk API"}',
        14,
        at_most=CERTAIN,
    ),
    published(
        "IP address not on the allow-list",
        "https://postmarkapp.com/developer/user-guide/ip-allowlisting",
        "EXPLAIN601",
        'HTTP/1.1 403 Forbidden\n\n{"ErrorCode":1480,"Message":"You are not authorized to send emails from your current'
        " IP address: '203.0.113.9'.\"}",
        1480,
        at_most=CERTAIN,
    ),
    published(
        "field check of 2023",
        "https://postmarkapp.com/developer/api/overview#error-codes",
        "EXPLAIN601",
        '{ "ErrorCode": 403, "Message": "Invalid request field(s): \'From\'." }',
        403,
        at_most=CERTAIN,
    ),
    published(
        "test token on another endpoint",
        "benclmnt/postmock/blob/HEAD/docs/02-transport-auth-errors.md",
        "EXPLAIN610",
        '{"ErrorCode":10,"Message":"The Postmark Test API Token may only be used on the /email endpoint."}',
        10,
        at_most=CERTAIN,
    ),
    published(
        "accepted",
        "https://postmarkapp.com/developer/api/email-api",
        "EXPLAIN612",
        '{"To":"receiver@example.com","SubmittedAt":"2014-02-17T07:25:01.4178645-05:00","MessageID":"0a129aee",'
        '"ErrorCode":0,"Message":"OK"}',
        at_most=CERTAIN,
    ),
    published(
        "accepted for some recipients only",
        "ActiveCampaign/postmark.js/issues/87",
        "EXPLAIN605",
        '{ "ErrorCode": 0, "Message": "Message OK, but will not deliver to these inactive addresses: a@example.com." }',
        at_most=CERTAIN,
    ),
    published(
        "a batch with one refusal",
        "https://postmarkapp.com/developer/api/email-api#send-batch-emails",
        "EXPLAIN601 EXPLAIN613",
        '[{"ErrorCode":0,"Message":"OK","MessageID":"b7bc2f4a","To":"receiver1@example.com"},'
        '{"ErrorCode":406,"Message":"You tried to send to a recipient that has been marked as inactive. "}]',
        406,
        at_most=CERTAIN,
    ),
)
