"""`SettingsFacts` as a JSON value and back: a parse that was recorded once can be judged where no parser is.

Imports the facts' records. Nothing secret stands in it, as in the records themselves.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from helpers.authjs.settings_facts import (
    How,
    Login,
    Mention,
    Provider,
    ProviderKind,
    Request,
    SettingsFacts,
    SmtpServer,
    Value,
)
from helpers.client.shape import ShapeFault
from helpers.reference.sources import Source, Standing

Json = dict[str, Any]


def facts_as_json(facts: SettingsFacts) -> Json:
    """What code says, as a JSON value: only texts, numbers, lists and objects."""
    return asdict(facts)


def facts_from_json(value: Json) -> SettingsFacts:
    """The record that `facts_as_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    return SettingsFacts(
        **{
            **value,
            "providers": tuple(_provider(one) for one in value["providers"]),
            "options": _options(value["options"]),
            "sign_ins": _mentions(value["sign_ins"]),
            "requests": tuple(Request(**{**one, "headers": tuple(one["headers"])}) for one in value["requests"]),
            "imports": _mentions(value["imports"]),
            "mounts": _mentions(value["mounts"]),
            "env_names": tuple(value["env_names"]),
            "runtime": Mention(**value["runtime"]) if value["runtime"] else None,
            "calls": tuple(value["calls"]),
            "unclear": tuple(value["unclear"]),
        }
    )


def _mentions(values: list[Json]) -> tuple[Mention, ...]:
    return tuple(Mention(**one) for one in values)


def _options(pairs: list[list[Any]]) -> tuple[tuple[str, Value], ...]:
    return tuple((name, _value(one)) for name, one in pairs)


def _value(value: Json) -> Value:
    return Value(**{**value, "how": How(value["how"]), "faults": _faults(value)})


def _faults(value: Mapping[str, Any]) -> tuple[ShapeFault, ...]:
    return tuple(ShapeFault(**{**one, "source": _source(one["source"])}) for one in value["faults"])


def _source(value: Json) -> Source:
    return Source(**{**value, "standing": Standing(value["standing"])})


def _provider(value: Json) -> Provider:
    return Provider(
        **{
            **value,
            "kind": ProviderKind(value["kind"]),
            "options": _options(value["options"]),
            "server": _server(value["server"]) if value["server"] else None,
        }
    )


def _server(value: Json) -> SmtpServer:
    login = Login(**{**value["login"], "faults": _faults(value["login"])})
    return SmtpServer(**{**value, "login": login, "headers": tuple(value["headers"])})
