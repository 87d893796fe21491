"""Compares what the DNS holds with what is expected, record by record. Pure; imports the records."""

from collections.abc import Callable, Iterator

from helpers.diagnosis.dns_check.expected import SPF_INCLUDE
from helpers.diagnosis.dns_check.records import Expected, Lookup, LookupState, RecordName, RecordState, Row

Judgement = tuple[RecordState, str, tuple[str, ...]]  # the state, why, and what differs
_POLICIES = ("none", "quarantine", "reject")
_NO_DOMAIN = "the domain itself is not in the DNS"


def row_for(expected: Expected, lookup: Lookup | None, *, domain_exists: bool | None = True) -> Row:
    """How one record fares. `domain_exists` False: nothing below the domain can be there, whatever was meant."""
    if lookup is None:
        return _row(expected, lookup, (RecordState.CANT_TELL, "its host is not known", ()))
    if domain_exists is False:
        return _row(expected, lookup, (RecordState.CANT_TELL, _NO_DOMAIN, ()))
    if not lookup.answered:
        why = f"{lookup.state}: {lookup.detail}".rstrip(".: ")
        return _row(expected, lookup, (RecordState.CANT_TELL, why, ()))
    return _row(expected, lookup, _JUDGES[expected.record](expected, lookup))


def _row(expected: Expected, lookup: Lookup | None, judgement: Judgement) -> Row:
    state, because, differences = judgement
    return Row(expected=expected, lookup=lookup, state=state, because=because, differences=differences)


def _missing(lookup: Lookup) -> Judgement:
    there = lookup.state is not LookupState.NO_NAME
    words = f"the name {lookup.name} is there without such a record" if there else f"there is no {lookup.name}"
    return RecordState.MISSING, words, ()


def _dkim(expected: Expected, lookup: Lookup) -> Judgement:
    keys = [value for value in lookup.values if "p" in _tags(value)] or list(lookup.values)
    if not keys:
        return _missing(lookup)
    if not expected.value:
        return RecordState.CANT_TELL, "a key is there; which one Postmark signs with is not known", ()
    found = min((tuple(_dkim_differences(expected.value, value)) for value in keys), key=len)
    if not found:
        return RecordState.RIGHT, "the key is the one that Postmark signs with", ()
    return RecordState.DIFFERENT, "another text stands there", found


def _tags(text: str) -> dict[str, str]:
    """The tags of a DKIM or DMARC record, without white space: `k=rsa; p=…`."""
    pairs = (tag.partition("=") for tag in text.split(";"))
    return {name.strip().lower(): "".join(value.split()) for name, sign, value in pairs if sign}


def _dkim_differences(wanted: str, value: str) -> Iterator[str]:
    if value.startswith('"'):
        yield "quotation marks are part of the text"
    want, have = _tags(wanted).get("p", ""), _tags(value).get("p")
    if have is None:
        yield "there is no p="
    elif not have:
        yield "p= is empty, which revokes the key"
    elif have != want:
        yield _key_difference(want, have)
    if (kind := _tags(value).get("k", "rsa")) != _tags(wanted).get("k", "rsa"):
        yield f"k={kind[:20]} instead of k={_tags(wanted).get('k', 'rsa')}"


def _key_difference(want: str, have: str) -> str:
    if want.startswith(have):
        return f"p= is cut off after {len(have)} of {len(want)} characters"
    same = next((at for at, (one, other) in enumerate(zip(want, have, strict=False)) if one != other), len(want))
    return f"p= differs from character {same + 1} on ({len(have)} characters instead of {len(want)})"


def _return_path(expected: Expected, lookup: Lookup) -> Judgement:
    if not lookup.values:
        return _missing(lookup)
    target = lookup.values[0]
    if target.lower() == expected.value.lower():
        return RecordState.RIGHT, f"it leads to {target}", ()
    return RecordState.DIFFERENT, "it leads elsewhere", (f"{target} instead of {expected.value}",)


def _spf(_expected: Expected, lookup: Lookup) -> Judgement:
    found = [value for value in lookup.values if value.lower().split(" ")[0] == "v=spf1"]
    if not found:
        return RecordState.MISSING, f"there is no SPF record at {lookup.name}", ()
    if len(found) > 1:
        return RecordState.DIFFERENT, "there may be one only", (f"{len(found)} records begin with v=spf1",)
    if SPF_INCLUDE in found[0].lower().split():
        return RecordState.RIGHT, "it lets Postmark send", ()
    return RecordState.DIFFERENT, "it does not name Postmark", (f"{SPF_INCLUDE} is not in it",)


def _dmarc(_expected: Expected, lookup: Lookup) -> Judgement:
    found = [value for value in lookup.values if _tags(value).get("v", "").upper() == "DMARC1"]
    if not found:
        return _missing(lookup)
    if len(found) > 1:
        return RecordState.DIFFERENT, "there may be one only", (f"{len(found)} records begin with v=DMARC1",)
    policy = _tags(found[0]).get("p", "")
    if policy.lower() in _POLICIES:
        return RecordState.RIGHT, f"the policy is p={policy.lower()}, at {lookup.name}", ()
    wrong = f"p={policy[:20]} is no policy" if policy else "there is no p="
    return RecordState.DIFFERENT, "receivers cannot read its policy", (f"{wrong}; there are {', '.join(_POLICIES)}",)


_JUDGES: dict[RecordName, Callable[[Expected, Lookup], Judgement]] = {
    RecordName.DKIM: _dkim,
    RecordName.RETURN_PATH: _return_path,
    RecordName.SPF: _spf,
    RecordName.DMARC: _dmarc,
}
