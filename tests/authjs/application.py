"""Small applications for the doctor's tests: settings code, `.env` files and versions, right unless told otherwise."""

from helpers.authjs.piece import Piece
from helpers.authjs.reading import read_pieces
from helpers.authjs.situation import Situation
from helpers.reference.practice_tokens import SERVER_TOKEN

Pieces = tuple[Piece, ...]

FROM = 'from: "hello@example.com"'
SECRET = "AUTH_SECRET=a-random-text\n"
KEY = f"AUTH_POSTMARK_KEY={SERVER_TOKEN}\n"
POSTMARK = f"Postmark({{ {FROM} }})"
SMTP = f"smtp://{SERVER_TOKEN}:{SERVER_TOKEN}@smtp.postmarkapp.com:587"


def env(text: str, name: str = ".env") -> Pieces:
    return (Piece(name=name, text=text),)


def ts(text: str, name: str = "auth.ts") -> Pieces:
    return (Piece(name=name, text=text),)


def v5(provider: str = POSTMARK, *, settings: str = "adapter,", head: str = "", tail: str = "") -> Pieces:
    """Settings for version 5 with one provider."""
    code = f"""
import NextAuth from "next-auth"
import Postmark from "next-auth/providers/postmark"
import Nodemailer from "next-auth/providers/nodemailer"
import {{ adapter }} from "./adapter"
{head}
export const {{ handlers, auth, signIn }} = NextAuth({{ {settings} providers: [{provider}] }})
{tail}
"""
    return ts(code)


def v4(provider: str, *, settings: str = "adapter,") -> Pieces:
    """Settings for version 4 with one provider."""
    code = f"""
import NextAuth, {{ NextAuthOptions }} from "next-auth"
import EmailProvider from "next-auth/providers/email"
import {{ adapter }} from "./adapter"
export const authOptions: NextAuthOptions = {{ {settings} providers: [{provider}] }}
export default NextAuth(authOptions)
"""
    return ts(code, "pages/api/auth/[...nextauth].ts")


def core(settings: str = 'basePath: "/auth",', *, defaults: str = "setEnvDefaults(process.env, config)") -> Pieces:
    """A host of its own on @auth/core."""
    code = f"""
import {{ Auth, setEnvDefaults }} from "@auth/core"
import Postmark from "@auth/core/providers/postmark"
const config = {{ adapter: memory(), {settings} providers: [{POSTMARK}] }}
{defaults}
export const handle = (request) => Auth(request, config)
"""
    return ts(code, "host.mjs")


def package(**ranges: str) -> Pieces:
    """A package.json; underscores in names stand for hyphens, two for `@` and a slash."""
    names = {_name(key): value for key, value in ranges.items()}
    lines = ",\n".join(f'    "{name}": "{value}"' for name, value in names.items())
    return (Piece(name="package.json", text=f'{{\n  "dependencies": {{\n{lines}\n  }}\n}}\n'),)


def _name(key: str) -> str:
    scope, _, rest = key.partition("__")
    return (f"@{scope}/{rest}" if rest else scope).replace("_", "-")


def smtp(url: str) -> Pieces:
    return env(f"EMAIL_SERVER={url}\n")


def server(options: str) -> Pieces:
    """Version 4 with a server object."""
    return v4(f"EmailProvider({{ server: {{ {options} }}, {FROM} }})")


def situation(pieces: Pieces, environ: dict[str, str] | None = None) -> Situation:
    return read_pieces(pieces, environ=environ).situation
