"""The Auth.js doctor: reads settings, code and logs of an application that signs in by mail through Postmark.

Imports `helpers.client`, `helpers.reference` and `helpers.diagnosis`; runs nothing of the application.
"""
