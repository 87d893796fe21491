"""What Node's client libraries, and Auth.js through one of them, left in logs."""
# ruff: noqa: E501 - quoted lines keep their length

from tests.diagnosis.explaining.published import CERTAIN, published

NODE = (
    published(
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
    published(
        "InvalidAPIKeyError",
        "ActiveCampaign/postmark.js/blob/HEAD/src/client/errors/Errors.ts",
        "EXPLAIN601",
        "InvalidAPIKeyError: Request does not contain a valid Server token.\n    at ErrorHandler.buildErrorByHttpStatusCode"
        " (/app/node_modules/postmark/dist/client/errors/ErrorHandler.js:36:24) {\n  code: 10,\n  statusCode: 401\n}",
        10,
    ),
    published(
        "time-out of an old client",
        "ActiveCampaign/postmark.js/issues/43",
        "NET320",
        "Error:  { PostmarkError: ETIMEDOUT\n    at ErrorHandler.module.exports.ErrorHandler.buildError"
        " (/var/task/user/index.js:51719:16)\n    at <anonymous> statusCode: 0, code: 0, name: 'PostmarkError' }",
    ),
    published(
        "deadline of axios",
        "ActiveCampaign/postmark.js/issues/109",
        "NET320",
        "PostmarkError: timeout of 180000ms exceeded",
    ),
    published(
        "service unavailable",
        "ActiveCampaign/postmark.js/issues/53",
        "EXPLAIN620 NET320",
        "PostmarkError: ETIMEOUT & ServiceUnavailablerError",
        100,
    ),
    published(
        "no token, old client",
        "ActiveCampaign/postmark.js/issues/67",
        "EXPLAIN621",
        "C:\\server\\node_modules\\postmark\\dist\\client\\BaseClient.js:22\n        this.token = token.trim();\n\n"
        "TypeError: Cannot read property 'trim' of undefined\n    at ServerClient.BaseClient"
        " (D:\\server\\node_modules\\postmark\\dist\\client\\BaseClient.js:22:28)",
    ),
    published(
        "no token, newer client",
        "maybe-finance/maybe/issues/92",
        "EXPLAIN621",
        "error: uncaughtException: A valid API token must be provided.\nPostmarkError: A valid API token must be provided.",
        at_most=CERTAIN,
    ),
    published(
        "a stream that cannot send",
        "ActiveCampaign/postmark.js/issues/58",
        "EXPLAIN611",
        "ApiInputError: Sending is not supported on the supplied 'MessageStream'.",
        1236,
    ),
    published(
        "Auth.js, wrong token",
        "nextauthjs/next-auth/blob/main/packages/core/src/providers/postmark.ts",
        "EXPLAIN601",
        '[auth][error] Error: Postmark error: {"ErrorCode":10,"Message":"Request does not contain a valid Server token."}',
        10,
    ),
    published(
        "Auth.js documents' sample",
        "nextauthjs/next-auth/blob/main/docs/pages/getting-started/providers/postmark.mdx",
        "EXPLAIN661 EXPLAIN665",
        'const res = await fetch("https://api.postmark.com/emails", {\n    method: "POST",\n    headers: {\n'
        "      Authorization: `Bearer ${provider.apiKey}`,",
        at_most=CERTAIN,
    ),
)
