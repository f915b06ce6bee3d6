"""Search: an index of our own, per language, in small files that a page loads as it needs them.

`records` takes from a site what can be found, `names` knows the spellings of names, `postings`
makes the files, `indexing` runs both in a process of its own beside the engine. The other half
is in `docs/assets/`: `search-index.js` reads the files, `search.js` shows what it finds.
"""

from generator.search.indexing import Indexing

__all__ = ["Indexing"]
