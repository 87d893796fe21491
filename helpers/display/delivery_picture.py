"""The picture of a delivery: from the application through Postmark to each recipient, with what became of each copy.

Imports the records of the diagnosis. The same delivery gives the same drawing to the byte.
"""

from helpers.diagnosis.delivery_records import Copy, Delivery, Ending, Fate
from helpers.display.drawing import Colour, arrow, door, words
from helpers.display.fitting import fit
from helpers.display.markup import Element
from helpers.display.picture import Picture
from helpers.display.printable import printable

MOST_COPIES = 4
"""Recipients that are drawn; the others are one line."""

_WIDTH, _LEFT, _ROOM = 410, 22, 372
_SIGNS: dict[Fate, tuple[str, Colour]] = {
    Fate.DELIVERED: ("✓ delivered", "good"),
    Fate.COMPLAINED: ("✗ delivered, called spam", "bad"),
    Fate.BOUNCED: ("✗ bounced", "bad"),
    Fate.SUPPRESSED: ("✗ suppressed: not tried", "bad"),
    Fate.DELAYED: ("? delayed", "ink"),
    Fate.NO_EVENT: ("? nothing yet", "ink"),
}
_LOST = {
    Ending.NOT_FOUND: "? does not know it",
    Ending.SUPPRESSED: "✗ suppressed: refused before",
    Ending.UNKNOWN: "? can’t tell",
    Ending.NOT_ADDRESSED: "✗ not addressed to them",
}


def delivery_picture(delivery: Delivery) -> Picture:
    """The picture, and its twin in words."""
    shapes: list[Element] = []
    below = _application(shapes, delivery)
    below = _postmark(shapes, delivery, below)
    for copy in delivery.seen.copies[:MOST_COPIES]:
        below = _copy(shapes, delivery, copy, below)
    if rest := len(delivery.seen.copies[MOST_COPIES:]):
        shapes.append(words(_LEFT, below + 22, f"and {rest} more", "soft", size=14))
        below += 32
    return Picture(
        name=f"delivery-{delivery.ending.value.replace(' ', '-').replace('’', '').replace(chr(39), '')}",
        title=printable(f"{delivery.conclusion.title}."),
        rule=_rule(delivery),
        sentences=_sentences(delivery),
        sources=(delivery.conclusion.source,),
        width=_WIDTH,
        height=below + 8,
        shapes=tuple(shapes),
    )


def _rule(delivery: Delivery) -> str:
    return f"Confidence: {delivery.conclusion.confidence}. {printable(delivery.conclusion.cause)}"


def _application(shapes: list[Element], delivery: Delivery) -> int:
    """The application on top, and the arrow down to Postmark; dashed where it is not known whether it came that far."""
    message = delivery.seen.message
    shapes += [door(8, 8, 394, 44), words(_LEFT, 36, "Your application", size=16, bold=True)]
    shapes.append(arrow("good" if message else "ink", (_LEFT + 8, 52), (_LEFT + 8, 104), dashed=message is None))
    about = [f"From {message.sender}", message.subject] if message else [f"looked for: {delivery.seen.question.words}"]
    for at, line in enumerate(filter(None, map(printable, about))):
        shapes.append(words(48, 74 + 19 * at, fit(line, _ROOM - 30, 14), "soft", size=14))
    return 104


def _postmark(shapes: list[Element], delivery: Delivery, y: int) -> int:
    """Postmark, with the server, the message stream and when it accepted the message."""
    lines = [(_server(delivery), "ink"), *(_state(delivery))]
    height = 34 + 20 * len(lines)
    shapes += [door(8, y, 394, height), words(_LEFT, y + 24, "Postmark", size=16, bold=True)]
    for at, (line, colour) in enumerate(lines):
        bold = line[:1] in "✓✗?"
        shapes.append(
            words(
                _LEFT, y + 45 + 20 * at, fit(printable(line), _ROOM, 14, bold=bold), _colour(colour), size=14, bold=bold
            )
        )
    return y + height


def _colour(name: str) -> Colour:
    return "good" if name == "good" else "bad" if name == "bad" else "ink"


def _server(delivery: Delivery) -> str:
    server, message = delivery.seen.server, delivery.seen.message
    name = f"server “{server.name}”" if server else "server not read"
    sandbox = ", sandbox" if server and server.is_sandbox else ""
    return f"{name}{sandbox}" + (f", stream “{message.stream}”" if message else "")


def _state(delivery: Delivery) -> list[tuple[str, str]]:
    message = delivery.seen.message
    if message is None or not delivery.seen.copies:
        word = _LOST.get(delivery.ending, f"? {delivery.ending}")
        return [(word, "bad" if word.startswith("✗") else "ink")]
    lines = [(f"✓ accepted, status {message.status}", "good"), (message.at, "ink")]
    return [*lines, ("✗ kept by the sandbox", "bad")] if delivery.ending is Ending.SANDBOXED else lines


def _copy(shapes: list[Element], delivery: Delivery, copy: Copy, y: int) -> int:
    """One recipient: an arrow down where the copy was tried, and what became of it."""
    sign, colour = _SIGNS[copy.fate]
    if delivery.ending is Ending.SANDBOXED and copy.fate is Fate.DELIVERED:
        sign, colour = "✗ shown as delivered, kept", "bad"
    arrived = colour == "good"
    tried = copy.fate not in (Fate.SUPPRESSED, Fate.NO_EVENT)
    shapes.append(
        arrow("good" if arrived else "ink", (_LEFT + 8, y), (_LEFT + 8, y + 24), dashed=not (arrived or tried))
    )
    lines = [line for line in (_when(copy),) if line]
    height = 52 + 19 * len(lines)
    shapes += [
        door(8, y + 24, 394, height),
        words(_LEFT, y + 46, fit(printable(copy.email), _ROOM, 15, bold=True), size=15, bold=True),
        words(_LEFT, y + 67, fit(sign, _ROOM, 15, bold=True), colour, size=15, bold=True),
        *(words(_LEFT, y + 87, fit(printable(line), _ROOM, 14), "soft", size=14) for line in lines),
    ]
    return y + 24 + height


def _when(copy: Copy) -> str:
    """The type of bounce, or why the address was suppressed, and when."""
    if copy.bounce:
        return f"{copy.bounce.type}, {copy.bounce.at}"
    if copy.fate is Fate.SUPPRESSED and copy.suppression:
        return f"{copy.suppression.reason}, since {copy.suppression.at}"
    return copy.event.at if copy.event else ""


def _sentences(delivery: Delivery) -> tuple[str, ...]:
    """The picture told once more, line by line."""
    seen = delivery.seen
    begun = (
        f"Accepted at {seen.message.at} on {_server(delivery)}, status {seen.message.status}."
        if seen.message
        else f"Looked for {seen.question.words} on {_server(delivery)}: {delivery.ending}."
    )
    copies = [f"{copy.email}: {_SIGNS[copy.fate][0][2:]}. {_when(copy)}".strip() for copy in seen.copies[:20]]
    events = [f"{event.at} {event.type} {event.recipient} {event.details}".strip() for event in seen.events[:30]]
    return tuple(map(printable, (begun, *copies, *events)))
