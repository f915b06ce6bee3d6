"""Bilingual briefing microsite generator: raw French press articles in, Markdown pages out."""

from pathlib import Path

__version__ = "0.1.0"
ROOT = Path(__file__).resolve().parent.parent
"""The project's folder, where `mkdocs.yml` lies."""
CACHE = ROOT / ".cache"
"""What earlier runs left; can be deleted at any time."""
