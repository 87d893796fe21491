"""A fixture for conftest files: tests do not see this machine's proxies, certificates and tokens."""

import pytest

from helpers.diagnosis.origin import VARIABLES

_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
UNSET = (*_PROXIES, *map(str.upper, _PROXIES), *_CERTIFICATES, *VARIABLES)


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unset everything that the kit reads from the environment."""
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
