"""Mail taken over SMTP: the same message as over HTTP, or bounces of type SMTPApiError where HTTP would refuse."""

from typing import Any

import pytest

from helpers.practice.records import AccountState
from helpers.practice.smtp.facts import TOO_LARGE
from helpers.practice.smtp.login import Login
from helpers.practice.smtp.sending import take_mail
from helpers.practice.world import World
from helpers.reference.limits import MESSAGE_BYTES
from tests.practice.produce_streams import suppressions
from tests.practice.produce_webhooks import made
from tests.practice.talk import HARD_BOUNCE, get, put, send

ADA, BO = "ada@example.org", "bo@example.org"
APP = Login(server_id=1001)
WITH_SMTP_TOKEN = Login(server_id=1001, stream_id="broadcast")


def take(world: World, *lines: str, to: tuple[str, ...] = (ADA,), login: Login = APP, sender: str = "hello") -> str:
    """Send a mail with further header lines; gives the MessageID."""
    head = (f"From: {sender}@example.com", f"To: {', '.join(to)}", "Subject: Hi", *lines)
    return take_mail(world, login, "\r\n".join([*head, "", "Hello", ""]).encode(), to)


def bounces(world: World, stream: str = "outbound") -> Any:
    return get(world, f"/bounces?count=50&offset=0&messagestream={stream}").json["Bounces"]


def found(world: World, stream: str = "outbound") -> Any:
    return get(world, f"/messages/outbound?count=50&offset=0&messagestream={stream}").json["Messages"]


def test_a_mail_is_seen_like_any_message(world: World) -> None:
    message = take(world, "X-PM-Tag: welcome", "X-PM-Metadata-order: 17", "X-PM-TrackOpens: true")
    (shown,) = found(world)
    assert (shown["MessageID"], shown["Tag"], shown["Metadata"]) == (message, "welcome", {"order": "17"})
    assert (shown["Recipients"], shown["TrackOpens"]) == ([ADA], True)
    assert get(world, "/stats/outbound").json["Sent"] == 1
    assert bounces(world) == []


def test_the_header_decides_the_stream(world: World) -> None:
    message = take(world, "X-PM-Message-Stream: broadcast")
    assert [one["MessageID"] for one in found(world, "broadcast")] == [message]


def test_the_smtp_token_decides_the_stream_whatever_the_header_says(world: World) -> None:
    message = take(world, "X-PM-Message-Stream: outbound", login=WITH_SMTP_TOKEN)
    assert [one["MessageID"] for one in found(world, "broadcast")] == [message]


def test_a_sandbox_server_takes_mail_too(world: World) -> None:
    message = take(world, login=Login(server_id=1002))
    assert world.messages.get(message).sandboxed  # type: ignore[union-attr]


def test_a_test_address_bounces_as_over_http(world: World) -> None:
    take(world, to=(HARD_BOUNCE,))
    assert [one["Type"] for one in bounces(world)] == ["HardBounce"]


def test_a_refused_sender_becomes_a_bounce(world: World) -> None:
    message = take(world, "X-PM-Tag: welcome", sender="nobody@elsewhere.example, x")
    (bounce,) = bounces(world)
    assert (bounce["Type"], bounce["TypeCode"], bounce["MessageID"]) == ("SMTPApiError", 100007, message)
    assert (bounce["Email"], bounce["Subject"], bounce["Tag"]) == (ADA, "Hi", "welcome")
    assert found(world) == []


REFUSED: dict[str, tuple[str, ...]] = {
    "unknown stream": ("X-PM-Message-Stream: nowhere",),
    "inbound stream": ("X-PM-Message-Stream: inbound",),
    "long tag": (f"X-PM-Tag: {'x' * 1001}",),
    "link tracking": ("X-PM-TrackLinks: Sometimes",),
    "metadata": (f"X-PM-Metadata-order: {'x' * 81}",),
    "reply-to": ("Reply-To: nobody",),
}
OVER_HTTP: dict[str, dict[str, object]] = {
    "unknown stream": {"MessageStream": "nowhere"},
    "inbound stream": {"MessageStream": "inbound"},
    "long tag": {"Tag": "x" * 1001},
    "link tracking": {"TrackLinks": "Sometimes"},
    "metadata": {"Metadata": {"order": "x" * 81}},
    "reply-to": {"ReplyTo": "nobody"},
}


@pytest.mark.parametrize("mistake", REFUSED)
def test_a_bounce_says_what_http_would_have_answered(world: World, mistake: str) -> None:
    take(world, *REFUSED[mistake])
    answered = send(world, **OVER_HTTP[mistake]).json["Message"]
    details = [one["Details"] for stream in ("outbound", "inbound") for one in bounces(world, stream)]
    assert details == [answered]


@pytest.mark.parametrize("state", [AccountState.PENDING, AccountState.NOT_APPROVED, AccountState.OUT_OF_CREDITS])
def test_an_account_that_may_not_send_gets_bounces(world: World, state: AccountState) -> None:
    world.account.state = state
    take(world)
    assert [one["Details"] for one in bounces(world)] == [send(world, To=ADA).json["Message"]]


def test_a_paused_account_takes_mail_that_is_never_seen_again(world: World) -> None:
    world.account.state = AccountState.PAUSED
    take(world)
    assert (found(world), bounces(world)) == ([], [])


def test_an_ip_allow_list_is_not_asked(world: World) -> None:
    world.account.ip_ranges = ("198.51.100.0/24",)
    take(world)
    assert len(found(world)) == 1


def suppressed(world: World) -> World:
    assert suppressions(world, "", BO).status == 200
    return world


def test_a_suppressed_recipient_has_a_bounce_and_the_others_the_mail(world: World) -> None:
    message = take(suppressed(world), to=(ADA, BO))
    (bounce,) = bounces(world)
    assert (bounce["Email"], bounce["Type"], bounce["MessageID"]) == (BO, "SMTPApiError", message)
    assert "inactive" in bounce["Details"]
    assert len(found(world)) == 1


def test_suppressed_recipients_alone_have_a_bounce_each(world: World) -> None:
    take(suppressed(world), to=(BO,))
    assert [(one["Email"], one["Type"]) for one in bounces(world)] == [(BO, "SMTPApiError")]
    assert found(world) == []


def test_every_recipient_of_a_refused_mail_has_a_bounce_up_to_50(world: World) -> None:
    take(world, to=tuple(f"p{number}@example.org" for number in range(60)))
    assert len({one["Email"] for one in bounces(world)}) == 50


def test_smtp_api_errors_are_counted_apart(world: World) -> None:
    take(world, "X-PM-TrackLinks: Sometimes")
    stats = get(world, "/stats/outbound").json
    assert (stats["SMTPApiErrors"], stats["Bounced"], stats["Sent"]) == (1, 0, 0)


@pytest.mark.parametrize(("enabled", "times"), [(False, 0), (True, 1)])
def test_webhooks_are_told_only_if_the_server_says_so(world: World, enabled: bool, times: int) -> None:
    put(world, "/server", {"EnableSmtpApiErrorHooks": enabled})
    hook = world.webhooks[made(world, Triggers={"Bounce": {"Enabled": True, "IncludeContent": False}})]
    hook.verified = True
    take(world, "X-PM-TrackLinks: Sometimes")
    assert len(world.outbox.take_due(world.clock.now(), 10)) == times


def test_a_mail_over_10_mb_bounces(world: World) -> None:
    take(world, "X-Filler: " + "x" * MESSAGE_BYTES)
    assert [one["Details"] for one in bounces(world)] == [TOO_LARGE]


def test_a_server_that_is_gone_takes_nothing(world: World) -> None:
    world.remove_server(world.servers[1001])
    with pytest.raises(LookupError, match="gone"):
        take(world)


@pytest.mark.parametrize("header", ["Subject", "X-PM-Tag", "X-PM-Message-Stream", "From"])
def test_a_bounce_stays_small_whatever_the_mail_says(world: World, header: str) -> None:
    take_mail(world, APP, f"{header}: {'x' * 100_000}\r\n\r\nHello".encode(), [ADA])
    (bounce,) = bounces(world)
    assert all(len(str(value)) <= 2000 for value in bounce.values())
