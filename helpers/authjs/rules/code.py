"""AUTHJS42x: what else in the code keeps a sign-in mail from being sent: requests, ids, runtimes, routes.

Imports the situation and the citations.
"""

from urllib.parse import urlsplit

from helpers.authjs import citations as cite
from helpers.authjs.rule import DoctorRule, Place
from helpers.authjs.settings_facts import ProviderKind, Request
from helpers.authjs.situation import Situation
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence
from helpers.reference.token_kinds import ACCOUNT_HEADER, SERVER_HEADER

_HOST = "api.postmarkapp.com"
_OF_MAIL = {"email", "nodemailer", "postmark"}
_EDGE = {"edge", "experimental-edge"}


def _address(situation: Situation) -> list[Place]:
    return [
        Place(evidence=f"The request goes to {one.url}.", file=facts.file, line=one.line)
        for facts in situation.settings or ()
        for one in facts.requests
        if not _is_right(one)
    ]


def _is_right(request: Request) -> bool:
    """Whether it goes to Postmark's API. Other hosts that only name Postmark are none of ours: a proxy, a relay."""
    parts = urlsplit(request.url)
    host = (parts.hostname or "").lower()
    if not host.endswith(("postmark.com", "postmarkapp.com", "postmark.io")):
        return True
    return host == _HOST and not parts.path.lower().startswith(("/emails", "/send", "/v1/", "/api/"))


def _bearer(situation: Situation) -> list[Place]:
    return [
        Place(evidence="The request has an Authorization header with Bearer.", file=facts.file, line=one.line)
        for facts in situation.settings or ()
        for one in facts.requests
        if one.bearer and SERVER_HEADER.lower() not in one.headers
    ]


def _account_header(situation: Situation) -> list[Place]:
    return [
        Place(evidence=f"The request has the header {ACCOUNT_HEADER}.", file=facts.file, line=one.line)
        for facts in situation.settings or ()
        for one in facts.requests
        if ACCOUNT_HEADER.lower() in one.headers and "/email" in one.url.lower()
    ]


def _provider_id(situation: Situation) -> list[Place] | None:
    """Only ids of mail providers are judged, and only where every provider is known."""
    configured = situation.configured
    ids = {provider.id for _, provider in situation.providers(*ProviderKind) if provider.kind is not ProviderKind.OTHER}
    if not configured or not ids or None in ids or not all(facts.all_providers for facts in configured):
        return None
    known = ", ".join(sorted(one for one in ids if one))
    return [
        Place(evidence=f'signIn("{mention.text}"), and the provider is {known}.', file=facts.file, line=mention.line)
        for facts in situation.settings or ()
        for mention in facts.sign_ins
        if mention.text in _OF_MAIL - ids
    ]


def _edge_smtp(situation: Situation) -> list[Place]:
    return [
        Place(evidence=f'runtime = "{facts.runtime.text}" with nodemailer.', file=facts.file, line=facts.runtime.line)
        for facts in situation.configured
        if facts.runtime
        and facts.runtime.text in _EDGE
        and any(not one.sends_itself for one in facts.of_kind(ProviderKind.NODEMAILER, ProviderKind.EMAIL))
    ]


def _edge_adapter(situation: Situation) -> list[Place]:
    return [
        Place(evidence=f'runtime = "{facts.runtime.text}" with an adapter.', file=facts.file, line=facts.runtime.line)
        for facts in situation.configured
        if facts.runtime and facts.runtime.text in _EDGE and facts.option("adapter")
    ]


def _route(situation: Situation) -> list[Place]:
    return [
        Place(evidence=f'The route is "{mention.text}".', file=facts.file, line=mention.line)
        for facts in situation.settings or ()
        for mention in facts.mounts
        if "*splat" in mention.text
    ]


RULES = (
    DoctorRule(
        requires=("settings",),
        places=_address,
        words=Words(
            code="AUTHJS421",
            title="This is not the address of Postmark's API",
            cause="The documents' “built-in” sample is another provider's code with the name replaced.",
            next_step="Use the built-in provider without sendVerificationRequest, or POST to"
            " https://api.postmarkapp.com/email.",
            source=cite.DOCS_SAMPLE,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_bearer,
        words=Words(
            code="AUTHJS422",
            title="Postmark does not take a token in Authorization",
            cause=f"It reads {SERVER_HEADER} and answers ErrorCode 10 without it.",
            next_step=f"Send the server token in {SERVER_HEADER}, or use the built-in provider.",
            source=cite.AUTH_PAGE,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_account_header,
        words=Words(
            code="AUTHJS423",
            title="Sending wants the server header",
            cause="POST /email takes a server token only; with both headers Postmark refuses too.",
            next_step=f"Send a server token in {SERVER_HEADER} and nothing in {ACCOUNT_HEADER}.",
            source=cite.BOTH_HEADERS,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_provider_id,
        words=Words(
            code="AUTHJS424",
            title="signIn() names a provider that is not there",
            cause="The id decides; Auth.js answers “Provider with id … not found”, or seems to do nothing.",
            next_step="Hand signIn() the provider's own id.",
            source=cite.WRONG_ID,
            alternatives=("Another file that was not handed over configures that provider.",),
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_edge_smtp,
        words=Words(
            code="AUTHJS425",
            title="nodemailer does not run on the edge runtime",
            cause="It needs Node's stream and dns modules, which the edge runtime does not have.",
            next_step='Remove runtime = "edge", or use the Postmark provider, which sends by fetch.',
            source=cite.EDGE,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_edge_adapter,
        words=Words(
            code="AUTHJS426",
            title="Most adapters do not run on the edge runtime",
            cause="Database drivers need modules of Node that the edge runtime does not have.",
            next_step='Remove runtime = "edge" from this route, or use an adapter that speaks HTTP.',
            source=cite.EDGE,
            alternatives=("This adapter speaks HTTP and runs there.",),
        ),
    ),
    DoctorRule(
        requires=("settings",),
        places=_route,
        words=Words(
            code="AUTHJS427",
            title="Under this route Auth.js does not see its path",
            cause="With a named wildcard of Express 5, every request ends with UnknownAction.",
            next_step="Mount it with app.use(/\\/auth\\/(.*)/, ExpressAuth(…)).",
            source=cite.EXPRESS_ROUTE,
        ),
    ),
)
