"""IPython's Verbose tracebacks, which print every frame's variables: cancelled, timed out, interrupted anywhere."""

import asyncio
import sys
import traceback
from collections.abc import Callable, Coroutine
from functools import cache
from types import FrameType
from typing import Any

import httpx
import pytest

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.token import Token
from helpers.diagnosis.examine import examine
from helpers.diagnosis.sending.sample import send_sample
from helpers.display.as_json import verdict_as_json
from helpers.display.plain import verdict_as_text
from tests.leaks.canary import canary, shows, verbose
from tests.leaks.conftest import Pages
from tests.loopback import Act, Loopback, loopback
from tests.replies import DROP, HANG, echo, json_reply, postmark

SECRET = canary()
OTHERS = canary()
BEGUN = Act(data=b'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"InactiveMails"', then=HANG.then)


def chain(error: BaseException | None) -> list[BaseException]:
    """The exception and everything that it came from."""
    if error is None:
        return []
    inside = [one for member in getattr(error, "exceptions", ()) for one in chain(member)]
    return [error, *chain(error.__cause__), *chain(error.__context__), *inside]


def frames(error: BaseException) -> list[FrameType]:
    """Every frame that a traceback of `error` passes, apart from those of the tests themselves."""
    found = [frame for one in chain(error) for frame, _ in traceback.walk_tb(one.__traceback__)]
    return [frame for frame in found if "/tests/" not in frame.f_code.co_filename]


def shown(value: object) -> str:
    """The repr of a variable; an interrupted constructor leaves objects behind that have none."""
    try:
        return repr(value)
    except (AttributeError, RuntimeError):
        return "half made"


def held(error: BaseException) -> str:
    """What all variables of all these frames, and the exceptions themselves, would print."""
    variables = [
        f"{frame.f_code.co_qualname} {name}={shown(value)}"
        for frame in frames(error)
        for name, value in frame.f_locals.items()
    ]
    return "\n".join([*variables, *(f"{one!r} {one.args!r}" for one in chain(error))])


async def unprotected(url: str, secret: str) -> None:
    """The same request with httpx alone, as the control."""
    async with httpx.AsyncClient(timeout=None) as http:
        await http.get(f"{url}/deliverystats", headers={"X-Postmark-Server-Token": secret})


async def protected(url: str, token: Token) -> None:
    async with Connection(url) as connection:
        await connection.send("GET", "/deliverystats", server_token=token)


async def examined(url: str, token: Token) -> None:
    async with Connection(url) as connection:
        await examine(connection, token)


async def sampled(url: str, token: Token) -> None:
    async with Connection(url) as connection:
        await send_sample(connection, token, Email(sender="a@example.com", to="b@example.com"))


async def cancelled(request: Coroutine[Any, Any, None], server: Loopback) -> BaseException:
    """What comes out when the task is cancelled while the server is busy with it."""
    task = asyncio.create_task(request)
    await asyncio.to_thread(server.called.wait, 20)
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError) as caught:
        await task
    return caught.value


@pytest.mark.parametrize("act", [HANG, BEGUN])
async def test_httpx_alone_shows_a_cancelled_request(act: Act) -> None:
    with loopback(act) as server:
        error = await cancelled(unprotected(server.url, SECRET), server)
    assert shows(verbose(error), SECRET)
    assert shows(held(error), SECRET)


@pytest.mark.parametrize("ask", [protected, examined, sampled])
@pytest.mark.parametrize("act", [HANG, BEGUN])
async def test_a_cancelled_request_shows_nothing(ask: Callable[..., Coroutine[Any, Any, None]], act: Act) -> None:
    with loopback(act) as server:
        error = await cancelled(ask(server.url, Token(SECRET)), server)
    assert not shows(verbose(error), SECRET)
    assert not shows(held(error), SECRET)


async def timed_out(request: Coroutine[Any, Any, None]) -> BaseException:
    with pytest.raises(TimeoutError) as caught:
        async with asyncio.timeout(0.3):
            await request
    return caught.value


async def test_a_time_out_around_a_request_shows_nothing() -> None:
    with loopback(HANG) as server:
        assert shows(held(await timed_out(unprotected(server.url, SECRET))), SECRET)
        error = await timed_out(protected(server.url, Token(SECRET)))
    assert not shows(verbose(error), SECRET)
    assert not shows(held(error), SECRET)


async def test_a_malformed_token_is_printed_by_httpx_alone() -> None:
    with pytest.raises(httpx.LocalProtocolError) as caught, loopback(DROP) as server:
        await unprotected(server.url, f"{SECRET}\n")
    assert shows(str(caught.value), SECRET)


class Interruption:
    """Ctrl-C at one line: the `at`-th that runs in files of the kit, or of httpx and httpcore as well."""

    def __init__(self, at: int, *folders: str) -> None:
        self.at = at
        self.wanted = cache(lambda filename: any(folder in filename for folder in folders))
        self.lines = 0

    def __enter__(self) -> "Interruption":
        sys.settrace(self.trace)
        return self

    def __exit__(self, *_error: object) -> None:
        sys.settrace(None)

    def trace(self, frame: FrameType, event: str, _arg: object) -> Any:
        """Called for every line."""
        if not self.wanted(frame.f_code.co_filename):
            return None
        if event == "line":
            self.lines += 1
            if self.lines == self.at:
                sys.settrace(None)
                raise KeyboardInterrupt
        return self.trace


KIT = ("/helpers/client/", "/helpers/diagnosis/", "/helpers/display/", "/helpers/reference/")
BELOW = ("/httpx/", "/httpcore/", "/anyio/", "/h11/")


async def whole_story(url: str, token: Token) -> None:
    """Examine a token, show the verdict, send a sample: every line that has a token near it."""
    async with Connection(url) as connection:
        verdict = await examine(connection, token)
        verdict_as_text(verdict)
        verdict_as_json(verdict)
        await send_sample(connection, token, Email(sender="a@example.com", to="b@example.com"))


def with_secrets(heard: Any) -> Act:
    """Replies in which the entered token is echoed and another server's token stands."""
    known = postmark(server_tokens=[SECRET])(heard)
    odd = {"ID": 7, "Name": f"Shop {SECRET}", "ApiTokens": [OTHERS, SECRET]}
    return json_reply(200, odd) if heard.target == "/server" else echo(heard) if heard.method == "POST" else known


def interrupted(at: int, folders: tuple[str, ...], url: str) -> tuple[BaseException | None, int]:
    """What Ctrl-C at that line brings to the top (None: the story was over by then), and the lines until then."""
    interruption, token = Interruption(at, *folders), Token(SECRET)
    try:
        with interruption:
            asyncio.run(whole_story(url, token))
    except BaseException as error:
        return error, interruption.lines
    return None, interruption.lines


def sweep(folders: tuple[str, ...], rounds: int, pages: Pages) -> int:
    """Interrupt at about `rounds` lines spread over the whole story; returns how many brought something up."""
    with loopback(with_secrets) as server:
        _, lines = interrupted(0, folders, server.url)
        assert lines > 500
        step = max(1, lines // rounds)
        errors = [interrupted(at, folders, server.url)[0] for at in range(1, lines, step)]
    for error in filter(None, errors):
        assert isinstance(error, KeyboardInterrupt), error
        assert not shows(held(error), SECRET), verbose(error)
        assert not shows(held(error), OTHERS), verbose(error)
    for error in list(filter(None, errors))[:: max(1, rounds // 5)]:
        assert not shows(verbose(error), SECRET)
    assert not shows(pages.text, SECRET)
    return len(list(filter(None, errors)))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_ctrl_c_at_any_line_of_the_kit_shows_nothing(pages: Pages) -> None:
    assert sweep(KIT, 70, pages) > 60


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_ctrl_c_at_any_line_below_the_kit_shows_nothing(pages: Pages) -> None:
    assert sweep(BELOW, 60, pages) > 40
