"""The colours, measured; and the file on its way into a page."""

import pytest

from helpers.display.markup import to_html
from helpers.display.theme import THEME_CSS, palette, style_element
from helpers.reference.token_kinds import TokenKind

KINDS = [kind.value for kind in TokenKind]
LIGHT_PAPERS = ["#ffffff", "#f2f2f2"]  # a page, and the theme's wash over it
DARK_PAPERS = ["#161b22", "#111111", "#212121", "#2c2c2c"]  # a page, JupyterLab's two layers, and the wash over them
PAPERS = [LIGHT_PAPERS, DARK_PAPERS]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("page", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", [*KINDS, "good", "bad", "unsure", "ink"])
def test_every_colour_of_a_word_reads_well_on_every_paper(name: str, page: int) -> None:
    assert min(contrast(palette()[name][page], paper) for paper in PAPERS[page]) >= 4.5


@pytest.mark.parametrize("page", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_reads_well_on_its_own_wash(kind: str, page: int) -> None:
    assert contrast(palette()[kind][page], palette()[f"{kind}-wash"][page]) >= 4.5


def test_no_two_kinds_share_a_colour() -> None:
    assert len({palette()[kind] for kind in KINDS}) == len(KINDS)


def rules(css: str) -> list[str]:
    """The lines of a style sheet without its comments."""
    lines = "".join(part.rpartition("*/")[2] for part in css.split("/*")).splitlines()
    return [line.rstrip() for line in lines if line.strip()]


def test_the_style_element_carries_every_rule_of_the_file_unescaped() -> None:
    emitted = to_html(style_element()).removeprefix("<style>").removesuffix("</style>")
    assert emitted.splitlines() == rules(THEME_CSS.read_text(encoding="utf-8"))


def test_no_blank_line_ends_the_style_element_where_markdown_is_read() -> None:
    emitted = style_element().text or ""
    assert "\n\n" in THEME_CSS.read_text(encoding="utf-8")
    assert [line for line in emitted.splitlines() if not line.strip()] == []
    assert "/*" not in emitted


def test_the_theme_asks_nothing_of_other_machines() -> None:
    css = THEME_CSS.read_text(encoding="utf-8")
    assert "url(" not in css
    assert "@import" not in css
