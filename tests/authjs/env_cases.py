"""For each rule about values and files that Node reads in its own way: where it holds, does not, or is not asked."""

from collections.abc import Mapping

from helpers.authjs.piece import Piece
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.authjs.application import FROM, KEY, SECRET, SMTP, Pieces, env, package, ts, v5
from tests.authjs.cases import REAL, Case

REFERS = env(f"PM={SERVER_TOKEN}\nAUTH_POSTMARK_KEY=${{PM}}\n")
NODE = package(auth__core="0.41.0", dotenv="17.0.0")
OTHER = env(f"{KEY}EMAIL_SERVER=smtp://a:b@smtp.gmail.com\n")
OVER_SMTP = f"Nodemailer({{ server: process.env.EMAIL_SERVER, {FROM} }})"
NOTHING = env("AUTH_POSTMARK_KEY=\n", ".env.local")
FROM_ENV = "Postmark({ from: process.env.EMAIL_FROM })"


def utf16(name: str) -> Pieces:
    return (Piece(name=name, text=KEY, is_utf16=True),)


ENV: Mapping[str, Case] = {
    "AUTHJS314": Case(
        holds=(
            v5(f'Postmark({{ apiKey: "{REAL}", {FROM} }})'),
            v5(f'Postmark({{ apiKey: process.env.K ?? "{REAL}", {FROM} }})'),
        ),
        does_not=(
            v5(f'Postmark({{ apiKey: process.env.K ?? "", {FROM} }})'),
            v5(f"Postmark({{ apiKey: process.env.AUTH_POSTMARK_KEY, {FROM} }})"),
        ),
    ),
    "AUTHJS315": Case(holds=(v5(f'Postmark({{ apiKey: "", {FROM} }})'),), does_not=(v5(),)),
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
    "AUTHJS326": Case(
        holds=(env(KEY.replace("=", ": ")), env("export AUTH_SECRET: 'a b'\n")),
        does_not=(env(KEY), env("COLOUR: red\n"), env("AUTH_SECRET:x\n")),
    ),
    "AUTHJS327": Case(
        holds=(env(f"#{KEY}"), env(f"{SECRET} # export {KEY}"), v5() + env(f"## {KEY}")),
        does_not=(env(f"#{KEY}{KEY}"), env("# AUTH_POSTMARK_KEY=\n"), env(f"#{KEY}") + env(KEY, ".env.local")),
        not_asked=(env(f"#{KEY}") + package(express="5"), v5("Postmark({ from, apiKey: vault() })") + env(f"#{KEY}")),
    ),
    "AUTHJS328": Case(
        holds=(env(KEY) + NOTHING, env(KEY) + env("AUTH_POSTMARK_KEY=\n", ".env.production")),
        does_not=(
            NOTHING,
            env("AUTH_POSTMARK_KEY=\n") + env(KEY, ".env.local"),
            env(KEY, "a/.env") + NOTHING,
            env(KEY) + env("AUTH_POSTMARK_KEY=\n", ".env.production") + env(KEY, ".env.local"),
        ),
    ),
    "AUTHJS336": Case(
        holds=(v5('Postmark({ from: "Shop <no-reply@example.com>" })'), env(f"{KEY}EMAIL_FROM=no-reply@example.com\n")),
        does_not=(v5(),),
        not_asked=(env("EMAIL_FROM=no-reply@example.com\n"),),
    ),
    "AUTHJS408": Case(
        holds=(OTHER, v5(OVER_SMTP) + OTHER),
        does_not=(env(f"{KEY}EMAIL_SERVER={SMTP}\n"), env(f"{KEY}EMAIL_SERVER=smtp://localhost:1025\n")),
        not_asked=(v5() + OTHER, env("EMAIL_SERVER=smtp://a:b@smtp.gmail.com\n")),
    ),
}
