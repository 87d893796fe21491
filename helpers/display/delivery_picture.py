"""The picture of a delivery: from the application through Postmark to each recipient, with what became of each copy.

Imports the records of the diagnosis. The same delivery gives the same drawing to the byte.
"""

from helpers.diagnosis.delivery.records import Copy, Delivery, Ending, Fate
from helpers.display.drawing import Colour, arrow, door, words
from helpers.display.fitting import fit
from helpers.display.markup import Element
from helpers.display.picture import Picture
from helpers.display.printable import printable
from helpers.reference.moments import in_utc

MOST_COPIES = 4
"""Recipients that are drawn; the others are one line."""

_WIDTH, _LEFT, _ROOM = 410, 22, 372
_TRUNK, _INDENT, _NARROW = 30, 64, 326
_SIGNS: dict[Fate, tuple[str, Colour]] = {
    Fate.DELIVERED: ("✓ delivered", "good"),
    Fate.ANSWERED: ("✓ arrived: an answer came back", "good"),
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
    _application(shapes, delivery)
    below = branch = _postmark(shapes, delivery, 104)
    for copy in delivery.seen.copies[:MOST_COPIES]:
        below, branch = _copy(shapes, delivery, copy, below, branch)
    if rest := len(delivery.seen.copies[MOST_COPIES:]):
        shapes.append(words(_INDENT, below + 24, f"and {rest} more", "soft", size=14))
        below += 32
    return Picture(
        name=f"delivery-{delivery.ending.name.lower().replace('_', '-')}",
        title=printable(f"{delivery.conclusion.title}."),
        rule=printable(delivery.conclusion.cause),
        sentences=_sentences(delivery),
        sources=(delivery.conclusion.source,),
        width=_WIDTH,
        height=below + 8,
        shapes=tuple(shapes),
    )


def _application(shapes: list[Element], delivery: Delivery) -> None:
    """The application on top, and the arrow down to Postmark; dashed where it is not known whether it came that far."""
    message = delivery.seen.message
    shapes += [door(8, 8, 394, 44), words(_LEFT, 36, "Your application", size=16, bold=True)]
    shapes.append(arrow("good" if message else "ink", (_TRUNK, 52), (_TRUNK, 104), dashed=message is None))
    question = f"looked for: {delivery.seen.question.words}"
    about = [f"From {message.sender}", f"“{message.subject}”"] if message else [question]
    for at, line in enumerate(map(printable, about)):
        shapes.append(words(48, 74 + 19 * at, fit(line, _ROOM - 30, 14), "soft", size=14))


def _postmark(shapes: list[Element], delivery: Delivery, y: int) -> int:
    """Postmark, with the server, the message stream and when it accepted the message; gives where it ends."""
    lines: list[tuple[str, Colour]] = [(line, "ink") for line in _place(delivery)] + _state(delivery)
    height = 36 + 20 * len(lines)
    shapes += [door(8, y, 394, height), words(_LEFT, y + 24, "Postmark", size=16, bold=True)]
    for at, (line, colour) in enumerate(lines):
        bold = line[:1] in "✓✗?"
        text = fit(printable(line), _ROOM, 14, bold=bold)
        shapes.append(words(_LEFT, y + 45 + 20 * at, text, colour, size=14, bold=bold))
    return y + height


def _place(delivery: Delivery) -> list[str]:
    """The server and the message stream, as far as they are known."""
    server, message = delivery.seen.server, delivery.seen.message
    sandbox = ", a sandbox" if server and server.is_sandbox else ""
    named = f"server “{server.name}”{sandbox}" if server else "server not read"
    return [named, f"message stream “{message.stream}”"] if message else [named]


def _state(delivery: Delivery) -> list[tuple[str, Colour]]:
    """What Postmark made of the message."""
    message = delivery.seen.message
    if message is None or not delivery.seen.copies:
        word = _LOST.get(delivery.ending, f"? {delivery.ending}")
        return [(word, "bad" if word.startswith("✗") else "ink")]
    lines: list[tuple[str, Colour]] = [(f"✓ accepted, status {message.status}", "good"), (in_utc(message.at), "ink")]
    return [*lines, ("✗ kept by the sandbox", "bad")] if delivery.ending is Ending.SANDBOXED else lines


def _copy(shapes: list[Element], delivery: Delivery, copy: Copy, y: int, branch: int) -> tuple[int, int]:
    """One recipient: a branch off the trunk, dashed where nothing was tried, and what became of the copy.

    `y` is where the drawing ends so far and `branch` where the trunk does; gives both anew.
    """
    sign, colour = _sign(delivery, copy)
    lines = _when(copy)
    height = 54 + 20 * len(lines)
    middle = y + 12 + height // 2
    dashed = copy.fate in (Fate.SUPPRESSED, Fate.NO_EVENT)
    points = ((_TRUNK, branch), (_TRUNK, middle), (_INDENT - 10, middle))
    shapes += [
        arrow("good" if colour == "good" else "ink", *points, dashed=dashed),
        door(_INDENT - 10, y + 12, 402 - _INDENT + 10, height),
        words(_INDENT, y + 34, fit(printable(copy.email), _NARROW, 15, bold=True), size=15, bold=True),
        words(_INDENT, y + 55, fit(sign, _NARROW, 15, bold=True), colour, size=15, bold=True),
    ]
    for at, line in enumerate(map(printable, lines)):
        shapes.append(words(_INDENT, y + 75 + 20 * at, fit(line, _NARROW, 14), "soft", size=14))
    return y + 12 + height, middle


def _sign(delivery: Delivery, copy: Copy) -> tuple[str, Colour]:
    """What became of the copy, as glyph and words; a sandbox only shows a delivery."""
    if delivery.ending is Ending.SANDBOXED and copy.fate is Fate.DELIVERED:
        return "✗ shown as delivered, kept", "bad"
    return _SIGNS[copy.fate]


def _when(copy: Copy) -> tuple[str, ...]:
    """The type of bounce, or why the address was suppressed, and when."""
    if copy.bounce:
        return copy.bounce.type, in_utc(copy.bounce.at)
    if copy.fate is Fate.SUPPRESSED and copy.suppression:
        return copy.suppression.reason, f"since {in_utc(copy.suppression.at)}"
    return (in_utc(copy.event.at),) if copy.event else ()


def _sentences(delivery: Delivery) -> tuple[str, ...]:
    """The picture told once more, line by line."""
    seen, place = delivery.seen, ", ".join(_place(delivery))
    begun = (
        f"Accepted at {in_utc(seen.message.at)}, {place}, status {seen.message.status}."
        if seen.message
        else f"Looked for {seen.question.words}, {place}: {delivery.ending}."
    )
    copies = [
        f"{copy.email}: {_sign(delivery, copy)[0][2:]}. {', '.join(_when(copy))}".strip() for copy in seen.copies[:20]
    ]
    events = [f"{in_utc(one.at)} {one.type} {one.recipient} {one.details}".strip() for one in seen.events[:30]]
    return tuple(map(printable, (begun, *copies, *events)))
