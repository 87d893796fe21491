"""POST /email/withTemplate and /email/batchWithTemplates."""

from typing import Any

import pytest

from helpers.practice.records import AccountState
from helpers.practice.world import World
from tests.practice.produce_templates import FRAME, LETTER, TOO_MUCH_CSS, create, created, delete, framed, letter
from tests.practice.talk import HARD_BOUNCE, TEST, get, post, put, words


def sent(world: World, **fields: Any) -> Any:
    """The details of a message that was sent with a template."""
    answer = letter(world, **fields)
    assert answer.status == 200, answer.json
    return get(world, f"/messages/outbound/{answer.json['MessageID']}/details").json


def batch(world: World, *messages: Any) -> Any:
    return post(world, "/email/batchWithTemplates", {"Messages": list(messages)})


def test_the_template_is_filled_in(world: World) -> None:
    message = sent(created(world, HtmlBody="<b>{{name}}</b>"), TemplateModel={"name": "Ada & Bo"})
    assert (message["Subject"], message["TextBody"]) == ("Hello Ada & Bo", "Dear Ada & Bo")
    assert message["HtmlBody"] == "<b>Ada &amp; Bo</b>"


def test_the_reply_is_that_of_any_message(world: World) -> None:
    reply = letter(created(world)).json
    assert list(reply) == words("To SubmittedAt MessageID ErrorCode Message")
    assert (reply["ErrorCode"], reply["Message"], reply["To"]) == (0, "OK", LETTER["To"])


def test_the_layout_goes_around_it(world: World) -> None:
    assert sent(framed(world))["TextBody"] == "-- Dear Ada --"


def test_everything_else_is_as_with_any_message(world: World) -> None:
    message = sent(created(world), Tag="welcome", Metadata={"a": "1"}, Cc="bo@example.org", TrackOpens=True)
    assert (message["Tag"], message["Metadata"], message["TrackOpens"]) == ("welcome", {"a": "1"}, True)
    assert message["Recipients"] == [LETTER["To"], "bo@example.org"]


def test_an_id_wins_over_an_alias(world: World) -> None:
    created(world)
    number = create(world, Alias="other", Subject="Other").json["TemplateId"]
    assert sent(world, TemplateId=number)["Subject"] == "Other"
    assert sent(world, TemplateId=0)["Subject"] == "Hello Ada"
    assert letter(world, TemplateId=999_999).refused[2].startswith("The 'TemplateId' associated")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"TemplateAlias": None}, 1101),
        ({"TemplateAlias": ""}, 1101),
        ({"TemplateAlias": "x"}, 1101),
        ({"TemplateAlias": "frame"}, 1101),
        ({"TemplateId": "welcome"}, 403),
        ({"TemplateModel": None}, 1120),
        ({"TemplateModel": "x"}, 403),
        ({"TemplateModel": [1]}, 403),
        ({"TemplateModel": {"@x": 1}}, 1122),
        ({"TemplateModel": {"pm:unsubscribe": 1}}, 1122),
        ({"Subject": "x"}, 1123),
        ({"HtmlBody": ""}, 1123),
        ({"To": "x"}, 300),
        ({"To": 1}, 403),
        ({"From": "x@authjs.dev"}, 400),
        ({"MessageStream": "x"}, 1235),
        ({"InlineCss": "x"}, 403),
    ],
)
def test_refusals(world: World, fields: dict[str, Any], expected: int) -> None:
    assert letter(created(framed(world), Alias="plain"), **fields).refused[1] == expected


def test_empty_models_are_models(world: World) -> None:
    assert sent(created(world), TemplateModel={})["TextBody"] == "Dear "
    assert sent(world, TemplateModel=[])["Subject"] == "Hello "


def test_a_deleted_template_sends_nothing(world: World) -> None:
    number = create(world).json["TemplateId"]
    delete(world, "/templates/welcome")
    assert letter(world, TemplateId=number).refused[1] == 1101


def test_rules_look_at_what_comes_out(world: World) -> None:
    created(world, TextBody="{{name}}")
    assert letter(world, TemplateModel={"name": ""}).refused[1] == 300  # no body is left
    assert letter(world, TemplateModel={"name": "x" * 2001}).refused[1] == 300  # nor may the subject grow too long


def test_a_model_that_does_not_fit_bounces(world: World) -> None:
    created(world, TextBody="{{#each name}}{{/each}}")
    assert letter(world).headers["X-Practice-Postmark"].startswith("assumed; ")
    message = sent(world, Cc="bo@example.org", To="cy@example.org")
    assert [event["Type"] for event in message["MessageEvents"]] == ["Bounced", "Bounced"]
    assert message["TextBody"] == "{{#each name}}{{/each}}"
    bounces = get(world, "/bounces?count=9&offset=0&type=TemplateRenderingFailed").json["Bounces"]
    assert [one["Email"] for one in bounces] == ["bo@example.org", "cy@example.org", LETTER["To"]]
    assert not any(one["Inactive"] for one in bounces)


def test_who_bounces_anyway_does_not_bounce_twice(world: World) -> None:
    sent(created(world, TextBody="{{#each name}}{{/each}}"), To=HARD_BOUNCE)
    assert [one["Type"] for one in get(world, "/bounces?count=9&offset=0").json["Bounces"]] == ["HardBounce"]


def test_a_paused_account_keeps_no_bounce_either(world: World) -> None:
    created(world, TextBody="{{#each name}}{{/each}}")
    world.account.state = AccountState.PAUSED
    assert letter(world).status == 200
    assert get(world, "/bounces?count=1&offset=0").json["TotalCount"] == 0


def test_css_is_inlined_unless_nobody_wants_it(world: World) -> None:
    created(world, HtmlBody="<STYLE>b {color: red}</STYLE><b>x</b>")
    assert sent(world)["HtmlBody"] == '<STYLE>b {color: red}</STYLE><b style="color: red">x</b>'
    assert sent(world, InlineCss=False)["HtmlBody"] == "<STYLE>b {color: red}</STYLE><b>x</b>"


def test_how_css_is_inlined_is_assumed_and_said(world: World) -> None:
    assert letter(created(world)).headers["X-Practice-Postmark"].startswith("documented")
    delete(world, "/templates/welcome")
    created(world, HtmlBody="<style>b {color: red}</style><b>x</b>")
    assert letter(world).headers["X-Practice-Postmark"].startswith("assumed")


def test_too_much_css_is_not_imitated(world: World) -> None:
    answer = letter(created(world, HtmlBody=TOO_MUCH_CSS))
    assert (answer.status, "CSS" in answer.headers["X-Practice-Limit"]) == (501, True)
    assert len(world.messages) == 0


def test_the_test_token_belongs_to_no_server_and_finds_no_template(world: World) -> None:
    created(world)
    status, code, said = letter(world, TEST).refused
    assert (status, code) == (422, 1101)
    assert "'Alias'" in said
    assert letter(world, TEST, TemplateId=min(world.servers)).refused[1] == 1101


def test_nor_does_it_in_a_batch(world: World) -> None:
    answer = post(created(world), "/email/batchWithTemplates", {"Messages": [LETTER, LETTER]}, TEST)
    assert [one["ErrorCode"] for one in answer.json] == [1101, 1101]


def test_a_batch_has_one_result_for_each_message(world: World) -> None:
    created(world, FRAME)
    results = batch(created(world), LETTER, LETTER | {"TemplateAlias": "x"}, LETTER | {"To": "x"}).json
    assert [one["ErrorCode"] for one in results] == [0, 1101, 300]
    assert list(results[1]) == ["ErrorCode", "Message"]


def test_an_empty_batch(world: World) -> None:
    assert batch(world).json == []


@pytest.mark.parametrize(
    "body", [{}, [], [LETTER], {"Messages": LETTER}, {"Messages": ["x"]}, {"Messages": [{"To": 1}]}]
)
def test_a_malformed_batch_sends_nothing(world: World, body: Any) -> None:
    assert post(created(world), "/email/batchWithTemplates", body).refused[:2] == (422, 403)
    assert len(world.messages) == 0


def test_a_batch_is_bounded(world: World) -> None:
    assert batch(created(world), *[LETTER] * 501).refused[1] == 410


def test_what_cannot_be_imitated_stops_a_batch_before_anything_is_sent(world: World) -> None:
    created(created(world), Alias="styled", HtmlBody=TOO_MUCH_CSS)
    assert batch(world, LETTER, LETTER | {"TemplateAlias": "styled"}).status == 501
    assert len(world.messages) == 0


def test_a_short_batch_does_not_become_endless_text(world: World) -> None:
    created(world, TextBody="x" * 4_000_000)
    assert batch(world, *[LETTER] * 13).status == 200
    assert batch(world, *[LETTER] * 14).status == 501
    assert world.messages.left + len(world.messages) == 13


def test_inactive_recipients_are_refused_as_in_any_batch(world: World) -> None:
    created(world)
    results = batch(world, LETTER | {"To": HARD_BOUNCE}, LETTER | {"To": HARD_BOUNCE}).json
    assert [one["ErrorCode"] for one in results] == [0, 406]
    assert results[1]["Message"].startswith("You tried to send to a recipient that")


def test_a_layout_may_be_renamed(world: World) -> None:
    put(framed(world), "/templates/frame", {"Alias": "border"})
    assert sent(world)["TextBody"] == "-- Dear Ada --"
