"""Search: small documents of our own, what names and words the texts hold, and the index."""

from generator.search.indexing import Indexing

__all__ = ["Indexing"]
