"""Properties of the lists that searches have no model for: suppressions, templates, servers and message streams."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.practice.clock import START, ManualClock
from helpers.practice.dates import EASTERN
from helpers.practice.records import Suppression
from helpers.practice.seed import demo_world
from tests.practice.produce_templates import FRAME, created
from tests.practice.talk import ACCOUNT, get, post

bounded = settings(max_examples=80)

EMAILS = ["ada@example.org", "Bo@example.org", "cy@example.net"]
REASONS = ["HardBounce", "SpamComplaint", "ManualSuppression"]
ORIGINS = ["Recipient", "Customer", "Admin"]
DAYS = st.integers(0, 4)
DATES = st.integers(-1, 5).map(lambda day: (START + timedelta(days=day)).date().isoformat())
PAGES = st.fixed_dictionaries({"count": st.integers(1, 4), "offset": st.integers(0, 5)})
SUPPRESSIONS = st.lists(
    st.tuples(st.sampled_from(EMAILS), st.sampled_from(REASONS), st.sampled_from(ORIGINS), DAYS),
    unique_by=lambda one: one[0],
)
DUMP_FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "SuppressionReason": st.sampled_from([*REASONS, "hardbounce"]),
        "Origin": st.sampled_from([*ORIGINS, "admin"]),
        "EmailAddress": st.sampled_from([*EMAILS, "BO@EXAMPLE.ORG", "example.org"]),
        "fromdate": DATES,
        "todate": DATES,
    },
)


@bounded
@given(SUPPRESSIONS, DUMP_FILTERS)
def test_the_dump_of_suppressions(rows: list[tuple[str, str, str, int]], query: dict[str, str]) -> None:
    world = demo_world(ManualClock())
    stream = world.servers[min(world.servers)].streams["outbound"]
    for email, reason, origin, day in rows:
        at = START + timedelta(days=day)
        stream.suppressions.put(email.lower(), Suppression(email=email, reason=reason, origin=origin, created_at=at))
    found = get(world, f"/message-streams/outbound/suppressions/dump?{urlencode(query)}").json["Suppressions"]
    wanted = [email for email, reason, origin, day in reversed(rows) if _passes(email, reason, origin, day, query)]
    assert [one["EmailAddress"] for one in found] == wanted


def _passes(email: str, reason: str, origin: str, day: int, query: dict[str, str]) -> bool:
    date = (START + timedelta(days=day)).astimezone(EASTERN).date().isoformat()
    return (
        query.get("SuppressionReason", reason).lower() == reason.lower()
        and query.get("Origin", origin).lower() == origin.lower()
        and query.get("EmailAddress", email).lower() == email.lower()
        and query.get("fromdate", date) <= date <= query.get("todate", date)
    )


def cut(names: list[str], page: dict[str, int]) -> list[str]:
    """The part of `names` that the page shows."""
    return names[page["offset"] : page["offset"] + page["count"]]


@bounded
@given(st.lists(st.sampled_from(["Layout", "Standard", "framed"]), max_size=6), PAGES, st.data())
def test_the_list_of_templates(kinds: list[str], page: dict[str, int], data: st.DataObject) -> None:
    world = created(demo_world(ManualClock()), FRAME)
    rows = [("frame", "Layout", None)]
    for number, kind in enumerate(kinds):
        fields: dict[str, Any] = {"Alias": f"a{number}", "Name": f"a{number}"}
        if kind == "Layout":
            created(world, FRAME, **fields)
        else:
            created(world, **fields, LayoutTemplate="frame" if kind == "framed" else None)
        rows.append((f"a{number}", "Layout" if kind == "Layout" else "Standard", "frame" if kind == "framed" else None))
    kind = data.draw(st.sampled_from(["All", "Layout", "standard"]))
    layout = data.draw(st.sampled_from([None, "frame", "a0"]))
    query = page | {"TemplateType": kind} | ({"LayoutTemplate": layout} if layout else {})
    wanted = [one for one, type_, around in rows if kind.lower() in {"all", type_.lower()} and layout in {None, around}]
    answer = get(world, f"/templates?{urlencode(query)}").json
    assert (answer["TotalCount"], [one["Alias"] for one in answer["Templates"]]) == (len(wanted), cut(wanted, page))


@bounded
@given(
    st.lists(st.sampled_from(["Shop", "shop 2", "Demo three", "Post", "x"]), unique=True),
    st.sampled_from(["", "DEMO", "shop", "o", "nothing"]),
    PAGES,
)
def test_the_list_of_servers(names: list[str], part: str, page: dict[str, int]) -> None:
    world = demo_world(ManualClock())
    for name in names:
        assert post(world, "/servers", {"Name": name}, ACCOUNT).status == 200
    wanted = [one for one in ["Demo app", "Demo tests", *names] if part.lower() in one.lower()]
    answer = get(world, f"/servers?{urlencode(page | {'name': part})}", ACCOUNT).json
    assert (answer["TotalCount"], [one["Name"] for one in answer["Servers"]]) == (len(wanted), cut(wanted, page))


@bounded
@given(
    st.lists(st.tuples(st.sampled_from(["Transactional", "Broadcasts"]), st.booleans()), max_size=5),
    st.sampled_from(["All", "transactional", "Broadcasts", "Inbound"]),
    st.sampled_from(["true", "False", "1"]),
)
def test_the_list_of_streams(made: list[tuple[str, bool]], kind: str, archived: str) -> None:
    world = demo_world(ManualClock())
    rows = [("outbound", "Transactional", False), ("broadcast", "Broadcasts", False), ("inbound", "Inbound", False)]
    for number, (type_, is_archived) in enumerate(made):
        stream = f"s{number}"
        assert post(world, "/message-streams", {"ID": stream, "Name": stream, "MessageStreamType": type_}).status == 200
        if is_archived:
            assert post(world, f"/message-streams/{stream}/archive", {}).status == 200
        rows.append((stream, type_, is_archived))
    query = urlencode({"MessageStreamType": kind, "IncludeArchivedStreams": archived})
    answer = get(world, f"/message-streams?{query}").json
    wanted = [
        one
        for one, type_, gone in rows
        if kind.lower() in {"all", type_.lower()} and not (gone and archived == "False")
    ]
    assert (answer["TotalCount"], [one["ID"] for one in answer["MessageStreams"]]) == (len(wanted), wanted)
