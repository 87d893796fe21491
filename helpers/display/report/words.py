"""What a report says of its own redaction. Imports nothing of ours."""


def about_redaction(*, addresses: bool, practice_tokens: bool) -> str:
    """What is left out and what is shown, as sentences; `practice_tokens`: whether one stands in the report."""
    shown = "; practice tokens are shown, since they are no secrets" if practice_tokens else ""
    secrets = f"Tokens, passwords and the contents of messages are left out{shown}."
    if addresses:
        return f"{secrets} Addresses and subjects are shown: they are personal data."
    return f"{secrets} {'Left out are also' if shown else 'So are'} the owners of addresses, and subjects."
