"""The ErrorCode table against a second list, written down apart from it."""

import re
from http import HTTPStatus

import pytest

from helpers.reference.error_codes import ERROR_CODES, Listing, Reach
from helpers.reference.sources import Standing

FAMILIES = {
    "authentication": {10},
    "bulk": {11, 12, 13, 14},
    "global": {100, 101, 429},
    "sending": {300, 400, 401, 402, 403, 405, 406, 409, 410, 411, 412, 413, 422, 1235, 1236, 1480},
    "templates": {601, 1100, 1101, 1105, 1109, 1120, 1121, 1122, 1123, 1124, 1125, 1130, 1131},
    "servers": {600, 602, 603, 604, 605, 606, 607, 608, 609, 610, 611, 612, 613, 615},
    "servers, domains, stats": {614},
    "messages": {700, 701, 702, 703},
    "bounces": {1000, 1001, 1002, 1003},
    "inbound rules": {800, 809, 810, 811, 812},
    "message streams": {*range(1220, 1226), *range(1227, 1235), *range(1237, 1242)},
    "message streams, stats": {1226},
    "suppressions": {*range(1400, 1412)},
    "signatures and domains": {*range(500, 509), *range(510, 517), *range(520, 524), 709},
    "SMTP tokens": {*range(1450, 1461)},
    "statistics": {900, 1500, 1501, 1502},
    "data removals": {1300, 1301, 1302},
    "webhooks": {*range(1350, 1365)},
}
NOT_SIMPLY_422 = {
    10: (401, 403),
    12: (404,),
    100: (503,),
    101: (500,),
    300: (422, 200),
    400: (422, 200),
    406: (422, 200),
    409: (415, 422),
    429: (429,),
    501: (422, 404, 500),
    709: (500,),
    1002: (400,),
    1101: (422, 200),
    1406: (200,),
    1408: (422, 200),
    1480: (422, 403),
}
BY_SUPPORT = {100, 101, 429, 605, 615, 702, 703, 709, 811, 1241, 1360, 1407}
BY_ACCOUNT = {14, 405, 412, 413, 422, 604, 614, 1105, 1220, 1238, 1302, 1480}
ROWS = list(ERROR_CODES.values())


def codes_that_reach(reach: Reach) -> set[int]:
    return {row.code for row in ROWS if row.reach is reach}


def codes_listed(listing: Listing) -> set[int]:
    return {row.code for row in ROWS if row.listing is listing}


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_is_complete(family: str) -> None:
    assert {row.code for row in ROWS if row.family == family} == FAMILIES[family]


def test_there_are_no_other_codes() -> None:
    assert set(ERROR_CODES) == set().union(*FAMILIES.values())
    assert len(ERROR_CODES) == 151


def test_rows_stand_in_the_order_of_their_codes() -> None:
    assert list(ERROR_CODES) == sorted(row.code for row in ROWS)


def test_http_statuses() -> None:
    assert {row.code: row.http for row in ROWS if row.http != (422,)} == NOT_SIMPLY_422


def test_an_error_code_is_not_the_status_of_the_same_number() -> None:
    statuses = {status.value for status in HTTPStatus}
    assert {401, 403, 405, 406, 413, 500, 503} <= set(ERROR_CODES) & statuses
    assert {row.code for row in ROWS if row.code in row.http} == {422, 429}


def test_what_todays_table_does_not_list() -> None:
    assert codes_listed(Listing.OLD) == {401, 405, 409, 429}
    assert codes_listed(Listing.WIRE) == {400}


def test_what_only_postmarks_side_produces() -> None:
    assert codes_that_reach(Reach.SUPPORT) == BY_SUPPORT


def test_what_needs_a_state_of_the_account() -> None:
    assert codes_that_reach(Reach.ACCOUNT) == BY_ACCOUNT


def test_what_is_documented_without_a_request_that_gets_it() -> None:
    assert codes_that_reach(Reach.UNSHOWN) == {507, 513, 523, 1400, 1401, 1402, 1403, 1411}


def test_what_no_public_operation_produces() -> None:
    assert codes_that_reach(Reach.NONE) == FAMILIES["SMTP tokens"]


def test_listed_codes_are_documented_and_unlisted_ones_say_so() -> None:
    current = [ERROR_CODES[code] for code in codes_listed(Listing.CURRENT)]
    assert {row.source.standing for row in current} == {Standing.DOCUMENTED}
    assert [row.code for row in ROWS if row not in current and not row.source.note] == []


def test_the_wrong_token_is_told_both_headers() -> None:
    assert re.findall(r"X-Postmark-\w+-Token", ERROR_CODES[10].fix) == [
        "X-Postmark-Server-Token",
        "X-Postmark-Account-Token",
    ]


def test_no_fix_sends_the_reader_to_an_account_token_for_sending() -> None:
    sending = [ERROR_CODES[code] for code in FAMILIES["sending"] | FAMILIES["bulk"]]
    assert [row.code for row in sending if "account token" in row.fix] == []


def test_what_postmark_alone_can_mend_names_support_or_patience() -> None:
    rows = [ERROR_CODES[code] for code in BY_SUPPORT]
    assert [row.code for row in rows if not re.search(r"support|again|wait", row.fix, re.IGNORECASE)] == []


def test_meaning_cause_and_fix_are_three_different_things() -> None:
    assert [row.code for row in ROWS if len({row.meaning, row.cause, row.fix}) < 3] == []
