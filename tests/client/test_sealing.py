"""Nothing of what a sealed function had in hand comes out with an exception."""

import traceback
from types import TracebackType

import pytest

from helpers.client.sealing import sealed


def names(trace: TracebackType | None) -> list[str]:
    return [frame.f_code.co_name for frame, _ in traceback.walk_tb(trace)]


@sealed
def guarded(error: BaseException | None, value: int = 7) -> int:
    """Fail, or not."""
    if error:
        raise error
    return value


def test_a_result_comes_out() -> None:
    assert guarded(None) == 7
    assert guarded(None, value=8) == 8
    assert guarded.__doc__ == "Fail, or not."


def test_an_interruption_starts_afresh() -> None:
    mine = KeyboardInterrupt("with something to tell")
    with pytest.raises(KeyboardInterrupt) as caught:
        guarded(mine)
    assert caught.value is not mine
    assert caught.value.args == ()
    assert caught.value.__context__ is caught.value.__cause__ is None
    assert "guarded" not in names(caught.tb)


def test_any_other_exception_is_named_only() -> None:
    with pytest.raises(RuntimeError, match=r"^ValueError in guarded; the details could show a secret\.$") as caught:
        guarded(ValueError("a secret"))
    assert caught.value.__context__ is None
    assert "guarded" not in names(caught.tb)


def test_its_arguments_are_gone() -> None:
    with pytest.raises(RuntimeError) as caught:
        guarded(ValueError("a secret"))
    frames = [frame for frame, _ in traceback.walk_tb(caught.tb) if frame.f_code.co_name == "outside"]
    assert len(frames) == 1
    assert set(frames[0].f_locals) == {"function", "inside"}
