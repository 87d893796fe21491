"""What a report says of its own redaction. Imports nothing of ours."""

_SECRETS = "Tokens, passwords and the contents of messages are left out."
HIDDEN = f"{_SECRETS} So are the owners of addresses, and subjects."
SHOWN = f"{_SECRETS} Addresses and subjects are shown: they are personal data."
