"""The practice Postmark over SMTP: the server, its logins, and mails as the messages that they become."""
