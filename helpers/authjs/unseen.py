"""What settings take from the environment where no `.env` file was handed over: nobody here has seen it.

Imports the situation and the names. No rule can be asked about such a variable, and silence would look like praise.
"""

from collections.abc import Iterator

from helpers.authjs.env_names import SECRETS, key_name
from helpers.authjs.settings_facts import How, Provider, ProviderKind
from helpers.authjs.situation import Situation

_OLD_SECRET = "NEXTAUTH_SECRET"  # noqa: S105 - a variable's name


def unseen_settings(situation: Situation) -> Iterator[str]:
    """A sentence that names the variables which the code needs and which stand in nothing that was handed over."""
    if situation.files or not situation.configured:
        return
    names = [name for name in dict.fromkeys(_needed(situation)) if not situation.holds(name)]
    if names:
        example = any(file.is_example for file in situation.env or ())
        why = "only an example of a .env file was" if example else "no .env file was"
        file = situation.configured[0].file or "The code"
        yield f"{file}: what stands in {', '.join(names)} was not seen; {why} handed over."


def _needed(situation: Situation) -> Iterator[str]:
    for _, provider in situation.providers(*ProviderKind):
        yield from _of_provider(provider)
    if all(facts.lacks("secret") for facts in situation.configured) and not _has_secret(situation):
        yield _OLD_SECRET if situation.version == 4 else SECRETS[0]


def _of_provider(provider: Provider) -> Iterator[str]:
    key = key_name(provider) if provider.kind is ProviderKind.POSTMARK else None
    if key:
        yield key
    for name in ("server", "from"):
        value = provider.option(name)
        if value is not None and value.how is How.ENV:
            yield value.text


def _has_secret(situation: Situation) -> bool:
    return any(situation.holds(name) for name in (*SECRETS, _OLD_SECRET))
