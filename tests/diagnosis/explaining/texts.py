"""Texts that people met and published, each with its source, what is to be found in it and how sure one may be of it.

Addresses of people are replaced by example addresses; everything else stands as it was published, shortened. Where the
source is a file of a library or a page of documentation, the text is what that file prints, or what that page describes.
"""
# ruff: noqa: E501 - quoted lines keep their length

from tests.diagnosis.explaining.texts_bodies import BODIES
from tests.diagnosis.explaining.texts_further import FURTHER
from tests.diagnosis.explaining.texts_held_out import HELD_OUT
from tests.diagnosis.explaining.texts_held_out_others import HELD_OUT_OF_OTHERS
from tests.diagnosis.explaining.texts_met_later import MET_LATER
from tests.diagnosis.explaining.texts_met_later_ruby import RUBY_MET_LATER
from tests.diagnosis.explaining.texts_node import NODE
from tests.diagnosis.explaining.texts_of_others import OF_OTHERS
from tests.diagnosis.explaining.texts_other import OTHER_PLATFORMS
from tests.diagnosis.explaining.texts_php import PHP
from tests.diagnosis.explaining.texts_python import PYTHON
from tests.diagnosis.explaining.texts_ruby import RUBY

PUBLISHED = (
    *(*BODIES, *NODE, *PHP, *RUBY, *PYTHON, *OTHER_PLATFORMS, *MET_LATER, *RUBY_MET_LATER, *OF_OTHERS),
    *(*HELD_OUT, *HELD_OUT_OF_OTHERS, *FURTHER),
)

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
    "prose about a session": "Our invoices come by mail. My login session timed out yesterday; what do I do?",
    "traceback": "Traceback (most recent call last):\n  File '/app/postmark_jobs/report.py', line 3\nZeroDivisionError: division by zero",
    "cache of a program that uses Postmark": "File '/app/postmark.py', line 3\nredis.exceptions.ConnectionError: Error 111 connecting to redis:6379. Connection refused.",
    "database of a program that uses Postmark": "INSTALLED_APPS = ['postmarker']\npsycopg2.OperationalError: could not connect to server: Connection refused",
    "settings of Postmark": "config.action_mailer.postmark_settings = { http_open_timeout: 15, http_read_timeout: 60 }",
    "a manual's line": "postmark.js README: requestOptions timeout in seconds",
    "Mailgun's and Symfony's": "Unable to send an email: from parameter is missing (code 400).",
    "HTTP client of anybody": 'HTTP 401 Unauthorized {"message":"API key is invalid","name":"validation_error"}',
    "JSON of anybody": "A request body must be provided. Invalid JSON. Domain already exists.",
    "Brevo's through Symfony": "Unable to send an email: Key not found (code 401)",
    "Resend's through Anymail": "AnymailRequestsAPIError: Resend API response 403",
    "TLS elsewhere": "curl: (60) SSL certificate problem: unable to get local issuer certificate\nhttps://example.com",
}
"""Logs and texts in which nothing concerns Postmark."""
