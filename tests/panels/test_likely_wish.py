"""Which settings are offered first, judged by what was handed over; nothing of its values is taken over."""

import pytest

from helpers.authjs.wishes import Framework, Way
from helpers.panels.likely_wish import LikelyWish, likely_wish
from tests.authjs.application import KEY, SMTP, Pieces, core, env, package, smtp, ts, v4, v5

EXPRESS = ts('import { ExpressAuth } from "@auth/express"\nExpressAuth({ providers: [] })', "src/auth.ts")
OWN_REQUEST = '{ id: "postmark", type: "email", async sendVerificationRequest() { await post() } }'
V4_LOG = env("[next-auth][error][SIGNIN_EMAIL_ERROR] 535 Authentication failed", "dev.log")


@pytest.mark.parametrize(
    ("pieces", "way"),
    [
        ((), Way.V5_PROVIDER),
        (env(KEY), Way.V5_PROVIDER),
        (v5(), Way.V5_PROVIDER),
        (core(), Way.V5_PROVIDER),
        (v5(f'Nodemailer({{ server: "{SMTP}" }})'), Way.V5_NODEMAILER),
        (smtp(SMTP), Way.V5_NODEMAILER),
        (v4(f'EmailProvider({{ server: "{SMTP}" }})'), Way.V4_SMTP),
        (v4(OWN_REQUEST), Way.V4_HTTP),
        (package(next_auth="4.24.11"), Way.V4_SMTP),
        (package(next_auth="4.24.11") + env(KEY), Way.V4_SMTP),
        (V4_LOG, Way.V4_SMTP),
    ],
)
def test_the_way_follows_version_and_transport(pieces: Pieces, way: Way) -> None:
    assert likely_wish(pieces).way is way


@pytest.mark.parametrize(
    ("pieces", "framework"),
    [(v5(), Framework.NEXT), (EXPRESS, Framework.EXPRESS), (package(auth__sveltekit="1"), Framework.SVELTEKIT)],
)
def test_the_framework_follows_what_is_imported_or_installed(pieces: Pieces, framework: Framework) -> None:
    assert likely_wish(pieces).framework is framework


def test_without_a_word_it_is_the_usual() -> None:
    assert likely_wish(()) == LikelyWish(way=Way.V5_PROVIDER, framework=Framework.NEXT)
