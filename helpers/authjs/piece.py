"""What somebody hands over, a file or a paste, and what kind of text it is.

Imports the log reader's signs. The name decides first; a paste has none, so then the text does.
"""

import json
import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

from helpers.authjs.error_links import ERROR_LINK
from helpers.authjs.log_lines import is_log_of_authjs


class PieceKind(StrEnum):
    """What a text is."""

    ENV = ".env file"
    ENV_EXAMPLE = "example of a .env file"
    SETTINGS_CODE = "settings code"
    PACKAGE = "package.json"
    LOG = "log"
    LINK = "address"
    NOTHING = "empty text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One text, and the name it was handed over with: a path with slashes, or anything."""

    name: str
    text: str = field(repr=False)
    is_utf16: bool = False  # a file whose bytes are UTF-16, which no reader of .env files takes


_BEGINNING = 100_000  # characters by which a text is judged
_CODE_ENDINGS = {".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"}
_EXAMPLE = re.compile(
    r"\.env.*\.(example|sample|template|dist|defaults?)$|^(example|sample)\.env$|^\.env\.(example|sample)"
)
_ENV_NAME = re.compile(r"^(?:.*\.)?\.?env(?:\.[\w.-]+)?$|\.env$")
_ENV_LINE = re.compile(r"^\s*(?:export\s+)?[A-Z][A-Z0-9_]*\s*=", re.MULTILINE)
_CODE = re.compile(
    r"^[^\S\n]*(?:import\b.+\bfrom\b|import\s+[\"']|export\s+(?:const|default|\{)|const\s+\w+\s*=\s*require\()"
    r"|\bproviders\s*:|\b(?:NextAuth|SvelteKitAuth|ExpressAuth|signIn|Postmark|EmailProvider|Nodemailer)\(",
    re.MULTILINE,
)


def sort_out(name: str, text: str) -> PieceKind:
    """What kind of text this is, by its name and, where that says nothing, by the text itself."""
    return _by_name(PurePosixPath(name.replace("\\", "/")).name.lower()) or _by_text(text)


def _by_name(name: str) -> PieceKind | None:
    if name == "package.json":
        return PieceKind.PACKAGE
    if _EXAMPLE.search(name):
        return PieceKind.ENV_EXAMPLE
    if PurePosixPath(name).suffix in _CODE_ENDINGS:
        return PieceKind.SETTINGS_CODE
    if _ENV_NAME.search(name):
        return PieceKind.ENV
    return PieceKind.LOG if name.endswith((".log", ".out")) else None


def _by_text(text: str) -> PieceKind:
    body = text.strip().removeprefix("\ufeff").strip()
    if _is_package(body):
        return PieceKind.PACKAGE
    body = body[:_BEGINNING]
    if not body:
        return PieceKind.NOTHING
    if _is_link(body):
        return PieceKind.LINK
    if is_log_of_authjs(body):
        return PieceKind.LOG
    if _CODE.search(body):
        return PieceKind.SETTINGS_CODE
    return PieceKind.ENV if _ENV_LINE.match(body) or _mostly_env(body) else PieceKind.LOG


def _is_link(body: str) -> bool:
    return len(body.split()) == 1 and (ERROR_LINK.search(body) is not None or body.startswith(("http://", "https://")))


def _is_package(body: str) -> bool:
    if not body.startswith("{"):
        return False
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and bool({"dependencies", "devDependencies", "peerDependencies"} & set(value))


def _mostly_env(body: str) -> bool:
    lines = [line for line in body.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return bool(lines) and 2 * sum(1 for line in lines if _ENV_LINE.match(line)) > len(lines)
