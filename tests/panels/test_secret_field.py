"""What the kernel's side of the secret field holds, tells, and keeps to itself."""

import json
import traceback
from typing import Any
from uuid import uuid4

import pytest

from helpers.panels.secret_field import LIMIT_BYTES, SecretField


def receive(field: SecretField, **content: Any) -> dict[str, Any]:
    """Hand the field a message the way the kernel does; what is left of the message comes back."""
    field._handle_custom_msg(content, [])
    return content


def test_what_is_entered_is_held_as_it_is() -> None:
    field = SecretField()
    receive(field, type="text", text=" KEY='x'\n")
    assert field.text == " KEY='x'\n"


def test_enter_hands_over_the_whole_text_before_it_calls() -> None:
    field, seen = SecretField(), []
    field.on_submit(lambda: seen.append(field.text))
    receive(field, type="text", text="abc")
    receive(field, type="submit", text="abcdef")
    assert seen == ["abcdef"]


def test_a_refused_entry_clears_what_was_held_and_says_how_long_it_was() -> None:
    field = SecretField()
    receive(field, type="text", text="old")
    receive(field, type="text", text="", refused_bytes=11_000_000)
    assert (field.text, field.refused_bytes) == ("", 11_000_000)


def test_enter_after_a_refused_entry_still_knows_why_the_field_is_empty() -> None:
    field = SecretField()
    receive(field, type="text", text="", refused_bytes=5000)
    receive(field, type="submit", text="")
    assert (field.text, field.refused_bytes) == ("", 5000)


def test_a_new_entry_ends_the_refusal() -> None:
    field = SecretField()
    receive(field, type="text", text="", refused_bytes=5000)
    receive(field, type="text", text="new")
    assert (field.text, field.refused_bytes) == ("new", 0)


@pytest.mark.parametrize(("text", "taken"), [("é" * (LIMIT_BYTES // 2), True), ("é" * (LIMIT_BYTES // 2) + "x", False)])
def test_the_kernel_holds_the_limit_too(text: str, taken: bool) -> None:
    field = SecretField()
    receive(field, type="text", text=text)
    assert field.text == (text if taken else "")
    assert field.refused_bytes == (0 if taken else LIMIT_BYTES + 1)


@pytest.mark.parametrize(("length", "taken"), [(20, True), (21, False)])
def test_a_field_may_have_a_limit_of_its_own(length: int, taken: bool) -> None:
    field = SecretField(limit_bytes=20)
    receive(field, type="submit", text="x" * length)
    assert bool(field.text) is taken


def test_half_a_surrogate_pair_is_no_error() -> None:
    field = SecretField()
    receive(field, type="text", text=json.loads(r'"\ud800"'))
    assert len(field.text) == 1


def test_forget_empties_the_field_and_tells_once() -> None:
    field, calls = SecretField(), []
    receive(field, type="text", text="abc")
    field.on_change(lambda: calls.append(field.text))
    field.forget()
    field.forget()
    assert (field.text, calls) == ("", [""])


def test_a_change_is_told_and_a_repetition_is_not() -> None:
    field, calls = SecretField(), []
    field.on_change(lambda: calls.append(field.text))
    receive(field, type="text", text="a")
    receive(field, type="text", text="a")
    receive(field, type="text", text="ab")
    assert calls == ["a", "ab"]


def test_the_secret_is_in_no_state_no_repr_and_no_message_that_lives_on() -> None:
    field, secret = SecretField(), str(uuid4())
    left = receive(field, type="submit", text=secret)
    shown = [repr(field), str(field), json.dumps(field.get_state(), default=repr), repr(field._repr_mimebundle_())]
    assert field.text == secret
    assert all(secret not in text for text in (*shown, repr(left), repr(field.trait_values())))


def test_no_frame_of_a_failing_callback_shows_the_secret() -> None:
    field, secret = SecretField(), str(uuid4())
    field.on_submit(lambda: int("no number"))
    with pytest.raises(ValueError, match="no number") as failure:
        field._receive(field, {"type": "submit", "text": secret}, [])
    frames = [frame for frame, _line in traceback.walk_tb(failure.tb)][1:]  # the first one is this test's own
    assert field.text == secret
    assert len(frames) >= 4
    assert all(secret not in repr(frame.f_locals) for frame in frames)


def test_a_stored_notebook_shows_a_sentence_in_its_place() -> None:
    assert repr(SecretField("SMTP token")) == "SMTP token: run this cell to get the field"
