"""The settings that the Config doctor offers: right for every choice, refused in words, and without a token."""

from itertools import product

import pytest

from helpers.authjs.doctor import diagnose
from helpers.authjs.generator import generate
from helpers.authjs.wishes import Framework, Way, Wishes
from helpers.panels.handlers import Handlers
from helpers.panels.likely_wish import LikelyWish
from helpers.panels.settings_form import SENDER, SettingsForm
from tests.panels.driving import text_of

V5 = (Way.V5_PROVIDER, Way.V5_NODEMAILER)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def form(told: list[str]) -> SettingsForm:
    return SettingsForm(Handlers(told.append))


@pytest.mark.parametrize(("way", "framework"), [*product(V5, Framework), *product(Way, [Framework.NEXT])])
def test_what_it_shows_is_what_the_generator_wrote(form: SettingsForm, way: Way, framework: Framework) -> None:
    form.suggest(LikelyWish(way=way, framework=framework))
    made = generate(Wishes(way=way, framework=framework, sender=SENDER))
    for piece in (made.env, made.code):
        assert " ".join(piece.text.split()) in text_of(form.files)
    assert not diagnose([made.code]).has_problem


def test_another_sender_is_written(form: SettingsForm) -> None:
    form.sender.value = "Shop <mail@shop.example>"
    assert "EMAIL_FROM='Shop <mail@shop.example>'" in text_of(form.files)


@pytest.mark.parametrize(("sender", "says"), [("shop", "The sender is no address."), ("a@gmail.com", "public mail")])
def test_a_sender_that_would_not_work_is_refused_in_words(form: SettingsForm, sender: str, says: str) -> None:
    form.sender.value = sender
    assert says in text_of(form.files)
    assert "AUTH_POSTMARK_KEY" not in text_of(form.files)


def test_version_4_is_for_next_only(form: SettingsForm) -> None:
    form.way.value, form.framework.value = str(Way.V4_SMTP), str(Framework.EXPRESS)
    assert "next-auth 4 is for Next.js; for Express choose Auth.js 5." in text_of(form.files)


def test_a_choice_of_ones_own_outlives_the_same_suggestion(form: SettingsForm) -> None:
    form.suggest(LikelyWish(way=Way.V4_SMTP))
    form.way.value = str(Way.V4_HTTP)
    form.suggest(LikelyWish(way=Way.V4_SMTP))
    assert form.way.value == str(Way.V4_HTTP)


def test_what_fails_in_it_is_said(form: SettingsForm, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpers.panels.settings_form.generate", lambda _wishes: 1 / 0)
    form.sender.value = "mail@shop.example"
    assert told == ["Something in this kit failed (ZeroDivisionError). Nothing was sent."]
