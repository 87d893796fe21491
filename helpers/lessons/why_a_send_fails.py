"""The exercises of lesson 06: from an error line, or from a mail that did not arrive, to the cause."""

from collections.abc import Mapping

from helpers.client.email import Email
from helpers.client.exchange import Exchange
from helpers.diagnosis.delivery.records import Delivery, Ending, SeenMessage
from helpers.diagnosis.delivery.remedies import Mended
from helpers.diagnosis.preflight.records import Grade, Preflight
from helpers.diagnosis.sending.sample import SentSample
from helpers.lessons.exercise import Exercise, Misconception, Test
from helpers.lessons.lost_mail import ADA, INVOICE, LIN, NEWS, receipt
from helpers.lessons.readings import word_of

_NOTHING_SAID = ("cant tell", "cannot tell")
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´′"))  # as keyboards and word processors write them
_ERROR_CODES = {"a": ("406",), "b": ("10",), "c": _NOTHING_SAID}


def _reads(item: str, *words: str) -> Test:
    """Whether the answer is a mapping that has one of `words` after this item; a number counts as its digits."""
    return lambda answer: isinstance(answer, Mapping) and _plain(answer.get(item)) in words


def _plain(said: object) -> str:
    return " ".join(word_of(str(said)).translate(_APOSTROPHES).split())


_WHICH_ERROR_CODE = Exercise(
    number="6.1",
    asks="Name the ErrorCode behind each of three error lines, where the line says it.",
    right=lambda answer: all(_reads(item, *words)(answer) for item, words in _ERROR_CODES.items()),
    because="The ErrorCode decides. The status is the same for dozens of them, and alone it says next to nothing.",
    misconceptions=(
        Misconception(
            shows=_reads("a", "422"),
            says="a: 422 is the HTTP status, which nearly every refusal has. Which number comes after the text?",
        ),
        Misconception(
            shows=_reads("b", "401"),
            says="b: 401 is the HTTP status. As an ErrorCode it would be about an unconfirmed sender signature.",
        ),
        Misconception(
            shows=_reads("c", "422"),
            says="c: that is the status once more. The body is missing, and with it the ErrorCode.",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, Mapping) and not _reads("c", *_NOTHING_SAID)(answer),
            says="c: it may be that one, or another. Which word of the line says so?",
        ),
    ),
    hint='Put a number after each letter, or "can\'t tell".',
)


def _mended(answer: object) -> bool:
    return isinstance(answer, Mended) and answer.done


def _adas(answer: object) -> bool:
    """Whether it is about Ada's address on the message stream that her mail bounced on."""
    return isinstance(answer, Mended) and (answer.email.lower(), answer.stream) == (ADA, receipt().message_stream)


def _free_already(answer: object) -> bool:
    """Whether nothing was changed because the message stream delivers to Ada again."""
    if not isinstance(answer, Mended) or answer.done or not _adas(answer) or answer.exchange is None:
        return False
    found = answer.exchange.body
    return answer.exchange.accepted and (found.get("Inactive") is False or found.get("Suppressions") == [])


_AGAIN_TO_ADA = Exercise(
    number="6.2",
    asks="Let the message stream deliver to Ada's address again: hand in what the lab says of it.",
    right=lambda answer: _mended(answer) and _adas(answer),
    because="The list let the address go, and nothing was sent by it: her mail has to be sent again.",
    misconceptions=(
        Misconception(
            shows=_free_already,
            says="Ada's address is free already, so there was nothing left to change. Hand in what the call said that"
            " freed it; or run the cell that makes `bounced` again, and free it once more.",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, Mended) and not answer.done,
            says="Nothing was changed, and its sentence says why. Is it the number of Ada's own bounce?",
        ),
        Misconception(
            shows=lambda answer: _mended(answer) and not _adas(answer),
            says="That let somebody else's address go, or another stream's. Whose mail bounced, and on which stream?",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, Delivery),
            says="That says what can be done. Do it: lab.reactivate, with the bounce_id of the first offer.",
        ),
        Misconception(
            shows=lambda answer: type(answer) is int,
            says="That is the number of the bounce: hand it to lab.reactivate.",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, SentSample | Exchange),
            says="A send takes nobody off the list: it is refused, or Ada is left out once more.",
        ),
    ),
    hint="It is `await lab.reactivate(token, …)` with the bounce_id that the investigation offers.",
)


def _found_in(answer: object) -> SeenMessage | None:
    """The message that the investigation in the answer found."""
    return answer.seen.message if isinstance(answer, Delivery) else None


def _about(answer: object, subject: str) -> bool:
    found = _found_in(answer)
    return found is not None and found.subject == subject


def _ended(ending: Ending) -> Test:
    return lambda answer: isinstance(answer, Delivery) and answer.ending is ending


_THE_INVOICE = Exercise(
    number="6.3",
    asks="Find the invoice of the log line: hand in the investigation that says what became of it.",
    right=lambda answer: _about(answer, INVOICE) and _ended(Ending.SANDBOXED)(answer),
    because="Another server took it, and that one is a sandbox: the application holds the token of its tests.",
    misconceptions=(
        Misconception(
            shows=_ended(Ending.NOT_FOUND),
            says="This server does not know it. The first cause of the list says how to tell: on which letters does"
            " the token in the line end?",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, Delivery) and not _about(answer, INVOICE),
            says="This is about another message. Ask by the MessageID of the line.",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, str),
            says="That is a text. Hand in what `await lab.investigate(…)` says.",
        ),
    ),
    hint="It is `await lab.investigate(…, message_id=…)`, with the token that the line ends its first part with.",
)


def _would_go(answer: object) -> bool:
    return isinstance(answer, Preflight) and answer.grade is Grade.GO


def _through(answer: object) -> str:
    """The message stream of the message that the pre-flight looked at."""
    return answer.plan.email.message_stream if isinstance(answer, Preflight) else ""


def _sender_known(answer: object) -> bool:
    return isinstance(answer, Preflight) and answer.plan.may_be_sender


def _sender_unread(answer: object) -> bool:
    return isinstance(answer, Preflight) and answer.plan.senders is None and not answer.plan.refused


_MEND_BEFORE = Exercise(
    number="6.4",
    asks="Mend the newsletter until nothing that can be known speaks against it: hand in that pre-flight.",
    right=lambda answer: _would_go(answer) and _sender_known(answer) and _through(answer) == "broadcast",
    because="Two refusals less, and nobody has received anything yet.",
    misconceptions=(
        Misconception(
            shows=lambda answer: isinstance(answer, Email),
            says="That is the message. Hand in what `await lab.preflight(…)` says of it.",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, Preflight) and _through(answer) == "Newsletter",
            says="There is no stream of that name. The card lists the IDs that the server has.",
        ),
        Misconception(
            shows=lambda answer: _would_go(answer) and _through(answer) == "outbound",
            says="It would go, as transactional mail. Which stream is there for one text to many?",
        ),
        Misconception(
            shows=_sender_unread,
            says="Careful, since nobody looked at From: who may be in it is read with the account token, a third"
            " argument.",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, Preflight) and not _sender_known(answer),
            says="From is not usable. Whose domain is verified? Part 2 sent from it.",
        ),
    ),
    hint="Change it with replace(news, sender=…, message_stream=…), and ask lab.preflight with both tokens.",
)


def _to_lin_alone(answer: object) -> bool:
    found = _found_in(answer)
    return found is not None and found.recipients == (LIN,)


def _on_the_other_stream(answer: object) -> bool:
    found = _found_in(answer)
    return found is not None and found.stream != receipt().message_stream


def _is_receipt(answer: object) -> bool:
    return _about(answer, receipt().subject)


def _repeats_only_hers(answer: object) -> bool:
    return _is_receipt(answer) and _to_lin_alone(answer) and not _on_the_other_stream(answer)


_LINS_RECEIPT = Exercise(
    number="6.5",
    asks="Get the receipt to Lin, and to nobody twice: hand in the investigation that says Delivered.",
    right=lambda answer: _ended(Ending.DELIVERED)(answer) and _repeats_only_hers(answer),
    because="Suppressed by hand on one stream of two, named in a reply that nobody read: that was all.",
    misconceptions=(
        Misconception(
            shows=lambda answer: isinstance(answer, Mended),
            says="The way is free, and no mail has gone it yet: send the receipt to Lin and look again.",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, SentSample),
            says="That is what Postmark took, or did not take. Investigate its message_id.",
        ),
        Misconception(
            shows=lambda answer: _about(answer, NEWS),
            says="That is the newsletter. It arrives, on a stream of its own with a list of its own.",
        ),
        Misconception(
            shows=_on_the_other_stream,
            says="It arrived among the newsletters, past the list. A receipt is transactional: mend the list instead.",
        ),
        Misconception(
            shows=_ended(Ending.PARTLY),
            says="This is the message that Kim got. What does the line about Lin say?",
        ),
        Misconception(
            shows=lambda answer: _is_receipt(answer) and not _to_lin_alone(answer),
            says="This one is addressed to both: it is the old one, or Kim has two receipts now. Send it to Lin alone.",
        ),
    ),
    hint="Lift what holds her copy back, send the receipt with to=LIN, and investigate that message.",
)

EXERCISES = (_WHICH_ERROR_CODE, _AGAIN_TO_ADA, _THE_INVOICE, _MEND_BEFORE, _LINS_RECEIPT)
