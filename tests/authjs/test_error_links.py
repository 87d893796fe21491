"""What a failed sign-in shows: the address, the name alone, the page; and what of it may be quoted."""

import pytest

from helpers.authjs.error_links import ERROR_NAMES
from helpers.authjs.front_door import explain_anything
from helpers.diagnosis.explaining.scrubbing import scrubbed
from helpers.diagnosis.explaining.sign_in_errors import SIGN_IN_ERRORS
from helpers.diagnosis.records import Confidence, Explained, Severity

PAGE = "Server error\nThere is a problem with the server configuration.\nCheck the server logs for more information."
CHECKED = "There was a problem with the server configuration. Check the server logs for more information."
SHOWN = {
    # the name, as people and programs write it
    "error=Configuration": "AUTHJS801",
    "?error=Configuration": "AUTHJS801",
    "After the form I end on `error=Configuration`, why?": "AUTHJS801",
    "{ error: 'Configuration', status: 200, ok: true, url: null }": "AUTHJS801",
    '{"error":"Configuration","status":200}': "AUTHJS801",
    r"{\"error\":\"Configuration\"}": "AUTHJS801",
    "const error = 'Configuration'": "AUTHJS801",
    "callbackUrl=%2F&error%3DConfiguration": "AUTHJS801",
    "error=EmailSignin": "AUTHJS802",
    "?error=Verification": "AUTHJS803",
    "error=MissingCSRF": "AUTHJS804",
    # the page, whole and in parts
    PAGE: "AUTHJS801",
    PAGE.replace("\n", " / "): "AUTHJS801",
    "There is a problem with the server configuration.": "AUTHJS801",
    "There was a problem with the server configuration. Please contact support.": "AUTHJS801",
    "Server error / Check the server logs for more information.": "AUTHJS801",
    "Unable to sign in\nThe sign in link is no longer valid.": "AUTHJS803",
    "It may have been used already or it may have expired.": "AUTHJS803",
    # the answer of a check that fails before anything is done
    f'{{"message":"{CHECKED}"}}': "AUTHJS805",
    f"ClientFetchError: {CHECKED} .Read more at https://errors.authjs.dev#autherror": "AUTHJS805",
}
NOT_SHOWN = (
    "error=configuration_missing",
    "error=Configuration-Manager",
    "error=ConfigurationError",
    "error: Configuration of vite failed",
    "error: Configuration file not found",
    'error: "Configuration file not found"',
    "error = Configuration of the proxy",
    "error=AccessDenied",  # of anybody's storage
    "Configuration error",
    "myerror=Configuration",
    "Check the server logs for more information.",
    "Server error",
)


def only(text: str) -> Explained:
    (finding,) = explain_anything(text).findings
    return finding


@pytest.mark.parametrize("text", SHOWN)
def test_it_is_known_and_told_once(text: str) -> None:
    assert only(text).code == SHOWN[text]


@pytest.mark.parametrize("text", NOT_SHOWN)
def test_what_anybody_could_say_is_not_known(text: str) -> None:
    assert only(text).code == "EXPLAIN690"


@pytest.mark.parametrize("text", ["error=Configuration", PAGE])
def test_what_configuration_hides_is_listed_and_left_open(text: str) -> None:
    found = only(text)
    assert (found.confidence, found.severity) == (Confidence.OPEN, Severity.INFO)
    assert "ErrorCode 10" in found.alternatives[0]
    assert "[auth][error]" in found.next_step


def test_a_check_that_failed_is_told_from_a_send_that_failed() -> None:
    found = only(CHECKED)
    assert (found.confidence, "MissingSecret" in found.next_step) == (Confidence.LIKELY, True)


def test_a_name_that_anybody_could_say_is_less_sure_without_its_address() -> None:
    with_address, alone = only("/auth/error?error=Verification"), only("error=Verification")
    assert (with_address.confidence, alone.confidence) == (Confidence.LIKELY, Confidence.OPEN)


def test_the_line_of_the_log_says_more_than_the_page() -> None:
    told = explain_anything(f"{PAGE}\n[auth][error] MissingSecret: Please define a `secret`.").findings
    assert [one.code for one in told] == ["AUTHJS515", "AUTHJS801"]


@pytest.mark.parametrize("name", SIGN_IN_ERRORS)
def test_the_decisive_word_is_quoted(name: str) -> None:
    address = f"https://shop.example.com/api/auth/error?error={name}"
    assert only(address).evidence == f"“{address}”"


@pytest.mark.parametrize("value", ["hunter2", "Configurationhunter2", "Configuration,hunter2", "Configuration.hunter2"])
def test_every_other_value_of_error_is_hidden(value: str) -> None:
    shown = scrubbed(f"/auth/error?error={value}")
    assert ("••••" in shown, "hunter2" in shown, "Configuration" in shown) == (True, False, False)


@pytest.mark.parametrize("name", ["token", "code", "my_error", "error_description"])
def test_every_other_name_hides_even_such_a_word(name: str) -> None:
    assert scrubbed(f"/auth/error?{name}=Configuration&error=Configuration") == (
        f"/auth/error?{name}=••••&error=Configuration"
    )


def test_what_follows_the_name_is_still_hidden() -> None:
    shown = only("https://shop.example.com/auth/error?error=Configuration&email=hunter2&token=hunter2").evidence
    assert ("error=Configuration" in shown, "hunter2" in shown) == (True, False)


def test_every_name_that_is_explained_may_be_quoted() -> None:
    assert set(ERROR_NAMES) <= set(SIGN_IN_ERRORS)
