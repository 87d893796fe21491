"""Webhooks as they came in: what each one tells, about whom, and how its sender proved itself.

Imports nothing of the practice Postmark: whatever has a path, headers and a body can be shown. What a header may keep
secret is masked.
"""

import json
from base64 import b64decode
from collections.abc import Mapping, Sequence
from typing import Protocol

from helpers.display.marks import GLYPHS, Mark
from helpers.display.markup import Element, el

_MARKS = {"Delivery": Mark.GOOD, "Bounce": Mark.BAD, "SpamComplaint": Mark.BAD}
_TIMES = ("DeliveredAt", "BouncedAt", "ChangedAt", "ReceivedAt")
_PEOPLE = ("Recipient", "Email")
_SHOWN = ("content-type", "user-agent", "x-pm-retries-remaining")  # any other header may hold a secret
_MASK = "••••"


class Post(Protocol):
    """One request that was posted to an endpoint; header names in lower case."""

    @property
    def path(self) -> str:
        """Path and query."""

    @property
    def headers(self) -> Mapping[str, str]:
        """All headers."""

    @property
    def body(self) -> bytes:
        """The body as it came."""


def webhook_card(posts: Sequence[Post]) -> Element:
    """The posts as a card, in the order in which they came; each whole request is folded under its line."""
    return el(
        "article",
        {"class": "tokenlab tokenlab-card tokenlab-verdict", "aria-label": "Webhooks"},
        el("p", {"class": "tokenlab-head"}, el("strong", {}, _count(posts))),
        el("ol", {"class": "tokenlab-timeline"}, *map(_item, posts)) if posts else None,
    )


def webhooks_as_text(posts: Sequence[Post]) -> str:
    """The same as text, a line each."""
    return "\n".join([f"{_count(posts)}.", *(f"{_time(_told(one)) or '–'}  {_line(one)}" for one in posts)])


def _count(posts: Sequence[Post]) -> str:
    return f"{len(posts) or 'No'} webhook{'' if len(posts) == 1 else 's'} received"


def _item(post: Post) -> Element:
    told = _told(post)
    which = _mark(told)
    request = el("details", {}, el("summary", {}, "Request"), el("pre", {}, _transcript(post)))
    words = el(
        "div",
        {},
        el("b", {"class": f"tokenlab-{which}"} if which else {}, f"{_glyph(told)} {_kind(told)}"),
        " ",
        el("code", {}, person) if (person := _person(told)) else None,
        " ",
        el("small", {"class": "tokenlab-aside"}, _way(post)),
        request,
    )
    return el("li", {}, _clock(_time(told)), " ", words)


def _clock(at: str) -> Element:
    """The time of day, `09:00:02`, with the whole time behind it."""
    return el("time", {"datetime": at, "title": at} if at else {}, at[11:19] or "–")


def _line(post: Post) -> str:
    told = _told(post)
    return " ".join(part for part in (_glyph(told), _kind(told), _person(told), f"({_way(post)})") if part)


def _told(post: Post) -> Mapping[str, object]:
    """The JSON object in the body; empty when there is none."""
    try:
        told = json.loads(post.body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _kind(told: Mapping[str, object]) -> str:
    return str(told.get("RecordType", "unreadable"))


def _mark(told: Mapping[str, object]) -> Mark | None:
    """The event's mark; None for any other event, and for a call that names nobody and only tries the endpoint."""
    return _MARKS.get(_kind(told)) if _person(told) else None


def _glyph(told: Mapping[str, object]) -> str:
    which = _mark(told)
    return GLYPHS[which] if which else "◦"


def _person(told: Mapping[str, object]) -> str:
    return str(next((told[name] for name in _PEOPLE if told.get(name)), ""))


def _time(told: Mapping[str, object]) -> str:
    return str(next((told[name] for name in _TIMES if told.get(name)), ""))


def _way(post: Post) -> str:
    """Where it was posted to, with whose name and password, and how often it will be tried again."""
    left = post.headers.get("x-pm-retries-remaining", "")
    parts = (f"POST {post.path}", _credentials(post), f"{left} retries left" if left else "")
    return " · ".join(part for part in parts if part)


def _credentials(post: Post) -> str:
    """The user name of basic authentication; anything else in the Authorization header is masked; "" without one."""
    value = post.headers.get("authorization", "")
    name = _user_name(value)
    return f"Basic {name}:{_MASK}" if name is not None else _MASK if value else ""


def _user_name(authorization: str) -> str | None:
    """The user name in `Basic …`; None when it holds no user name and password."""
    scheme, _, value = authorization.partition(" ")
    try:
        name, colon, _ = b64decode(value, validate=True).decode().partition(":")
    except ValueError:
        return None
    return name if colon and scheme.lower() == "basic" else None


def _transcript(post: Post) -> str:
    """The request with its headers, masked, and its body."""
    headers = [f"{name}: {post.headers[name]}" for name in _SHOWN if name in post.headers]
    who = [f"authorization: {credentials}"] if (credentials := _credentials(post)) else []
    told = _told(post)
    body = json.dumps(told, indent=1, ensure_ascii=False) if told else post.body.decode("utf-8", "replace")
    return "\n".join([f"POST {post.path}", *headers, *who, "", body])
