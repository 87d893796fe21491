"""What to ask for each refusal of bulk sending."""

from collections.abc import Callable
from typing import Any

from helpers.practice.records import Permission
from helpers.practice.world import World
from tests.practice.talk import SERVER, Answer, get, post

BULK: dict[str, Any] = {
    "From": "hello@example.com",
    "Subject": "Hello {{name}}",
    "TextBody": "Dear {{name}}",
    "HtmlBody": "<b>{{name}}</b>",
    "Messages": [
        {"To": "ada@example.org", "TemplateModel": {"name": "Ada"}},
        {"To": "bo@example.org", "TemplateModel": {"name": "Bo & Cy"}},
    ],
}


def approved(world: World) -> World:
    world.account.permissions.add(Permission.BULK)
    return world


def bulk(world: World, token: dict[str, str] = SERVER, **fields: Any) -> Answer:
    return post(approved(world), "/email/bulk", BULK | fields, token)


PRODUCED_BY: dict[str, Callable[[World], Answer]] = {
    "SEVERAL_ERRORS": lambda world: bulk(world, From="x", ReplyTo="x"),
    "BULK_NOT_FOUND": lambda world: get(approved(world), "/email/bulk/nobody"),
    "PAGINATION_KEY_INVALID": lambda world: get(approved(world), "/email/bulk?paginationKey=x"),
    "BULK_NOT_APPROVED": lambda world: post(world, "/email/bulk", BULK),
}
