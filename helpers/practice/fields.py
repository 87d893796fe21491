"""The fields of a JSON object in a request, read with their types. A null counts as absent.

For everything but messages, whose payloads are too many and too hot for it. Imports `helpers.reference` only.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from helpers.practice.call import Call
from helpers.practice.refusals.access import INVALID_FIELDS
from helpers.practice.refusals.row import Refusal, Refused
from helpers.practice.wire import Json


class Fields:
    """One JSON object, true unless it is empty. Reading a field of another type refuses with `wrong`."""

    def __init__(self, values: Mapping[str, Json], wrong: Refusal = INVALID_FIELDS) -> None:
        self._values = {name: value for name, value in values.items() if value is not None}
        self._wrong = wrong
        self._is_empty = not values

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def __bool__(self) -> bool:
        return not self._is_empty

    def text(self, name: str) -> str | None:
        """A string, or None when the field is absent."""
        value = self._values.get(name)
        return value if value is None or isinstance(value, str) else self._refuse(name)

    def flag(self, name: str) -> bool | None:
        """A boolean, or None when the field is absent."""
        value = self._values.get(name)
        return value if value is None or isinstance(value, bool) else self._refuse(name)

    def whole(self, name: str) -> int | None:
        """An integer, or None when the field is absent. True and False are none."""
        value = self._values.get(name)
        if isinstance(value, bool):
            return self._refuse(name)
        return value if value is None or isinstance(value, int) else self._refuse(name)

    def number(self, name: str) -> int | None:
        """An integer, which may be written as a text; or None when the field is absent."""
        value = self._values.get(name)
        if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 19:
            return int(value)
        return self.whole(name)

    def plain(self, name: str) -> Mapping[str, Any] | None:
        """An object as it was sent, or None when the field is absent. PHP writes an empty object as `[]`."""
        value = self._values.get(name)
        if value is None or value == []:
            return None if value is None else {}
        return value if isinstance(value, Mapping) else self._refuse(name)

    def amount(self, name: str) -> float | None:
        """A number, or None when the field is absent. True and False are none."""
        value = self._values.get(name)
        if isinstance(value, bool):
            return self._refuse(name)
        return value if value is None or isinstance(value, int | float) else self._refuse(name)

    def texts(self, name: str) -> list[str] | None:
        """A list of strings, or None when the field is absent."""
        value = self._values.get(name)
        if value is None:
            return None
        if isinstance(value, str) or not isinstance(value, Sequence):
            return self._refuse(name)
        return [one if isinstance(one, str) else self._refuse(name) for one in value]

    def inner(self, name: str) -> "Fields | None":
        """An object, or None when the field is absent."""
        value = self._values.get(name)
        if value is None:
            return None
        return Fields(value, self._wrong) if isinstance(value, Mapping) else self._refuse(name)

    def each(self, name: str) -> "list[Fields] | None":
        """A list of objects, or None when the field is absent."""
        value = self._values.get(name)
        if value is None:
            return None
        if isinstance(value, str) or not isinstance(value, Sequence):
            return self._refuse(name)
        return [Fields(one, self._wrong) if isinstance(one, Mapping) else self._refuse(name) for one in value]

    def _refuse(self, name: str) -> NoReturn:
        raise Refused(self._wrong, fields=f"'{name}'")


def read_fields(call: Call, missing: Refusal, wrong: Refusal = INVALID_FIELDS) -> Fields:
    """The fields of the request's body; refuses with `missing` when there is no body, and what is no object."""
    if not call.request.body.strip():
        raise Refused(missing)
    value = call.json()
    if value is None:
        raise Refused(missing)
    if not isinstance(value, Mapping):
        raise Refused(wrong, fields="'$'")
    return Fields(value, wrong)
