"""Bilingual briefing microsite generator: raw French press articles in, Markdown pages out."""

__version__ = "0.1.0"
