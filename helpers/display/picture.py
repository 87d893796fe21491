"""A picture and its twin in words. Whoever cannot see the drawing, or whose page drops it, loses nothing.

Imports the markup, the drawing and `helpers.reference.sources`.
"""

from dataclasses import dataclass
from textwrap import fill

from helpers.display.drawing import canvas
from helpers.display.markup import Element, el, to_html, to_xml
from helpers.display.theme import style_element
from helpers.reference.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing that says `rule`, told once more in `sentences`. As a cell's last line it shows itself."""

    name: str  # short and unique, for the ids in the page
    title: str
    rule: str
    sentences: tuple[str, ...]
    sources: tuple[Source, ...]
    width: int
    height: int
    shapes: tuple[Element, ...]

    def svg(self) -> Element:
        """The drawing, named and described for a screen reader."""
        title, about = f"tokenlab-{self.name}-title", f"tokenlab-{self.name}-about"
        role = {"class": "tokenlab-picture", "role": "img", "aria-labelledby": f"{title} {about}"}
        told = el("title", {"id": title}, self.title), el("desc", {"id": about}, self.rule)
        return canvas(self.width, self.height, role, *told, *self.shapes)

    def standalone(self) -> str:
        """The drawing as the text of an SVG file, which turns light or dark with the reader's system."""
        svg = self.svg()
        svg.set("class", "tokenlab tokenlab-picture")
        svg.insert(0, style_element())
        return to_xml(svg)

    def figure(self) -> Element:
        """Title, drawing, rule, and the twin folded under them."""
        told = [el("li", {}, sentence) for sentence in self.sentences]
        twin = el("details", {}, el("summary", {}, "The picture in words"), el("ul", {}, *told), self._sources())
        return el(
            "figure",
            {"class": "tokenlab tokenlab-figure"},
            el("p", {"class": "tokenlab-headline"}, el("strong", {}, self.title)),
            # A page that drops drawings keeps the words inside them, in a heap. It drops this style too: `hidden` wins.
            el("div", {"hidden": "hidden", "style": "all: unset"}, self.svg()),
            el("figcaption", {}, self.rule),
            twin,
        )

    def _sources(self) -> Element:
        links = [el("li", {}, el("a", {"href": source.url}, str(source))) for source in self.sources]
        return el("div", {}, el("p", {}, "Where this is from:"), el("ul", {}, *links))

    def _repr_html_(self) -> str:
        return to_html(self.figure())

    def __repr__(self) -> str:
        """The twin in words."""
        lines = [self.title, "", self.rule, *(f"- {sentence}" for sentence in self.sentences)]
        return "\n".join(fill(line, 100, break_on_hyphens=False) for line in lines)
