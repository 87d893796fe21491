"""What the Ruby gems left in logs and trackers."""
# ruff: noqa: E501 - quoted lines keep their length

from tests.diagnosis.explaining.published import CERTAIN, OPEN, published

RUBY = (
    published(
        "inactive, Rollbar",
        "fjordllc/bootcamp/issues/9438",
        "EXPLAIN611",
        "Postmark::InactiveRecipientError: You tried to send to recipient(s) that have been marked as inactive. Found"
        " inactive addresses: someone@example.com. Inactive recipients are ones that have generated a hard bounce, a spam"
        ' complaint, or a manual suppression.\n  File "/usr/local/bundle/gems/postmark-1.25.1/lib/postmark/http_client.rb",'
        " line 78",
        406,
    ),
    published(
        "inactive, inspected",
        "ActiveCampaign/postmark-rails/issues/93",
        "EXPLAIN611",
        "#<Postmark::InactiveRecipientError: You tried to send to recipient(s) that have been marked as inactive. Found"
        " inactive addresses: test@bounce-testing.postmarkapp.com.>",
        406,
    ),
    published(
        "inactive, older text without the class",
        "ActiveCampaign/postmark-gem/issues/53",
        "EXPLAIN611",
        "You tried to send to a recipient that has been marked as inactive.\nFound inactive addresses: [redacted].\n"
        "Inactive recipients are ones that have generated a hard bounce or a spam complaint. \n"
        "/app/vendor/bundle/ruby/2.3.0/gems/postmark-1.8.1/lib/postmark/http_client.rb:75:in `handle_response'",
        406,
    ),
    published(
        "inactive under the old class",
        "ActiveCampaign/postmark-rails/issues/23",
        "EXPLAIN611",
        '"Postmark::InvalidMessageError - You tried to send to a recipient that has been marked as inactive"',
        406,
    ),
    published(
        "wrong token",
        "fjordllc/bootcamp/issues/9972",
        "EXPLAIN611",
        "Postmark::InvalidApiKeyError: Request does not contain a valid Server token.\n  File"
        ' "/usr/local/bundle/gems/postmark-1.25.1/lib/postmark/http_client.rb", line 78',
        10,
    ),
    published(
        "empty token, old text",
        "ActiveCampaign/postmark-rails/issues/60",
        "EXPLAIN609",
        "`Postmark::InvalidMessageError (No Account or Server API tokens were supplied in the HTTP headers. Please add a"
        " header for either X-Postmark-Server-Token or X-Postmark-Account-Token.)`",
        10,
    ),
    published(
        "sender signature, old text",
        "ActiveCampaign/postmark-rails/issues/31",
        "EXPLAIN611",
        "Postmark::InvalidMessageError (Sender signature not defined for From address.):\n  postmark (1.0.0)"
        " lib/postmark/http_client.rb:68:in `handle_response'",
        400,
    ),
    published(
        "sender signature, today's text",
        "feedadoc/feedadoc/pull/110",
        "EXPLAIN611",
        "(The 'From' address you supplied (redacted) is not a Sender Signature on your account. Please add and confirm this"
        " address in order to be able to use it in the 'From' field of your messages.):",
        400,
    ),
    published(
        "irb session with status and code",
        "ActiveCampaign/postmark-gem/issues/87",
        "EXPLAIN601",
        "=> #<Postmark::ApiInputError: Invalid 'To' address: 'foo@bar'.>\nirb(main):034:0> err.status_code\n=> 422\n"
        "irb(main):035:0> err.error_code\n=> 300\nirb(main):036:0> err.message",
        300,
        at_most=CERTAIN,
    ),
    published(
        "bare class",
        "heartcombo/devise/issues/1667",
        "EXPLAIN623",
        "Postmark::InvalidMessageError",
        at_most=OPEN,
    ),
    published(
        "time-out in Sidekiq",
        "ActiveCampaign/postmark-rails/issues/43",
        "NET320",
        '"error_message"=>"execution expired", "error_class"=>"Postmark::TimeoutError", "failed_at"=>1404121434.9381132',
    ),
    published(
        "time-out while reading",
        "ActiveCampaign/postmark-gem/issues/129",
        "NET320",
        "Postmark::TimeoutError: Net::OpenTimeout (Most recent call first)\nFile"
        " /gems/postmark-1.22.1/lib/postmark/http_client.rb:95 in rescue in do_request",
    ),
    published(
        "time-out while connecting",
        "fjordllc/bootcamp/issues/8864",
        "NET320",
        "Net::OpenTimeout: Failed to open TCP connection to api.postmarkapp.com:443 (execution expired)",
        at_most=CERTAIN,
    ),
    published(
        "DNS, musl",
        "fjordllc/bootcamp/issues/7801",
        "NET321",
        "SocketError: Failed to open TCP connection to api.postmarkapp.com:443 (getaddrinfo: Try again)",
        at_most=CERTAIN,
    ),
    published(
        "DNS, glibc",
        "fjordllc/bootcamp/issues/8459",
        "NET321",
        "SocketError: Failed to open TCP connection to api.postmarkapp.com:443 (getaddrinfo: Temporary failure in name"
        " resolution)",
        at_most=CERTAIN,
    ),
    published(
        "TLS, no common version",
        "ActiveCampaign/postmark-rails/issues/82",
        "NET323",
        "postmark: OpenSSL::SSL::SSLError (SSL_connect returned=1 errno=0 state=error: no protocols available)",
    ),
    published(
        "TLS, client hello",
        "ruby-china/homeland/issues/1353",
        "NET323",
        "mailer_provider=postmark\n#<OpenSSL::SSL::SSLError: SSL_connect SYSCALL returned=5 errno=0 state=SSLv3/TLS write"
        " client hello>",
    ),
)
