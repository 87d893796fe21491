"""The names that Auth.js and NextAuth put behind `error=` in an address: fixed words of their source, never a secret.

Imports nothing of ours. Any other value behind `error=` may be somebody's own text, and stays hidden.
"""

SIGN_IN_ERRORS: tuple[str, ...] = (
    # the error page: ErrorPageParam, and Default in version 4
    "Configuration",
    "AccessDenied",
    "Verification",
    "Default",
    # the sign-in page: SignInPageErrorParam
    "Signin",
    "OAuthSignin",
    "OAuthCallback",
    "OAuthCallbackError",
    "OAuthCreateAccount",
    "OAuthAccountNotLinked",
    "EmailCreateAccount",
    "EmailSignin",
    "Callback",
    "CredentialsSignin",
    "SessionRequired",
    # errors of version 5 that reach the browser under their own name: clientErrors
    "AccountNotLinked",
    "MissingCSRF",
    "WebAuthnVerificationError",
)
"""Sources: https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/types.ts and errors.ts beside it."""
