"""Everything that was handed over, read: what the doctor's rules look at. None stands for what was not handed over.

Imports the readers' records.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from helpers.authjs.env_file import EnvEntry, EnvFile, comes_before
from helpers.authjs.package_json import PackageFacts
from helpers.authjs.settings_facts import Provider, ProviderKind, SettingsFacts, SmtpServer
from helpers.authjs.smtp_login import login_of, smtp_server_from_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """`.env` files, settings code and `package.json`; of each there may be several."""

    env: tuple[EnvFile, ...] | None = None
    settings: tuple[SettingsFacts, ...] | None = None
    packages: tuple[PackageFacts, ...] | None = None

    @property
    def files(self) -> tuple[EnvFile, ...]:
        """The env files that something reads: no examples."""
        return tuple(file for file in self.env or () if not file.is_example and not file.is_process)

    @property
    def process(self) -> EnvFile | None:
        """The environment in which the application is started, if it is known."""
        return next((file for file in self.env or () if file.is_process), None)

    def entries(self, *names: str) -> Iterator[EnvEntry]:
        """The entries that count, of these names or of all, file by file."""
        for file in self.files:
            found = map(file.last, names) if names else file.latest.values()
            yield from (entry for entry in found if entry is not None)

    def holds(self, name: str) -> bool:
        """Whether a file, or the environment of the process, gives this variable a value that counts."""
        in_process = self.process.last(name) if self.process else None
        entries = (*filter(self.counts, self.entries(name)), *((in_process,) if in_process else ()))
        return any(not entry.is_empty for entry in entries)

    def counts(self, entry: EnvEntry) -> bool:
        """Whether no file that comes before sets this name; an empty value wins too, in Next.js and in Vite."""
        return not any(file.last(entry.name) for file in self.files if comes_before(file.name, entry.file))

    def providers(self, *kinds: ProviderKind) -> Iterator[tuple[SettingsFacts, Provider]]:
        """The providers of these kinds, with the file in which each stands."""
        for facts in self.settings or ():
            yield from ((facts, provider) for provider in facts.of_kind(*kinds))

    @property
    def configured(self) -> tuple[SettingsFacts, ...]:
        """The files of code in which settings of Auth.js stand."""
        return tuple(facts for facts in self.settings or () if facts.configured)

    @property
    def version(self) -> int | None:
        """4 or 5; None where nothing says it, or two places say different things."""
        said = {one.authjs for one in self.packages or ()} or {None}
        if said == {None}:
            said = {facts.version for facts in self.settings or ()}
        known = said - {None}
        return known.pop() if len(known) == 1 else None

    @property
    def is_next(self) -> bool | None:
        """Whether Next.js runs the application; None where neither a package.json nor an import tells."""
        if any("next" in one.ranges for one in self.packages or ()) or self.imports("next", "next-auth"):
            return True
        return False if self.packages else None

    @property
    def expands_env(self) -> bool | None:
        """Whether `$NAME` in a .env file becomes that variable's value; None where it cannot be told."""
        with_vite = any({"vite", "@sveltejs/kit"} & set(one.ranges) for one in self.packages or ())
        return with_vite or self.is_next

    def imports(self, *packages: str) -> bool:
        """Whether the code imports one of these packages, or a part of it."""
        modules = (mention.text for facts in self.settings or () for mention in facts.imports)
        return any(module == one or module.startswith(f"{one}/") for module in modules for one in packages)

    @property
    def is_without_authjs(self) -> bool:
        """Whether package.json was handed over and asks for no Auth.js: then the names are another program's."""
        names = [name for one in self.packages or () for name in one.ranges]
        return bool(self.packages) and not any(name == "next-auth" or name.startswith("@auth/") for name in names)

    @property
    def read_by_code(self) -> frozenset[str]:
        """The environment variables that the code reads by name."""
        return frozenset(name for facts in self.settings or () for name in facts.env_names)

    @property
    def smtp_servers(self) -> tuple[SmtpServer, ...] | None:
        """Every SMTP server that the settings or the env files name; None when neither was handed over."""
        if self.env is None and self.settings is None:
            return None
        urls = (smtp_server_from_url(one.value, line=one.line, file=one.file) for one in self.entries())
        coded = (
            replace(provider.server, file=facts.file)
            for facts, provider in self.providers(*ProviderKind)
            if provider.server is not None
        )
        parts = (server for file in self.files if (server := _from_parts(file)))
        return (*(server for server in urls if server), *parts, *coded)


def _from_parts(file: EnvFile) -> SmtpServer | None:
    """The server whose parts stand in variables of their own, as in next-auth's documents."""
    host, port, user, password = (file.last(f"EMAIL_SERVER_{part}") for part in ("HOST", "PORT", "USER", "PASSWORD"))
    if host is None or host.is_empty:
        return None
    number = port.value.strip() if port else ""
    return SmtpServer(
        host=host.value.strip(),
        port=int(number) if number.isascii() and number.isdigit() else None,
        secure=None,
        login=login_of(user.value if user else "", password.value if password else ""),
        line=host.line,
        file=file.name,
    )
