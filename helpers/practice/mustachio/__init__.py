"""Mustachio, the language of Postmark's templates: reading it, filling it in, and guessing the model it wants.

What it does comes from https://postmarkapp.com/support/article/1077-template-syntax and from the public source of the
engine, https://github.com/ActiveCampaign/mustachio, whose messages are repeated word for word. That Postmark runs it
with the same settings is assumed. The modules import each other and nothing else of this project.
"""
