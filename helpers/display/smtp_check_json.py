"""A look at an SMTP server as JSON values for other programs; everything in them is masked already."""

from helpers.diagnosis.smtp_check.records import SmtpCheck
from helpers.display.as_json import Json, explained_as_json


def smtp_check_as_json(check: SmtpCheck) -> Json:
    """The check: steps, transcript, ports, findings."""
    return {
        "host": check.host,
        "port": check.port,
        "practice": check.practice,
        "user": check.user,
        "message_stream": check.stream,
        "accepted": check.accepted,
        "headline": check.headline,
        "next_step": check.next_step,
        "does_not_prove": list(check.does_not_prove),
        "steps": [{"name": one.name, "state": one.state, "words": one.words} for one in check.talk.steps],
        "transcript": [{"speaker": one.speaker, "text": one.text, "meaning": one.meaning} for one in check.talk.lines],
        "ports": [{"port": one.port, "open": one.is_open, "words": one.words} for one in check.ports],
        "findings": [explained_as_json(finding) for finding in check.findings],
    }
