"""One redacted report of any results of the kit, for a ticket: as Markdown, a page, JSON and HAR.

`make` gathers and redacts; whatever writes a form sees redacted records only.
"""
