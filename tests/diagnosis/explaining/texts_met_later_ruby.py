"""What the Ruby gems left in trackers, looked for when the rules stood already, by somebody who had not written them."""
# ruff: noqa: E501 - quoted lines keep their length

from tests.diagnosis.explaining.published import published

RUBY_MET_LATER = (
    published(
        "gem, a word for an address",
        "pupeno/repeater_world/issues/343",
        "EXPLAIN611",
        "Postmark::InvalidEmailRequestError Error parsing 'To': Illegal email address 'World'. It must contain the '@' symbol.",
        300,
    ),
    published(
        "gem, name in place of address",
        "fjordllc/bootcamp/issues/4888",
        "EXPLAIN611",
        "Postmark::InvalidEmailAddressError: Error parsing 'To': Illegal email address 'someone0536'. It must contain the '@' symbol.\n  File \"/usr/local/bundle/gems/postmark-1.22.0/lib/postmark/http_client.rb\", line 78, in handle_response",
        300,
    ),
    published(
        "gem 0.4, From",
        "ActiveCampaign/postmark-gem/issues/4",
        "EXPLAIN611",
        "Error parsing 'From': Illegal email address ']'. It must contain the '@' symbol.\n\nmessage.delivery_method Mail::Postmark, {:api_key => \"<the key here>\"}",
        300,
    ),
    published(
        "gem, 504",
        "fjordllc/bootcamp/issues/7932",
        "NET310",
        'Postmark::UnexpectedHttpResponseError: The Postmark API responded with HTTP status 504.\n  File "/usr/local/bundle/gems/postmark-1.25.0/lib/postmark/http_client.rb", line 78, in handle_response',
    ),
    published(
        "gem, read time-out",
        "fjordllc/bootcamp/issues/8600",
        "NET320",
        'Net::ReadTimeout: Net::ReadTimeout with #<TCPSocket:(closed)>\n  File "/usr/local/bundle/gems/net-protocol-0.2.2/lib/net/protocol.rb", line 229, in rbuf_fill\n  File "/usr/local/bundle/gems/postmark-1.25.1/lib/postmark/http_client.rb", line 32, in block in post',
    ),
    published(
        "gem, reset during TLS",
        "ActiveCampaign/postmark-gem/issues/59",
        "NET325",
        "postmark: RuntimeError: Connection reset by peer - SSL_connect",
    ),
    published(
        "gem 0.9, Timeout::Error",
        "ActiveCampaign/postmark-gem/pull/22",
        "NET320",
        "Timeout::Error: Timeout::Error\n/usr/local/lib/ruby/1.9.1/net/protocol.rb:140:in `rescue in rbuf_fill'\nvendor/bundle/ruby/1.9.1/gems/postmark-0.9.10/lib/postmark/http_client.rb:7:in `post'",
    ),
    published(
        "attachments too big",
        "tactilenews/100eyes/issues/1544",
        "EXPLAIN611",
        "Postmark::InvalidEmailAddressError Attachments too big. The total size should be less than 10485760 bytes.",
        300,
    ),
    published(
        "rails, comment in a mailer",
        "pupilfirst/pupilfirst/blob/HEAD/app/mailers/application_mailer.rb",
        "EXPLAIN611",
        "Postmark::ApiInputError (The 'From' address you supplied (fullstack@example.org)\n  # is not a Sender Signature on your account. Please add and confirm this address in order\n  # to be able to use it in the 'From' field of your messages.)",
        400,
    ),
    published(
        "gem, a dot too many",
        "ActiveCampaign/postmark-gem/issues/138",
        "EXPLAIN611",
        "Postmark::ApiInputError: Error parsing 'To': Illegal email domain 'yahoo.com.' in address",
        300,
    ),
    published(
        "gem, 500",
        "fjordllc/bootcamp/issues/9082",
        "EXPLAIN620",
        'Postmark::InternalServerError: The Postmark API responded with HTTP status 500.\n  File "/usr/local/bundle/gems/postmark-1.25.1/lib/postmark/http_client.rb", line 78, in handle_response',
        101,
    ),
)
