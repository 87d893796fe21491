"""What Auth.js and NextAuth write into a log when sign-in by mail fails: one row a kind of line.

The patterns look for error names and fixed texts of their source code.
"""

from helpers.authjs.log_rows import sending, settings, smtp
from helpers.authjs.log_rows.row import LogRow

LOG_ROWS: tuple[LogRow, ...] = (*sending.ROWS, *settings.ROWS, *smtp.ROWS)
