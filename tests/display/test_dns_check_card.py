"""The card, the text and the JSON of a domain's DNS: records beside Postmark's flags, lines to copy."""

import json
from xml.etree.ElementTree import Element

import pytest

from helpers.diagnosis.dns_check.dns_check import dns_check
from helpers.diagnosis.dns_check.records import DnsCheck
from helpers.diagnosis.dns_check.zone import ZoneResolver
from helpers.display.dns_check_card import dns_check_card
from helpers.display.dns_check_json import dns_check_as_json
from helpers.display.dns_check_text import dns_check_as_text
from helpers.display.markup import to_html
from helpers.lab import open_lab


async def check_of(domain: str) -> DnsCheck:
    lab = open_lab()
    check = await lab.dns_check(domain)
    await lab.aclose()
    return check


def text(card: Element) -> str:
    return " ".join(" ".join(card.itertext()).split())


@pytest.mark.parametrize(
    ("domain", "word"),
    [("example.com", "✓ right"), ("example.org", "✗ missing"), ("nowhere.test", "? can't tell")],
)
async def test_the_card_begins_with_the_worst_of_what_postmark_checks(domain: str, word: str) -> None:
    check = await check_of(domain)
    card = dns_check_card(check)
    assert text(card).startswith(word)
    assert card.findtext("p/strong") == check.headline


async def test_flags_stand_beside_the_records() -> None:
    rows = [text(row) for row in dns_check_card(await check_of("example.com")).findall("ol/li")]
    assert rows[0] == "DKIM ✓ right the key is the one that Postmark signs with Postmark’s flag: ✓ verified"
    assert rows[2].startswith("SPF · missing, not needed:")


async def test_lines_to_copy_are_those_that_are_needed() -> None:
    lines = [one.text for one in dns_check_card(await check_of("example.org")).iter("code") if one.get("class")]
    assert [str(line).split(".")[0] for line in lines] == ["20260105", "pm-bounces", "_dmarc"]
    assert [one for one in dns_check_card(await check_of("example.com")).iter("code") if one.get("class")] == []


async def test_generic_values_are_called_so() -> None:
    assert "values that domains of Postmark’s usually have" in text(dns_check_card(await check_of("nowhere.test")))


async def test_foreign_values_stay_text() -> None:
    zone = {("example.com", "TXT"): ("<b>\x1b[31m",), ("pm-bounces.example.com", "CNAME"): ("<i>\x1b",)}
    check = await dns_check("example.com", resolver=ZoneResolver(lambda: zone, ""))
    shown = to_html(dns_check_card(check))
    assert "&lt;b&gt;" in shown
    assert "\x1b" not in shown + dns_check_as_text(check)


async def test_the_text_says_the_same() -> None:
    shown = dns_check_as_text(await check_of("example.org"))
    assert "  ✗ Return-Path: missing, there is no pm-bounces.example.org. Postmark’s flag: not verified." in shown
    assert "      pm-bounces.example.org. 3600 IN CNAME pm.mtasv.net." in shown.splitlines()
    assert "spf.mtasv.net" not in shown


@pytest.mark.parametrize("domain", ["example.org", "gmail.com"])
async def test_who_was_asked_is_said(domain: str) -> None:
    check = await check_of(domain)
    assert check.asked == "a practice zone; no name server was asked"
    assert f"  Asked: {check.asked}." in dns_check_as_text(check).splitlines()
    assert f"asked: {check.asked}" in text(dns_check_card(check))


async def test_the_json_promises_its_fields() -> None:
    found = json.loads(json.dumps(dns_check_as_json(await check_of("example.org"))))
    assert [row["record"] for row in found["records"]] == ["DKIM", "Return-Path", "SPF", "DMARC"]
    assert found["expected_by_postmark"] is True
    assert found["records"][0]["verified_by_postmark"] is False
    assert found["records"][1]["line"] == "pm-bounces.example.org. 3600 IN CNAME pm.mtasv.net."
