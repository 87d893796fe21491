"""For each rule about values and files that Node reads in its own way: where it holds, does not, or is not asked."""

from collections.abc import Mapping

from helpers.authjs.piece import Piece
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.authjs.application import KEY, SECRET, Pieces, env, package, ts, v5
from tests.authjs.cases import Case

REFERS = env(f"PM={SERVER_TOKEN}\nAUTH_POSTMARK_KEY=${{PM}}\n")
NODE = package(auth__core="0.41.0", dotenv="17.0.0")
FROM_ENV = "Postmark({ from: process.env.EMAIL_FROM })"


def utf16(name: str) -> Pieces:
    return (Piece(name=name, text=KEY, is_utf16=True),)


ENV: Mapping[str, Case] = {
    "AUTHJS316": Case(
        holds=(REFERS + NODE, env("AUTH_POSTMARK_KEY=$PM\n") + NODE),
        does_not=(env(KEY) + NODE, env(f"{KEY}COLOUR=$PM\n") + NODE, env("AUTH_POSTMARK_KEY='\\$PM'\n") + NODE),
        not_asked=(REFERS, REFERS + package(next="15.5.0"), REFERS + package(vite="7.0.0")),
    ),
    "AUTHJS325": Case(holds=(utf16(".env"),), does_not=(env(KEY), utf16(".env.example"), utf16("auth.ts") + env(KEY))),
    "AUTHJS335": Case(
        holds=(v5(FROM_ENV) + env(KEY),),
        does_not=(
            v5(FROM_ENV) + env(f"{KEY}EMAIL_FROM=hello@example.com\n"),
            v5(FROM_ENV) + env(f"{KEY}EMAIL_FROM=\n"),
            v5("Postmark({ from: process.env.EMAIL_FROM }), Postmark({ from: sender() })")
            + env(f"{KEY}EMAIL_FROM=hello@example.com\n"),
        ),
        not_asked=(v5() + env(KEY), v5(FROM_ENV), v5(FROM_ENV) + env(KEY, ".env.example"), ts("") + env(SECRET)),
    ),
}
