"""Contracts about bulk sending, which nobody may use without Postmark's approval."""

from tests.contracts.contract import Contract, Request
from tests.contracts.table import ELSEWHERE, SERVER, TEST, get

NOT_APPROVED = {
    "Message": "This endpoint requires approval to access. Contact support to use the Bulk API postmarkapp.com/contact"
}
BULK = {"From": "hello@example.com", "Subject": "Hello", "TextBody": "Hello", "Messages": [{"To": "ada@example.org"}]}

CONTRACTS = (
    Contract(
        name="a bulk send without approval",
        request=Request(method="POST", target="/email/bulk", server=SERVER, json=BULK),
        status=422,
        error_code=14,
        body=NOT_APPROVED,
    ),
    Contract(
        name="bulk sends without approval",
        request=get("/email/bulk", server=SERVER),
        status=422,
        error_code=14,
        body=NOT_APPROVED,
    ),
    Contract(
        name="one bulk send without approval",
        request=get("/email/bulk/nobody", server=SERVER),
        status=422,
        error_code=14,
        body=NOT_APPROVED,
    ),
    Contract(
        name="a bulk send with the test token",
        request=Request(method="POST", target="/email/bulk", server=TEST, json=BULK),
        status=403,
        error_code=10,
        body=ELSEWHERE,
    ),
)
