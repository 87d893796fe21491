"""CSS from <style> elements put into style attributes: reading it, matching it, and writing it into the HTML.

Imports nothing of this project.
"""
