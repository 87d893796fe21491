"""Every row's source can be opened by a reader, and says honestly how far it can be trusted."""

from urllib.parse import urlsplit

from helpers.reference.sources import Standing, assumed, documented
from tests.reference.sentences import all_sources


def test_every_source_is_a_public_https_page() -> None:
    hosts = {(urlsplit(source.url).scheme, urlsplit(source.url).hostname) for source in all_sources()}
    assert hosts == {("https", "postmarkapp.com"), ("https", "github.com")}


def test_documented_means_a_page_of_postmark_itself() -> None:
    documented_hosts = {urlsplit(one.url).hostname for one in all_sources() if one.standing is Standing.DOCUMENTED}
    assert documented_hosts == {"postmarkapp.com"}


def test_observed_means_published_code_or_an_issue() -> None:
    observed_hosts = {urlsplit(one.url).hostname for one in all_sources() if one.standing is Standing.OBSERVED}
    assert observed_hosts == {"github.com"}


def test_every_assumption_gives_its_reason() -> None:
    assert [one for one in all_sources() if one.standing is Standing.ASSUMED and not one.note] == []


def test_no_source_is_an_unfinished_address() -> None:
    urls = [source.url for source in all_sources()]
    assert [url for url in urls if url.endswith(("#", "/")) or " " in url or "{" in url] == []


def test_a_source_reads_as_a_line() -> None:
    assert str(documented("https://a.example")) == "documented; https://a.example"
    assert str(assumed("https://a.example", "a guess")) == "assumed; https://a.example (a guess)"
