"""What Postmark's refusals mean when Auth.js is the one that was refused: the ErrorCode inside its log line.

Codes that mean the same for everybody are left to the general table. Imports the records and the citations.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from helpers.authjs import citations as cite
from helpers.diagnosis.explaining.address_faults import Named
from helpers.diagnosis.explaining.named_field import fields_named
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence
from helpers.reference.error_codes import ERROR_CODES

DEFAULT_SENDER = "no-reply@authjs.dev"

_REFUSED_KEY = Words(
    code="AUTHJS501",
    title="Postmark refused the key: ErrorCode 10",
    cause="The provider's key is not a valid server token. The usual reason is an account token: the provider's"
    " documents lead to the account's API Tokens page without saying which token is wanted.",
    next_step="Copy a server token from Servers → your server → API Tokens into AUTH_POSTMARK_KEY, and start again.",
    source=cite.WHICH_TOKEN,
    confidence=Confidence.LIKELY,
    alternatives=(
        "The key has quotation marks around it, is cut short or is still an example's placeholder.",
        "An apiKey in the code, which comes before AUTH_POSTMARK_KEY, holds another token.",
        "The token was deleted, or its server is gone.",
    ),
    how_to_tell="Postmark answers all of these alike: `tokenlab doctor PATH --ask-postmark` tries the token in both"
    " headers.",
)
_SENDER = Words(
    code="AUTHJS502",
    title="Postmark refused the sender: ErrorCode 400",
    cause="The option from is no confirmed sender signature and lies in no verified domain of the account.",
    next_step="Confirm the address as a sender signature, or verify its domain; or set from to one that is.",
    source=ERROR_CODES[400].source,
    confidence=Confidence.CERTAIN,
)
DEFAULT_SENDER_LEFT = Words(
    code="AUTHJS503",
    title="The provider's default sender was used",
    cause=f"No from is set, so Auth.js sent as {DEFAULT_SENDER}, which is not yours.",
    next_step="Set from in the provider to an address that your Postmark account may send from.",
    source=cite.PROVIDER,
    confidence=Confidence.CERTAIN,
)
_BAD_ADDRESS = Words(
    code="AUTHJS504",
    title="Postmark refused an address or a field: ErrorCode 300",
    cause="The option from is empty or malformed, or the person typed no valid address.",
    next_step="Read the Message: it names the field. Set from in the provider if it is From.",
    source=ERROR_CODES[300].source,
    confidence=Confidence.CERTAIN,
)
_BAD_SENDER = replace(
    _BAD_ADDRESS,
    title="Postmark refused the sender: ErrorCode 300",
    next_step="Set from in the provider to an address, with or without a name: Shop <hello@example.com>.",
)
_BAD_PERSON = replace(
    _BAD_ADDRESS,
    title="Postmark refused the person's address: ErrorCode 300",
    cause="Message names To: what the person typed is no address that Postmark takes. The settings are not at fault.",
    next_step='Give the form\'s field type="email", and tell the person that the address is wrong.',
)
_PENDING = Words(
    code="AUTHJS505",
    title="The account is pending approval: ErrorCode 412",
    cause="Until Postmark has approved the account, recipients must be on the sender's own domain: other people"
    " cannot sign in. The key is right.",
    next_step="Ask for approval in Postmark; until then sign in with an address on the domain of from.",
    source=ERROR_CODES[412].source,
    confidence=Confidence.CERTAIN,
)
_INACTIVE = Words(
    code="AUTHJS506",
    title="The recipient is suppressed: ErrorCode 406",
    cause="This one address bounced, complained or was suppressed; sign-in works for others. The key is right.",
    next_step="Look the address up among the suppressions of the stream outbound and reactivate it if it is right.",
    source=ERROR_CODES[406].source,
    confidence=Confidence.CERTAIN,
)


def bad_address(body: str) -> Words:
    """What is said of ErrorCode 300, by the one field that the refusal names."""
    named = fields_named(body)
    if named.keys() == {"To"}:
        return _BAD_PERSON
    return _bad_sender(named["From"]) if named.keys() == {"From"} else _BAD_ADDRESS


def _bad_sender(named: Named) -> Words:
    """From, by what the Message says is wrong with it: no signature, something to guess at, or no address at all."""
    if named.means == 400:
        return replace(_SENDER, title=_BAD_SENDER.title)
    return replace(
        _BAD_SENDER,
        cause=f"Message names From, the provider's option from. {named.wrong}",
        next_step=named.fix or _BAD_SENDER.next_step,
        confidence=Confidence.LIKELY if named.others else Confidence.CERTAIN,
        alternatives=named.others,
    )


REFUSALS: Mapping[int, Words] = MappingProxyType(
    {10: _REFUSED_KEY, 300: _BAD_ADDRESS, 400: _SENDER, 406: _INACTIVE, 412: _PENDING}
)
NOT_POSTMARKS = Words(
    code="AUTHJS507",
    title="The refusal holds no ErrorCode",
    cause="Auth.js logged a refusal whose body is JSON, but not in Postmark's form: something else may have answered.",
    next_step="Run `tokenlab reach` where the application runs.",
    source=cite.PROVIDER,
    confidence=Confidence.OPEN,
    alternatives=("The line was shortened where it was logged.",),
    how_to_tell="Find the whole line where the program logs it.",
)
