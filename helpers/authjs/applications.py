"""Tells the applications of a repository apart: what one of them sets says nothing about its neighbour.

Imports the situation. An application is a folder with a `package.json` or a `.env` file and settings of its own; where
they share their settings, a folder whose `package.json` asks for Auth.js and that has a `.env` file.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from helpers.authjs.env_file import EnvFile
from helpers.authjs.package_json import PackageFacts
from helpers.authjs.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """One application: its folder, and what belongs to it or to all."""

    folder: PurePosixPath
    situation: Situation

    @property
    def name(self) -> str:
        """Its folder as it is told."""
        return "the folder itself" if self.folder == PurePosixPath() else self.folder.as_posix()


def applications(situation: Situation) -> tuple[Application, ...]:
    """Each application with its part of the situation; a single one keeps all of it, wherever its files lie."""
    folders = _with_settings(situation)
    if len(folders) < 2:
        folders = _with_env_file(situation)
    if len(folders) < 2:
        return (Application(folder=PurePosixPath(), situation=situation),)
    return tuple(Application(folder=one, situation=_part(situation, one, folders)) for one in sorted(folders))


def left_out(situation: Situation) -> Iterator[str]:
    """How the applications were told apart, and which `.env` files belong to none of them."""
    found = applications(situation)
    if len(found) < 2:
        return
    yield f"{len(found)} applications were found, each judged by its own files: {', '.join(one.name for one in found)}."
    judged = {file.name for one in found for file in one.situation.files}
    for file in situation.files:
        if file.name not in judged:
            yield f"{file.name}: it belongs to none of these applications; it was not judged. Name its folder itself."


def _with_settings(situation: Situation) -> frozenset[PurePosixPath]:
    """The folders that have settings. A paste lies in no marked folder of its own, so pastes are one application."""
    marked = {_folder(one.file) for one in situation.packages or ()} | {_folder(one.name) for one in situation.files}
    homes = (_nearest(_folder(facts.file), marked) for facts in situation.configured)
    return frozenset(home or PurePosixPath() for home in homes)


def _with_env_file(situation: Situation) -> frozenset[PurePosixPath]:
    with_env = {_folder(file.name) for file in situation.files}
    return frozenset(_folder(one.file) for one in situation.packages or () if _asks_for_authjs(one)) & with_env


def _asks_for_authjs(package: PackageFacts) -> bool:
    return package.authjs is not None or "next-auth" in package.ranges


def _part(situation: Situation, folder: PurePosixPath, folders: Collection[PurePosixPath]) -> Situation:
    """What stands in this application or in none, and the `.env` files of the folders above it that are no other's."""

    def belongs(file: str) -> bool:
        return _nearest(_folder(file), folders) in (folder, None)

    def is_read(file: EnvFile) -> bool:
        home = _folder(file.name)
        return file.is_process or (belongs(file.name) and (file.is_example or folder in home.parents or _above(home)))

    def _above(home: PurePosixPath) -> bool:
        return home == folder or home in folder.parents

    return replace(
        situation,
        env=tuple(file for file in situation.env or () if is_read(file)) or None,
        settings=tuple(facts for facts in situation.settings or () if belongs(facts.file)) or None,
        packages=tuple(one for one in situation.packages or () if belongs(one.file)) or None,
    )


def _nearest(folder: PurePosixPath, folders: Collection[PurePosixPath]) -> PurePosixPath | None:
    """The folder itself or the nearest one above it that is among `folders`."""
    return next((one for one in (folder, *folder.parents) if one in folders), None)


def _folder(file: str) -> PurePosixPath:
    return PurePosixPath(file.replace("\\", "/")).parent
